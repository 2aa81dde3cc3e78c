using Npgsql;

namespace IWReports.Worker.Delivery;

/// <summary>The people reports go to. They are added and retired, never deleted: deliveries name them.</summary>
internal sealed class RecipientStore(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<Recipient>> ActiveAsync(IReadOnlyList<RecipientRole> roles, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id, name, address, role, team from recipient where active and role = any($1) order by name");
        command.Parameters.AddWithValue(roles.Select(role => role.Word()).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var recipients = new List<Recipient>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var role = Enum.Parse<RecipientRole>(reader.GetString(3), ignoreCase: true);
            recipients.Add(new(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), role, reader.IsDBNull(4) ? null : reader.GetString(4)));
        }

        return recipients;
    }

    /// <summary>Adds a recipient, or brings a known name's address, role and team up to date.</summary>
    public async Task SaveAsync(string name, string address, RecipientRole role, string? team, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            insert into recipient (name, address, role, team) values ($1, $2, $3, $4)
            on conflict (name) do update set address = excluded.address, role = excluded.role, team = excluded.team, active = true
            """);
        command.Parameters.AddWithValue(name);
        command.Parameters.AddWithValue(address);
        command.Parameters.AddWithValue(role.Word());
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)team ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Stops sending to someone; false when there is no such active recipient.</summary>
    public async Task<bool> RetireAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("update recipient set active = false where name = $1 and active");
        command.Parameters.AddWithValue(name);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }
}
