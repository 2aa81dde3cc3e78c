using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion;

/// <summary>Finds calls that two sources have, such as a log and a spreadsheet made from it: each counts them.</summary>
internal static class CallsReadTwice
{
    // A busy queue has a call in most minutes, so that many agree by chance. Those that agree by chance are as many when one source's
    // clock is moved; a number of minutes that no timetable repeats.
    private const string Elsewhere = "interval '17 minutes'";

    private const string MinCalls = "5", MinShare = "0.8", MinMore = "0.3";

    private static string Sql(string days) => $"""
        with shared as materialized (
            select day, lower(btrim(queue)) as queue from queue_entry
            where {days}
            group by 1, 2 having min(source_id) <> max(source_id)),
        minute as materialized (
            select source_id, day, lower(btrim(call.queue)) as queue, date_trunc('minute', entered_at) as at, count(*) as calls
            from queue_entry call join shared using (day)
            where call.day between (select min(day) from shared) and (select max(day) from shared)
                and lower(btrim(call.queue)) = shared.queue
            group by 1, 2, 3, 4),
        total as (select source_id, day, queue, sum(calls) as calls from minute group by 1, 2, 3),
        pair as (
            select one.source_id as one, other.source_id as other, least(sum(one.calls), sum(other.calls)) as calls
            from total one join total other on other.day = one.day and other.queue = one.queue and other.source_id < one.source_id
            group by 1, 2),
        met as (
            select one.source_id as one, other.source_id as other,
                sum(least(one.calls, other.calls)) filter (where not moved.really) as same,
                coalesce(sum(least(one.calls, other.calls)) filter (where moved.really), 0) as by_chance
            from (values (false, interval '0'), (true, {Elsewhere})) moved (really, duration) cross join minute one
            join minute other on other.day = one.day and other.queue = one.queue and other.at = one.at + moved.duration
                and other.source_id < one.source_id
            group by 1, 2)
        select format('%s calls of %s stand at the same minute and queue as calls of %s; if they are the same calls, remove one '
            '(iwreports sources remove %s), or each counts twice.', same, one.name, other.name, one.name)
        from pair join met using (one, other) join source one on one.id = pair.one join source other on other.id = pair.other
        where same >= {MinCalls} and same >= {MinShare} * calls and same - by_chance >= {MinMore} * calls
        order by one.name, other.name
        """;

    /// <summary>A sentence for each two sources, of the days that changed since they were measured.</summary>
    public static Task<List<string>> OfDaysToMeasureAsync(NpgsqlDataSource database, CancellationToken cancellationToken) =>
        ReadAsync(
            database,
            """
            day between (select min(day) from touched_day) and (select max(day) from touched_day) and day in (select day from touched_day)
            """, cancellationToken);

    public static Task<List<string>> OfAllDaysAsync(NpgsqlDataSource database, CancellationToken cancellationToken) =>
        ReadAsync(database, "true", cancellationToken);

    public static Task<List<string>> OfPeriodAsync(NpgsqlDataSource database, ReportPeriod period, CancellationToken cancellationToken) =>
        ReadAsync(database, "day between $1 and $2", cancellationToken, period.From, period.To);

    private static async Task<List<string>> ReadAsync(
        NpgsqlDataSource database, string days, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.RowsAsync<string>(Sql(days), cancellationToken, parameters);
    }
}
