using IWReports.Core.Language;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Reporting.Inputs;

/// <summary>Who gets reports.</summary>
internal sealed class ActiveRecipients(NpgsqlDataSource database)
{
    /// <summary>Those of some roles, by name.</summary>
    public async Task<IReadOnlyList<Recipient>> OfAsync(IReadOnlyList<RecipientRole> roles, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select id, name, address, role, team, shared from recipient where active and role = any($1) order by name");
        command.Parameters.AddWithValue(roles.Select(role => role.Word()).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var recipients = new List<Recipient>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var role = EnumWords.Parse<RecipientRole>(reader.GetString(3));
            recipients.Add(new(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), role,
                reader.IsDBNull(4) ? null : reader.GetString(4)) { Shared = reader.GetBoolean(5) });
        }

        return recipients;
    }
}
