using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Admin;

/// <summary>A change that a person made to a schedule, and why.</summary>
internal sealed record ScheduleChange(DateTimeOffset At, string Who, string What, string? Reason);

/// <summary>Who paused, resumed or edited a schedule, read from the audit.</summary>
internal sealed class ScheduleChanges(NpgsqlDataSource database, TimeProvider time)
{
    public const int Shown = 5;

    // Asked of the database: its clock says how long ago.
    private const string Sql =
        """
        select now() - at as ago, who, substr(what, length($1) + 1) as what, reason from audit
        where starts_with(what, $1) order by id desc limit $2
        """;

    private sealed record Row
    {
        public required TimeSpan Ago { get; init; }
        public required string Who { get; init; }
        public required string What { get; init; }
        public string? Reason { get; init; }
    }

    /// <summary>The last changes, latest first. The audit is on the database's clock; told is how long ago that was on ours.</summary>
    public async Task<IReadOnlyList<ScheduleChange>> OfAsync(string id, CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync<Row>(Sql, cancellationToken, $"schedule {id} ", Shown);
        var now = time.GetUtcNow();
        return rows.ConvertAll(row => new ScheduleChange(now - row.Ago, row.Who, row.What, row.Reason));
    }
}
