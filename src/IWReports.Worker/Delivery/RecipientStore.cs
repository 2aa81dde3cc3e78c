using IWReports.Core.Language;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Delivery.Email;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Delivery;

/// <summary>The people reports go to. They are added and retired, never deleted: deliveries name them.</summary>
internal sealed class RecipientStore(NpgsqlDataSource database)
{
    /// <summary>
    /// Adds a recipient, or brings a known name's address, role and team up to date. Errors: a mailbox that another reads already.
    /// </summary>
    /// <param name="shared">Whether both know that they read one mailbox: each then gets a mail.</param>
    public async Task SaveAsync(string name, string address, RecipientRole role, string? team, CancellationToken cancellationToken,
        bool shared = false)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Of two who are added at once, the second must see the first.
        await connection.ExecuteAsync("lock table recipient in share row exclusive mode", cancellationToken);
        if (!shared && await ReaderOfAsync(connection, name, address, cancellationToken) is { } other)
        {
            throw new InputException(
                $"{address} is the mailbox of \"{other}\" already, and one mailbox gets one mail of a report. "
                + $"If both read it, add --shared; if this is a new name for the same person, first: iwreports recipients retire "
                    + $"\"{other}\"");
        }

        await connection.ExecuteAsync(
            """
            insert into recipient (name, address, role, team, shared) values ($1, $2, $3, $4, $5)
            on conflict (name) do update
                set address = excluded.address, role = excluded.role, team = excluded.team, shared = excluded.shared, active = true
            """,
            cancellationToken, name, address, role.Word(), team, shared);
        await AuditAsync(connection,
            $"recipient {name} saved as {role.Word()}{(team is null ? "" : $" of {team}")}{(shared ? ", sharing a mailbox" : "")}",
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Stops sending to someone and withdraws what waits for them; null when there is no such active recipient.</summary>
    /// <returns>How many deliveries were withdrawn.</returns>
    public async Task<int?> RetireAsync(string name, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await connection.RowAsync<int?>("update recipient set active = false where name = $1 and active returning id",
            cancellationToken, name) is not { } id)
            return null;
        var withdrawn = await connection.ExecuteAsync(
            "update delivery set state = 'withdrawn', last_error = $2 where recipient_id = $1 and state in ('pending', 'held')",
            cancellationToken, id, Withdrawn(name));
        await AuditAsync(connection,
            $"recipient {name} retired, {Words.Count(withdrawn, "waiting delivery", "waiting deliveries")} withdrawn", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return withdrawn;
    }

    /// <summary>Why a delivery was withdrawn.</summary>
    public static string Withdrawn(string name) => $"withdrawn: {name} was retired and gets no reports any more";

    // Only the command line changes recipients. Addresses stay out of the audit.
    private static Task AuditAsync(NpgsqlConnection connection, string what, CancellationToken cancellationToken) =>
        Audit.WriteAsync(connection, Environment.UserName, what, null, cancellationToken);

    // Compared here: the database knows neither domains in other scripts nor what else is the same mailbox.
    private static async Task<string?> ReaderOfAsync(NpgsqlConnection connection, string name, string address,
        CancellationToken cancellationToken)
    {
        if (!Mailbox.TryParse(name, address, out var wanted, out _))
            return null;
        var others = await connection.RowsAsync<Holder>("select name, address from recipient where active and name <> $1 order by id",
            cancellationToken, name);
        return others.Find(other => Mailbox.TryParse("", other.Address, out var known, out _) && known.Identity == wanted.Identity)?.Name;
    }

    private sealed record Holder
    {
        public required string Name { get; init; }

        public required string Address { get; init; }
    }
}
