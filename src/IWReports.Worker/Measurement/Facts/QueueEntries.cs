using System.Runtime.CompilerServices;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Queue entries of some days; of one whose officer was not logged in nothing is seen of officers' time.</summary>
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
        select queue_entry.call_id, queue, entered_at, day, half_hour, outcome, wait_s, talk_s, hold_s, wrap_up_s, ring_s, officer,
            got_through, on_the_books.segment,
            on_the_books.customer_id, transferred, transferred_after_s,
            case when outcome <> 'answered' then null when referred.call_id is null then transferred
                when referred.stint = queue_entry.stint then passed_on end,
            array_to_string(lacks, ','), topic, queue_entry.source_id, on_the_books.site
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
        var logins = await Logins.ReadAsync(connection, days.Min(), days.Max(), cancellationToken);
        var capabilitiesOf = await CapabilitiesAsync(connection, cancellationToken);
        var orders = withOrders ? await OrdersOfCallers.ReadAsync(connection, days, settings, cancellationToken) : null;
        var reachBy = days.Select(day => settings.Calendar.AddBusinessDays(day, 1)).ToArray();
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue(days);
        command.Parameters.AddWithValue(reachBy);
        command.Parameters.AddWithValue(days.Min());
        command.Parameters.AddWithValue(reachBy.Max());
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        // A few sets of words, each on many calls.
        var capabilities = new Dictionary<string, Capabilities>(StringComparer.Ordinal) { [""] = Capabilities.None };
        Capabilities Of(string words) => capabilities.TryGetValue(words, out var known)
            ? known : capabilities[words] = Seen(words);
        while (await row.ReadAsync(cancellationToken))
        {
            var queue = row.GetString(1);
            var source = row.GetInt16(20);
            var outcome = EnumWords.Parse<Outcome>(row.GetString(5));
            var (enteredAt, officer) = (row.GetFieldValue<DateTimeOffset>(2), row.Text(11));
            var day = row.GetFieldValue<DateOnly>(3);
            var (wait, talk) = (row.Seconds(6), row.Seconds(7));
            var sees = capabilitiesOf[source];
            var canSeeTransfers = sees.HasFlag(Capabilities.Transfers);
            var answeredAt = enteredAt + (wait ?? TimeSpan.Zero);
            if (outcome is Outcome.Answered && !logins.Has(source, officer, answeredAt, answeredAt + (talk ?? TimeSpan.Zero)))
                sees &= ~Capabilities.LogIns;
            yield return new QueueVisit
            {
                CallId = row.GetString(0),
                Queue = queue,
                EnteredAt = enteredAt,
                Entered = new(day, new HalfHour(row.GetInt16(4))),
                Outcome = outcome,
                Wait = wait,
                Talk = talk,
                Hold = row.Seconds(8),
                WrapUp = row.Seconds(9),
                Ring = row.Seconds(10),
                Officer = officer,
                Recovered = row.IsDBNull(12) ? null : row.GetBoolean(12),
                Transferred = canSeeTransfers ? row.Value<bool>(15) : null,
                TransferredAfter = canSeeTransfers ? row.Seconds(16) : null,
                Referred = canSeeTransfers ? row.Value<bool>(17) : null,
                CanSee = sees,
                Lacks = Of(row.Text(18) ?? ""),
                Topic = row.Text(19),
                Team = company.TeamOf(queue),
                Segment = row.Text(13),
                WaitsForOrder = row.Text(14) is { } customer ? orders?.AreLate(row.GetString(21), customer, day) : null,
            };
        }
    }

    // What each source sees, be it by another of its site.
    private static async Task<Dictionary<short,
        Capabilities>> CapabilitiesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var capabilitiesOf = new Dictionary<short, Capabilities>();
        await using var command = new NpgsqlCommand(
            "select source_id, coalesce(nullif(array_to_string(sees, ','), ''), 'none') from source_sight", connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            capabilitiesOf[row.GetInt16(0)] = Seen(row.GetString(1));
        return capabilitiesOf;
    }

    private static Capabilities Seen(string words) =>
        words.Split(',').Aggregate(Capabilities.None, (all, word) => all | EnumWords.Parse<Capabilities>(word.Trim()));
}
