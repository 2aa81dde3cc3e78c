using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Orders that were placed, promised or delivered on some days, with what came back of them.</summary>
internal static class Orders
{
    // Money was paid back where a return of any kind has an amount. A refund of nothing
    // (failed, pending, an edit of the order) is none, and tells
    // all the same that the source speaks of refunds; one without an amount is a refund of an unknown amount.
    // Where no promise was recorded the guarantee is the promise: at most 60 business days after the order, which three months of days
    // contain.
    private static readonly string Sql = $"""
        {OrderRows.With},
        kept as (
            select shop.source_id, bool_or(kind = 'return') as returns, bool_or(kind = 'refund' or amount is not null) as refunds,
                bool_or(kind = 'exchange') as exchanges, bool_or(wrong_item is not null) as wrong_items
            from order_return join source_site its using (source_id) join source_site shop using (site) group by 1
        ),
        bearing as (
            select source_id, order_id from customer_order
            where ordered_on = any($1) or promised_on = any($1) or promised_on = any($2) or delivered_on = any($1)
                or (promised_on is null and ordered_on between $3 - 92 and $4)
            union
            select shop.source_id, order_id from shipment join source_site its using (source_id) join source_site shop using (site)
                where delivered_on = any($1)
        )
        select order_id, ordered_on, status, customer_id, coalesce(customer.key_account, false) as key_account, promised_on, delivered_on,
            worth.value, coalesce(worth.currency, $5) as currency, recorded.source_id is not null as deliveries_recorded,
            product, channel, carrier, customer.segment,
            case when kept.returns then coalesce(back.returned, false) end as returned,
            case when kept.refunds then coalesce(back.refunded, false) end as refunded,
            case when kept.exchanges then coalesce(back.exchanged, false) end as exchanged,
            case when kept.wrong_items then coalesce(back.wrong_item, false) end as wrong_item,
            case when kept.refunds and not coalesce(back.unknown_amount, false) then coalesce(back.amount * coalesce(worth.rate, 1),
                0) end as refunded_value
        from placed_order join bearing using (source_id, order_id) join (select source_id, order_id, value, rate, currency
            from order_worth) worth using (source_id, order_id)
        left join recorded using (source_id)
        left join kept using (source_id)
        {KnownCustomers.Of("placed_order")}
        left join lateral (
            select bool_or(kind = 'return') as returned, bool_or(case kind when 'refund' then amount is distinct from 0
                else amount <> 0 end) as refunded, bool_or(kind = 'exchange') as exchanged, bool_or(wrong_item) as wrong_item,
                bool_or(kind = 'refund' and amount is null) as unknown_amount, sum(abs(amount)) as amount
            from order_return r join source_site its using (source_id) join source_site shop using (site)
            where r.order_id = placed_order.order_id and shop.source_id = placed_order.source_id
        ) back on true
        """;

    public static IAsyncEnumerable<Order> ReadAsync(NpgsqlConnection connection, DateOnly[] days, string? currency)
    {
        // An order is late from the day after its promise.
        var daysBefore = days.Select(day => day.AddDays(-1)).ToArray();
        return connection.StreamAsync<Row>(Sql, days, daysBefore, days.Min(), days.Max(), currency).Select(Of);
    }

    private static Order Of(Row row) => row.ToOrder()! with
    {
        Customer = row.CustomerId,
        KeyAccount = row.KeyAccount,
        Value = row.Value,
        Currency = row.Currency,
        Product = row.Product,
        Channel = row.Channel,
        Carrier = row.Carrier,
        Segment = row.Segment,
        Returns = new(row.Returned, row.Refunded, row.Exchanged, row.WrongItem) { RefundedValue = row.RefundedValue },
    };

    private sealed record Row : OrderRow
    {
        public string? CustomerId { get; init; }
        public required bool KeyAccount { get; init; }
        public decimal? Value { get; init; }
        public string? Currency { get; init; }
        public string? Product { get; init; }
        public string? Channel { get; init; }
        public string? Carrier { get; init; }
        public string? Segment { get; init; }
        public bool? Returned { get; init; }
        public bool? Refunded { get; init; }
        public bool? Exchanged { get; init; }
        public bool? WrongItem { get; init; }
        public decimal? RefundedValue { get; init; }
    }
}
