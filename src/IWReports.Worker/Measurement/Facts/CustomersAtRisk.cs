using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Customers who came to be at risk, or no longer were, on some days.</summary>
internal static class CustomersAtRisk
{
    /// <summary>
    /// Every day on which a customer comes to be at risk or ceases to be; complaints that overlap are one risk, and one without a customer
    /// is its own.
    /// </summary>
    public static string Events(int first) => $"""
        select day, begins, site, customer_id, lower(span) as since
        from (
            select site, customer_id, range_agg(daterange(from_day, to_day)) as spans
            from {ComplaintRisks.Table(first)} group by site, customer_id, alone
        ) risk, unnest(spans) span, lateral (values (lower(span), true), (upper(span), false)) bound (day, begins)
        where day is not null
        """;

    // What was bought in the year before is fixed when the risk arises. Complaints without a risk tell that complaints are kept at all.
    private static readonly string Sql = $"""
        select event.day, case when event.begins then 1 else -1 end as change, customer.segment, bought.value, bought.currencies as currency
        from ({Events(3)}) event
        left join lateral (
            select segment from known_customer join source_site using (source_id) where site = event.site
                and customer_id = event.customer_id limit 1
        ) customer on true
        left join lateral (
            select sum(o.value) as value, string_agg(distinct coalesce(o.currency, $2), ', ') as currencies
            from order_worth o join source shop on shop.id = o.source_id
            where shop.site = event.site and o.customer_id = event.customer_id and o.{OrderRows.IsBought}
                and o.ordered_on > event.since - interval '1 year' and o.ordered_on <= event.since and o.value <> 0
        ) bought on true
        where event.day = any($1)
        union all
        select received_on, 0, null, null, null from complaint where received_on = any($1)
        """;

    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days, string? currency,
        MeasureSettings settings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var risks = await ComplaintRisks.ReadAsync(connection, settings, cancellationToken);
        var rows = connection.StreamAsync<Row>(Sql, [days, currency, .. ComplaintRisks.Values(risks)]);
        await foreach (var row in rows.WithCancellation(cancellationToken))
            yield return new CustomerRisk(row.Day, row.Change) { Segment = row.Segment, YearValue = row.Value, Currency = row.Currency };
    }

    private sealed record Row
    {
        public required DateOnly Day { get; init; }
        public required int Change { get; init; }
        public string? Segment { get; init; }
        public decimal? Value { get; init; }
        public string? Currency { get; init; }
    }
}
