using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>
/// Counts a period's calls from the facts and sums what was measured of them, over the days that are measured as they are.
/// </summary>
internal sealed class CallTotalsReader(NpgsqlDataSource database)
{
    private const string Sql = """
        with counted as (
            select measured_day.day from measured_day where day between $1 and $2 and not exists (select from touched_day
                where touched_day.day = measured_day.day)
        ),
        visit as (
            select source_id, call_id, outcome, officer, wait_s, source.kind,
                row_number() over (partition by source_id, call_id order by entered_at, stint) as nth,
                count(*) filter (where outcome = 'answered') over (partition by source_id, call_id order by entered_at, stint) as nth_answer
            from queue_entry join counted using (day) join source on source.id = source_id
        ),
        logged as (
            select distinct source_id, call_id from queue_event join source on source.id = source_id
            where event = 'ENTERQUEUE' and at >= $1::timestamp - interval '1 day' and at < $2::timestamp + interval '2 days'
                and (at at time zone zone)::date in (select day from counted)
        ),
        kept as (
            select distinct source_id, call_id from visit where kind = 'queue-log'
        ),
        given as (
            select coalesce(sum(offered), 0) as offered, coalesce(sum(answered) filter (where answered_wait_s is not null), 0) as waited,
                coalesce(sum(answered) filter (where answered_wait_s is null), 0) as unwaited
            from judged_call_interval join counted using (day) where not is_set_aside
        ),
        measured as (
            select scope_kind, measure, sum(amount) as amount from measure_value join counted using (day)
            where scope_kind in ('company', 'queue', 'officer') and measure in ('calls_offered', 'answered', 'abandoned',
                'calls_flowed_out', 'calls_open')
            group by 1, 2
        ),
        summed as (
            select coalesce(sum(amount) filter (where scope_kind = 'company' and measure = 'calls_offered'), 0) as offered,
                coalesce(sum(amount) filter (where scope_kind = 'company' and measure = 'answered'), 0) as answered,
                coalesce(sum(amount) filter (where scope_kind = 'company' and measure = 'abandoned'), 0) as abandoned,
                coalesce(sum(amount) filter (where scope_kind = 'company' and measure = 'calls_flowed_out'), 0) as flowed_out,
                coalesce(sum(amount) filter (where scope_kind = 'company' and measure = 'calls_open'), 0) as open,
                coalesce(sum(amount) filter (where scope_kind = 'queue' and measure = 'calls_offered'), 0) as offered_by_queues,
                coalesce(sum(amount) filter (where scope_kind = 'queue' and measure = 'answered'), 0) as answered_by_queues,
                coalesce(sum(amount) filter (where scope_kind = 'officer' and measure = 'answered'), 0) as answered_by_agents
            from measured
        )
        select
            (select count(*) from visit where nth = 1)::numeric as calls,
            (select count(*) from visit where nth > 1)::numeric as later_visits,
            (select count(*) from visit where outcome = 'answered' and nth_answer = 1)::numeric as answered_calls,
            (select count(*) from visit where outcome = 'answered' and nth_answer > 1)::numeric as answered_again,
            (select count(*) from visit where outcome = 'answered' and officer is null)::numeric as answered_by_nobody,
            (select count(*) from logged)::numeric as logged_calls,
            (select count(*) from kept)::numeric as kept_calls,
            (select count(*) from (select * from kept except select * from logged) unlogged)::numeric as kept_without_entry,
            summed.*,
            (select count(*)::integer from (select distinct day from queue_entry where day between $1 and $2 except select day
                from counted) left_out) as days_left_out,
            given.offered::numeric as given_as_totals, given.waited::numeric as answered_as_totals,
            given.unwaited::numeric as as_totals_without_wait,
            (select count(*) from visit where outcome = 'answered' and wait_s is null)::numeric as without_wait,
            (select count(*) from visit where outcome = 'answered' and wait_s is null and officer is null)::numeric
                as without_wait_by_nobody
        from summed, given
        """;

    public async Task<CallTotals> ReadAsync(ReportPeriod period, CancellationToken cancellationToken) =>
        (await database.RowsAsync<CallTotals>(Sql, cancellationToken, period.From, period.To)).Single();
}
