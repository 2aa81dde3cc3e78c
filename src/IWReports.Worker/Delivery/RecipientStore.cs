using IWReports.Core.Language;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Delivery.Email;
using IWReports.Worker.Host;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Delivery;

/// <summary>The people reports go to. They are added and retired, never deleted: deliveries name them.</summary>
internal sealed class RecipientStore(NpgsqlDataSource database, IOptions<CompanyOptions> company)
{
    // Its deputy is somebody who gets reports.
    private const string DeputyOf = "(select id from recipient other where other.name = $6 and other.active)";

    /// <summary>Adds a recipient, or brings a known name up to date; no deputy leaves theirs as it is. Errors: as for a new one.</summary>
    public Task SaveAsync(RecipientEntry entry, string who, CancellationToken cancellationToken) => WriteAsync(entry, null,
        $"""
        insert into recipient (name, address, role, team, shared, deputy_id) values ($1, $2, $3, $4, $5, {DeputyOf})
        on conflict (name) do update set address = excluded.address, role = excluded.role, team = excluded.team,
            shared = excluded.shared, deputy_id = coalesce(excluded.deputy_id, recipient.deputy_id), active = true
        """, who, cancellationToken);

    /// <summary>Adds a recipient. Errors: a name that is known, or a mailbox that another reads already.</summary>
    public Task AddAsync(RecipientEntry entry, string who, CancellationToken cancellationToken) => WriteAsync(entry, 0,
        $"insert into recipient (name, address, role, team, shared, deputy_id) values ($1, $2, $3, $4, $5, {DeputyOf})", who,
        cancellationToken);

    /// <summary>Changes a recipient, who gets reports again if they no longer did. Errors: as for a new one.</summary>
    public Task ChangeAsync(int id, RecipientEntry entry, string who, CancellationToken cancellationToken) => WriteAsync(entry, id,
        $"""
        update recipient set name = $1, address = $2, role = $3, team = $4, shared = $5, deputy_id = {DeputyOf}, active = true
        where id = $7
        """, who, cancellationToken);

    /// <summary>Stops sending to someone and withdraws what waits for them; null when there is no such active recipient.</summary>
    /// <returns>How many deliveries were withdrawn.</returns>
    public async Task<int?> RetireAsync(string name, string who, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await connection.RowAsync<int?>("update recipient set active = false where name = $1 and active returning id",
            cancellationToken, name) is not { } id)
            return null;
        var withdrawn = await connection.ExecuteAsync(
            "update delivery set state = 'withdrawn', last_error = $2 where recipient_id = $1 and state in ('pending', 'held')",
            cancellationToken, id, Withdrawn(name));
        await Audit.WriteAsync(connection, who,
            $"recipient {name} retired, {Words.Count(withdrawn, "waiting delivery", "waiting deliveries")} withdrawn", null,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return withdrawn;
    }

    /// <summary>Why a delivery was withdrawn.</summary>
    public static string Withdrawn(string name) => $"withdrawn: {name} was retired and gets no reports any more";

    // Of whom the name may be: null whoever has it, 0 nobody, else the one of this id.
    private async Task WriteAsync(RecipientEntry asked, int? id, string sql, string who, CancellationToken cancellationToken)
    {
        var entry = asked.Checked(company.Value);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Of two who are added at once, the second must see the first.
        await connection.ExecuteAsync("lock table recipient in share row exclusive mode", cancellationToken);
        var known = await connection.RowsAsync<Known>("select id, name, address, active from recipient order by id", cancellationToken);
        var self = known.Find(one => id is null ? one.Name == entry.Name : one.Id == id);
        if (id > 0 && self is null)
            throw new InputException("There is no such recipient.");
        if (known.Find(one => one.Name == entry.Name && one != self) is { } namesake)
            throw RecipientEntry.Wrong("name", $"There is a recipient \"{entry.Name}\" already"
                + (namesake.Active ? "." : ", who gets no reports any more: let them have reports again instead."));
        if (!entry.Shared && known.Find(one => one.Active && one != self && Same(one.Address, entry.Address)) is { } other)
            throw RecipientEntry.Wrong("address", $"{entry.Address} is the mailbox of \"{other.Name}\" already, and one mailbox gets one "
                + "mail of a report. If both read it, say so (\"shared\", --shared); if this is a new name for the same person, first: "
                + $"iwreports recipients retire \"{other.Name}\".");
        if (entry.Deputy is { } deputy && !known.Exists(one => one.Active && one.Name == deputy))
            throw RecipientEntry.Wrong("deputy", $"\"{deputy}\" is no recipient who gets reports.");

        object?[] values = [entry.Name, entry.Address, entry.Role.Word(), entry.Team, entry.Shared, entry.Deputy];
        await connection.ExecuteAsync(sql, cancellationToken, id > 0 ? [.. values, id] : values);
        // Addresses stay out of the audit.
        await Audit.WriteAsync(connection, who, $"recipient {self?.Name ?? entry.Name} saved as {entry.Role.Word()}"
            + $"{(entry.Team is null ? "" : $" of {entry.Team}")}{(entry.Shared ? ", sharing a mailbox" : "")}"
            + $"{(entry.Deputy is null ? "" : $", deputy {entry.Deputy}")}"
            + $"{(self is null || self.Name == entry.Name ? "" : $", now called {entry.Name}")}", null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    // Compared here: the database knows neither domains in other scripts nor what else is the same mailbox.
    private static bool Same(string address, string wanted) => Mailbox.TryParse("", address, out var known, out _)
        && Mailbox.TryParse("", wanted, out var mailbox, out _) && known.Identity == mailbox.Identity;

    private sealed record Known
    {
        public required int Id { get; init; }

        public required string Name { get; init; }

        public required string Address { get; init; }

        public required bool Active { get; init; }
    }
}
