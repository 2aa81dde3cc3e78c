using Dapper;
using Npgsql;

namespace IWReports.Worker.Admin;

/// <summary>A change that a person made to a schedule, and why.</summary>
internal sealed record ScheduleChange(DateTimeOffset At, string Who, string What, string? Reason);

/// <summary>Who paused, resumed or edited a schedule, read from the audit.</summary>
internal sealed class ScheduleChanges(NpgsqlDataSource database, TimeProvider time)
{
    public const int Shown = 5;

    /// <summary>The last changes, latest first. The audit is on the database's clock; told is how long ago that was on ours.</summary>
    public async Task<IReadOnlyList<ScheduleChange>> OfAsync(string id, CancellationToken cancellationToken)
    {
        var prefix = $"schedule {id} ";
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(double Ago, string Who, string What, string? Reason)>(new(
            """
            select extract(epoch from now() - at)::float8, who, what, reason
            from audit where starts_with(what, @prefix) order by id desc limit @Shown
            """,
            new { prefix, Shown }, cancellationToken: cancellationToken));
        var now = time.GetUtcNow();
        return [.. rows.Select(row => new ScheduleChange(now.AddSeconds(-row.Ago), row.Who, row.What[prefix.Length..], row.Reason))];
    }
}
