using IWReports.Core.Facts;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>
/// Contacts of some days, each marked with whether the same customer came again in the window. From the log of enquiries once it has
/// begun, since it names the topic; before, from answered calls.
/// </summary>
internal static class Contacts
{
    // The next one of the customer: by time where both have one, else by day and number. A customer's number is another's at another site.
    private static readonly string EnquiriesSql = $"""
        select opened_on as day, topic, team, officer, channel, segment, case when customer_id is not null then reopened or exists (
            select from enquiry again join source_site its on its.source_id = again.source_id and its.site = own.site
            where again.customer_id = enquiry.customer_id and again.opened_on between enquiry.opened_on and enquiry.opened_on + $2
                and (again.source_id, again.enquiry_id) <> (enquiry.source_id, enquiry.enquiry_id)
                and coalesce(
                    (again.opened_at, again.enquiry_id) > (enquiry.opened_at, enquiry.enquiry_id)
                        and again.opened_at <= enquiry.opened_at + $3,
                    (again.opened_on, again.enquiry_id) > (enquiry.opened_on, enquiry.enquiry_id))
                and (lower(btrim(again.topic)) = lower(btrim(enquiry.topic))) is not false
                    and (again.order_id = enquiry.order_id) is not false) end as came_again
        from enquiry join source_site own on own.source_id = enquiry.source_id {CustomerSegments.Of("enquiry")}
        where opened_on = any($1)
        """;

    // A call in several queues is one contact, of the first officer who took it. A caller is known by the telephone, which is the same one
    // at every site.
    private const string CallsSql = """
        with call as (
            select source_id, call_id, caller, min(entered_at) as entered_at, min(day) as day,
                min(stint) filter (where outcome = 'answered') as stint
            from queue_entry where day between $2 and $3 + $4 and not exists (select from enquiry where opened_on <= $2)
            group by source_id, call_id, caller
        ),
        followed as (
            select source_id, call_id, stint, day as on_day, caller is not null as is_known,
                lead(entered_at) over (partition by caller order by entered_at, source_id, call_id) <= entered_at + $5 as came_again
            from call
        )
        select on_day as day, queue, officer, case when is_known then coalesce(came_again, false) end as came_again, topic, resolved,
            'phone' as channel
        from followed join queue_entry taken using (source_id, call_id, stint)
        where on_day = any($1) and taken.day between $2 and $3 + $4 and not exists (select from enquiry where opened_on <= on_day)
        """;

    public static IAsyncEnumerable<Contact> ReadAsync(
        NpgsqlConnection connection, DateOnly[] days, CompanyOptions company, TimeSpan window) =>
        connection.StreamAsync<Row>(EnquiriesSql, days, window.Days, window)
            .Concat(connection.StreamAsync<Row>(CallsSql, days, days.Min(), days.Max(), window.Days, window))
            .Select(row => new Contact(row.Day, row.CameAgain)
            {
                Topic = row.Topic,
                Team = row.Queue is { } queue ? company.TeamOf(queue) : row.Team,
                Officer = row.Officer,
                Channel = row.Channel,
                Segment = row.Segment,
                Queue = row.Queue,
                Resolved = row.Resolved,
            });

    private sealed record Row
    {
        public required DateOnly Day { get; init; }
        public bool? CameAgain { get; init; }
        public string? Topic { get; init; }
        public string? Team { get; init; }
        public string? Officer { get; init; }
        public string? Channel { get; init; }
        public string? Segment { get; init; }
        public string? Queue { get; init; }
        public bool? Resolved { get; init; }
    }
}
