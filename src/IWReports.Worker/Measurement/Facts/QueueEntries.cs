using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Queue entries of some days.</summary>
/// <remarks>A caller's last hang-up of a day is marked with whether the caller got through by the end of the next business day.</remarks>
internal static class QueueEntries
{
    private const string Sql = """
        with window_of (day, reach_by) as (select * from unnest($1::date[], $2::date[])),
        hung_up as (
            select distinct on (caller, day) source_id, call_id, stint, caller, day, entered_at
            from queue_entry where day = any($1) and outcome = 'abandoned' and caller is not null
            order by caller, day, entered_at desc, source_id, call_id, stint
        ),
        reached as (
            select caller, day, max(entered_at) as entered_at
            from queue_entry where day between $3 and $4 and outcome = 'answered' and caller is not null
            group by caller, day
        ),
        recovered as (
            select hung_up.source_id, hung_up.call_id, hung_up.stint, bool_or(reached.caller is not null) as got_through
            from hung_up
            join window_of using (day)
            left join reached on reached.caller = hung_up.caller and reached.entered_at > hung_up.entered_at
                and reached.day <= window_of.reach_by
            group by 1, 2, 3
        ),
        -- Nearly every call is answered once a day: only those that were answered more often are put in order.
        several as (
            select source_id, call_id, day from queue_entry
            where day = any($1) and outcome = 'answered' group by 1, 2, 3 having count(*) > 1
        ),
        referred as (
            select distinct on (source_id, call_id, day) source_id, call_id, day, stint,
                case when bool_or(transferred) over call then true
                    when bool_and(transferred is not null) over call then false end as passed_on
            from queue_entry join several using (source_id, call_id, day)
            where day = any($1) and outcome = 'answered'
            window call as (partition by source_id, call_id, day)
            order by source_id, call_id, day, entered_at, stint
        ),
        on_the_books as (
            select distinct on (number) number as caller, site, customer_id, known.segment
            from customer join source_site using (source_id) join known_customer known using (source_id, customer_id),
                unnest(callers) number
            order by number, site, customer_id
        )
        select queue_entry.call_id, queue_entry.source_id, queue, entered_at, day, half_hour, outcome, wait_s as wait, talk_s as talk,
            hold_s as hold, wrap_up_s as wrap_up, ring_s as ring, officer, got_through as recovered, transferred,
            transferred_after_s as transferred_after,
            case when outcome <> 'answered' then null when referred.call_id is null then transferred
                when referred.stint = queue_entry.stint then passed_on end as referred,
            coalesce(array_to_string(lacks, ','), '') as lacks, topic, on_the_books.segment, on_the_books.customer_id, on_the_books.site
        from queue_entry left join recovered using (source_id, call_id, stint) left join referred using (source_id, call_id, day)
        left join on_the_books using (caller)
        where day = any($1)
        """;

    /// <param name="withOrders">Whether to look for each caller's late orders, which takes longer than all the rest; unknown where
    /// not.</param>
    public static async IAsyncEnumerable<QueueVisit> ReadAsync(
        NpgsqlConnection connection, DateOnly[] days, CompanyOptions company, MeasureSettings settings,
            [EnumeratorCancellation] CancellationToken cancellationToken, bool withOrders = true)
    {
        var visits = new QueueVisits(
            company,
            await SourceCapabilities.ReadAsync(connection, cancellationToken),
            await Logins.ReadAsync(connection, days.Min(), days.Max(), cancellationToken),
            withOrders ? await OrdersOfCallers.ReadAsync(connection, days, settings, cancellationToken) : null);
        var reachBy = days.Select(day => settings.Calendar.AddBusinessDays(day, 1)).ToArray();
        var rows = connection.StreamAsync<QueueEntryRow>(Sql, days, reachBy, days.Min(), reachBy.Max());
        await foreach (var row in rows.WithCancellation(cancellationToken))
            yield return visits.Of(row);
    }
}
