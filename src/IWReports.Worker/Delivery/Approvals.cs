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

    /// <summary>Whether somebody approved the edition, and nobody held it since.</summary>
    public static Task<bool> IsGivenAsync(NpgsqlConnection connection, long edition, CancellationToken cancellationToken) =>
        connection.ScalarAsync<bool>("select exists (select from approval where edition_id = $1)", cancellationToken, edition);

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
            var fresh = await connection.ExecuteAsync("insert into approval (edition_id, who) values ($1, $2) on conflict do nothing",
                cancellationToken, edition.Id, who);
            var going = await connection.ExecuteAsync(
                $"update delivery set {DeliveryLog.PendingAgain}, last_error = null where edition_id = $1 and state = $2",
                cancellationToken, edition.Id, DeliveryState.Held.Word());
            return fresh + going > 0 ? going : throw new InputException("Nothing of this report is held, and it was approved before.");
        }, cancellationToken);

    /// <summary>Holds back what waits to be sent. Errors: nothing does; what is being handed over cannot be stopped.</summary>
    /// <returns>How many deliveries wait for approval now.</returns>
    public Task<int> HoldAsync(Edition edition, string? reason, string who, CancellationToken cancellationToken) =>
        DecideAsync(edition, "held", reason, who, async connection =>
        {
            await connection.ExecuteAsync("delete from approval where edition_id = $1", cancellationToken, edition.Id);
            var held = await connection.ExecuteAsync(
                "update delivery set state = $3, last_error = $2 where edition_id = $1 and state = 'pending'", cancellationToken,
                edition.Id, Awaited, DeliveryState.Held.Word());
            return held > 0 ? held : throw new InputException("Nothing of this report waits to be sent, so there is nothing to hold.");
        }, cancellationToken);

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
