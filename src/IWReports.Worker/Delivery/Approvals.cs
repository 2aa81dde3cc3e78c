using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Editions;
using Npgsql;

namespace IWReports.Worker.Delivery;

/// <summary>Lets the deliveries of an edition go, or holds back those that still wait; each with a line in the audit.</summary>
internal sealed class Approvals(NpgsqlDataSource database)
{
    public const string Awaited = "held: the report waits for approval";

    /// <summary>Of a delivery: whether somebody holds its edition.</summary>
    public const string IsHeld = "exists (select from approval where approval.edition_id = delivery.edition_id and not given)";

    /// <summary>Whether somebody approved the edition, or holds it; null where nobody decided.</summary>
    public static Task<bool?> DecisionAsync(NpgsqlConnection connection, long edition, CancellationToken cancellationToken) =>
        connection.ScalarAsync<bool?>("select (select given from approval where edition_id = $1)", cancellationToken, edition);

    /// <summary>How many deliveries of an edition stand in each state.</summary>
    public async Task<IReadOnlyDictionary<DeliveryState, long>> StandingAsync(long edition, CancellationToken cancellationToken) =>
        (await database.RowsAsync<InState>(
            "select state as word, count(*) as count from delivery where edition_id = $1 group by state", cancellationToken, edition))
            .ToDictionary(row => DeliveryStates.ByName[row.Word], row => row.Count);

    /// <summary>Approves an edition: what of it was held goes out with the next run. Errors: there is nothing to approve.</summary>
    /// <returns>How many deliveries go out.</returns>
    public Task<int> ApproveAsync(Edition edition, string? reason, string who, CancellationToken cancellationToken) =>
        DecideAsync(edition, "approved", reason, who, async connection =>
        {
            if (await connection.ScalarAsync<int?>(
                "select max(revision) from edition where report = $1 and period = $2 and scope = $3 and revision > $4", cancellationToken,
                edition.Report, edition.Period, edition.Scope, edition.Revision) is { } later)
                throw new InputException($"Revision {later} took its place: approve that one.");
            var fresh = await connection.ExecuteAsync($"{Decide} where not approval.given", cancellationToken, edition.Id, who, true);
            var going = await connection.ExecuteAsync(
                $"update delivery set {DeliveryLog.PendingAgain}, last_error = null where edition_id = $1 and state = $2",
                cancellationToken, edition.Id, DeliveryState.Held.Word());
            return fresh + going > 0 ? going : throw new InputException("Nothing of this report is held, and it was approved before.");
        }, cancellationToken);

    /// <summary>
    /// Holds back what waits to be sent, and what comes back from a server or is planned later. Errors: nothing waits.
    /// </summary>
    /// <returns>How many deliveries wait for approval now.</returns>
    public Task<int> HoldAsync(Edition edition, string? reason, string who, CancellationToken cancellationToken) =>
        DecideAsync(edition, "held", reason, who, async connection =>
        {
            await connection.ExecuteAsync(Decide, cancellationToken, edition.Id, who, false);
            var held = await connection.ExecuteAsync(
                "update delivery set state = $3, last_error = $2 where edition_id = $1 and state = 'pending'", cancellationToken,
                edition.Id, Awaited, DeliveryState.Held.Word());
            return held > 0 ? held : throw new InputException("Nothing of this report waits to be sent, so there is nothing to hold.");
        }, cancellationToken);

    private const string Decide = """
        insert into approval (edition_id, who, given) values ($1, $2, $3)
        on conflict (edition_id) do update set who = excluded.who, given = excluded.given, at = now()
        """;

    private async Task<int> DecideAsync(Edition edition, string what, string? reason, string who, Func<NpgsqlConnection, Task<int>> change,
        CancellationToken cancellationToken)
    {
        var why = Audit.Reason(reason);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var changed = await change(connection);
        await Audit.WriteAsync(connection, who, $"{edition.Report} {edition.Period}, {edition.Scope}, revision {edition.Revision} {what}: "
            + Words.Count(changed, "delivery", "deliveries"), why, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return changed;
    }

    private sealed record InState
    {
        public required string Word { get; init; }

        public long Count { get; init; }
    }
}
