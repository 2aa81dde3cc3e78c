using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>
/// Callers refused at the door by half-hour, and days whose call records show none. A call that a queue's own source knows, of whichever
/// it came first, is not refused.
/// </summary>
internal static class Refusals
{
    // A queue that is full, or that nobody serves, writes nothing of a caller it does not take: the records alone show that the call ended
    // in it.
    // Only where the site's own log was kept that day does its silence say so; without a name a log's site is its zone, and a table's is
    // none. A call that two sources claim is one.
    private static readonly string Sql = $"""
        with turned_away as (
            select linkedid as call_id, array_agg(uniqueid) || linkedid as uniqueids, min(started_at) as at, site, zone
            from cdr_leg join source on source.id = source_id
            where (source_id, linkedid) in (select source_id, linkedid from cdr_leg where started_on = any($1) and inbound
                and lower(last_app) = 'queue')
            group by source_id, linkedid, site, zone
        ),
        refused as (
            select call_id, uniqueids, at, day, half_hour from refused_call where day = any($1)
            union all
            select call_id, uniqueids, at, clock::date, {CallSql.HalfHourOf("clock::time")}
            from turned_away, lateral (select at at time zone zone) local (clock)
            where clock::date = any($1)
                and exists (select from source log join queue_entry kept on kept.source_id = log.id
                    where log.site = coalesce(nullif(turned_away.site, ''), zone) and log.kind = 'queue-log' and kept.day = clock::date)
        )
        select day, half_hour, count(distinct (call_id, at))::int as calls from refused r
        where not exists (select from source s join queue_entry q on q.source_id = s.id where q.call_id = any(r.uniqueids))
        group by day, half_hour
        union all
        select distinct started_on, null::smallint, 0 from cdr_leg where started_on = any($1)
        """;

    public static IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days) =>
        connection.StreamAsync<Row>(Sql, days)
            .Select(row => new RefusedCalls(row.Day, row.HalfHour is { } slot ? new HalfHour(slot) : null, row.Calls));

    private sealed record Row
    {
        public required DateOnly Day { get; init; }
        public int? HalfHour { get; init; }
        public required int Calls { get; init; }
    }
}
