using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>The one reader of enquiries: the figures' of some days, and those that a team still owes an answer.</summary>
internal static class Enquiries
{
    // One solved before it was opened is solved, nobody knows when: it never was unsolved at a day's end, and how long it took is left out.
    private static readonly string Sql = $"""
        with recorded as (select distinct source_id from enquiry where resolved_on is not null)
        select enquiry_id, opened_on, opened_at, solved.on_day as resolved_on,
            case when resolved_at >= opened_at then resolved_at end as resolved_at, reopened,
            recorded.source_id is not null as resolutions_recorded, topic, team, officer, channel, segment, required_fields, present_fields
        from enquiry cross join lateral (select case when resolved_on < opened_on then opened_on else resolved_on end as on_day) solved
        {CustomerSegments.Of("enquiry")}
        left join recorded using (source_id)
        where
        """;

    /// <summary>Enquiries that were opened or resolved on some days, or became too old then.</summary>
    // Older than five business days: opened at most three weeks before, whatever holidays lie between.
    public static IAsyncEnumerable<Enquiry> ReadAsync(NpgsqlConnection connection, DateOnly[] days) => WhereAsync(
        connection, "opened_on between $2 - 21 and $3 or solved.on_day = any($1)", days, days.Min(), days.Max());

    /// <summary>Those that came to a team by a day and may be open then, or came since another day; by the time they came.</summary>
    public static IAsyncEnumerable<Enquiry> OfTeamAsync(NpgsqlConnection connection, string team, DateOnly day, DateOnly since) =>
        WhereAsync(connection,
        $"""
        opened_on <= $1 and {TeamMatch.Sql("team", "$2")}
            and (opened_on > $3 or (recorded.source_id is not null and coalesce(solved.on_day, 'infinity') > $1))
        order by opened_at, enquiry_id
        """, day, team, since);

    private static IAsyncEnumerable<Enquiry> WhereAsync(NpgsqlConnection connection, string condition, params object[] values) =>
        connection.StreamAsync<Enquiry>($"{Sql} {condition}", values);
}
