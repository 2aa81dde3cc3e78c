using System.Runtime.CompilerServices;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Queue entries of some days; whose officer was not logged in shows nothing of officers' time. A caller's last hang-up of a day is marked with whether the caller got through by the end of the next business day.</summary>
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
            left join reached on reached.caller = hung_up.caller and reached.entered_at > hung_up.entered_at and reached.day <= window_of.reach_by
            group by 1, 2, 3
        ),
        sight as materialized (select source_id, sees, 'transfers' = any(sees) as sees_transfers from source_sight),
        referred as (
            select distinct on (source_id, call_id, day) source_id, call_id, stint,
                case when bool_or(transferred) over call then true when bool_and(transferred is not null) over call then false end as passed_on
            from queue_entry join sight using (source_id)
            where day = any($1) and outcome = 'answered' and sees_transfers
            window call as (partition by source_id, call_id, day)
            order by source_id, call_id, day, entered_at, stint
        ),
        -- Those of the days alone: of all that an officer ever had, each call would look through every one.
        session as materialized (
            select source_id, officer, started_at, coalesce(ended_at, started_at + interval '24 hours') as over_at
            from officer_session
            where started_at < $6 + 3 and coalesce(ended_at, started_at + interval '24 hours') >= $3 - 3
        ),
        logged_in as (
            select distinct call.source_id, call.call_id, call.stint
            from queue_entry call join session using (source_id, officer)
            where call.day = any($1) and call.outcome = 'answered'
                and session.started_at <= entered_at + (coalesce(wait_s, 0) + coalesce(talk_s, 0)) * interval '1 second'
                and session.over_at >= entered_at + coalesce(wait_s, 0) * interval '1 second'
        ),
        on_the_books as (
            select distinct on (number) number as caller, site, customer_id, known.segment
            from customer join source_site using (source_id) join known_customer known using (source_id, customer_id), unnest(callers) number
            order by number, site, customer_id
        )
        select call_id, queue, entered_at, day, half_hour, outcome, wait_s, talk_s, hold_s, wrap_up_s, ring_s, officer, got_through, on_the_books.segment,
            case when $5 and on_the_books.customer_id is not null then exists (
                select from placed_order late join source_site shop using (source_id)
                where late.customer_id = on_the_books.customer_id and shop.site = on_the_books.site and late.ordered_on <= day and late.promised_on < day
                    and late.status in ('open', 'delivered') and (late.status = 'open' or late.delivered_on > day)) end,
            case when sees_transfers then transferred end, case when sees_transfers then transferred_after_s end, passed_on,
            coalesce(nullif(array_to_string(
                case when outcome <> 'answered' or logged_in.call_id is not null then sees else array_remove(sees, 'logins') end, ','), ''), 'none'),
            coalesce(nullif(array_to_string(lacks, ','), ''), 'none'), topic
        from queue_entry left join recovered using (source_id, call_id, stint) left join referred using (source_id, call_id, stint)
        left join logged_in using (source_id, call_id, stint) join sight using (source_id) left join on_the_books using (caller)
        where day = any($1)
        """;

    /// <param name="withOrders">Whether to look for each caller's late orders, which takes longer than all the rest; unknown where not.</param>
    public static async IAsyncEnumerable<QueueEntry> ReadAsync(
        NpgsqlConnection connection, DateOnly[] days, CompanyOptions company, BusinessCalendar calendar, [EnumeratorCancellation] CancellationToken cancellationToken, bool withOrders = true)
    {
        var reachBy = days.Select(day => calendar.AddBusinessDays(day, 1)).ToArray();
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue(days);
        command.Parameters.AddWithValue(reachBy);
        command.Parameters.AddWithValue(days.Min());
        command.Parameters.AddWithValue(reachBy.Max());
        command.Parameters.AddWithValue(withOrders);
        command.Parameters.AddWithValue(days.Max());
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        // A few sets of words, each on thousands of calls.
        var capabilities = new Dictionary<string, Capabilities>();
        Capabilities Of(string words) => capabilities.TryGetValue(words, out var known)
            ? known : capabilities[words] = Enum.Parse<Capabilities>(words, ignoreCase: true);
        while (await row.ReadAsync(cancellationToken))
        {
            var queue = row.GetString(1);
            yield return new QueueEntry
            {
                CallId = row.GetString(0),
                Queue = queue,
                EnteredAt = row.GetFieldValue<DateTimeOffset>(2),
                Entered = new(row.GetFieldValue<DateOnly>(3), new HalfHour(row.GetInt16(4))),
                Outcome = OutcomeOf(row.GetString(5)),
                Wait = row.Seconds(6),
                Talk = row.Seconds(7),
                Hold = row.Seconds(8),
                WrapUp = row.Seconds(9),
                Ring = row.Seconds(10),
                Officer = row.Text(11),
                Recovered = row.IsDBNull(12) ? null : row.GetBoolean(12),
                Transferred = row.Value<bool>(15),
                TransferredAfter = row.Seconds(16),
                Referred = row.Value<bool>(17),
                Sees = Of(row.GetString(18)),
                Lacks = Of(row.GetString(19)),
                Topic = row.Text(20),
                Team = company.TeamOf(queue),
                Segment = row.Text(13),
                WaitsForOrder = row.Value<bool>(14),
            };
        }
    }

    private static Outcome OutcomeOf(string outcome) => outcome switch
    {
        "open" => Outcome.Open,
        "answered" => Outcome.Answered,
        "abandoned" => Outcome.Abandoned,
        "flowed-out" => Outcome.FlowedOut,
        _ => throw new ArgumentException($"\"{outcome}\" is no outcome that queue_entry allows.", nameof(outcome)),
    };
}
