using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Customers who came on the books, left them, or were retained, on some days.</summary>
internal static class CustomerYears
{
    /// <summary>
    /// Every day on which a customer's standing changes, with the customer: an order keeps one active for a year, and that year, a year
    /// later, is the year before.
    /// </summary>
    public const string Events = $"""
        with active as (
            select site, customer_id, range_agg(daterange(ordered_on, (ordered_on + interval '1 year')::date)) as spans
            from customer_order join source_site using (source_id)
            where customer_id is not null and {OrderRows.IsBought} and ($1::date[] is null
                or customer_id in (select customer_id from customer_order where ordered_on = any($1)))
            group by site, customer_id
        ),
        both_years as (
            select site, customer_id, spans,
                (select range_agg(daterange((lower(span) + interval '1 year')::date, (upper(span) + interval '1 year')::date))
                    from unnest(spans) span) as before
            from active
        ),
        standing as (
            select site, customer_id, 'active' as standing, spans from both_years
            union all select site, customer_id, 'before', before from both_years
            union all select site, customer_id, 'retained', spans * before from both_years
        )
        select day, standing, begins, site, customer_id
        from standing, unnest(spans) span, lateral (values (lower(span), true), (upper(span), false)) bound (day, begins)
        """;

    private const string Sql = $"""
        select event.day, event.standing, event.begins, customer.segment
        from ({Events}) event
        left join lateral (
            select segment from known_customer join source_site using (source_id) where site = event.site
                and customer_id = event.customer_id limit 1
        ) customer on true
        where event.day = any($2)
        """;

    public static IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days) =>
        connection.StreamAsync<Row>(Sql, days.SelectMany(OrderedOn).Distinct().ToArray(), days)
            .Select(row => new CustomerYear(row.Day, EnumWords.Parse<Standing>(row.Standing), row.Begins, row.Segment));

    // Only orders of the day, and of that day one and two years earlier, can change a standing on it; a year after 29 February is 28
    // February.
    private static IEnumerable<DateOnly> OrderedOn(DateOnly day) =>
        [day, day.AddYears(-1), day.AddYears(-2), day.AddYears(-1).AddDays(1), day.AddYears(-2).AddDays(1)];

    private sealed record Row
    {
        public required DateOnly Day { get; init; }
        public required string Standing { get; init; }
        public required bool Begins { get; init; }
        public string? Segment { get; init; }
    }
}
