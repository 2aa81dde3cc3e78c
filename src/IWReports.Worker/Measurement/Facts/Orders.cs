using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using IWReports.Core.Language;
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
        select order_id, ordered_on, status, customer_id, coalesce(customer.key_account, false), promised_on, delivered_on, worth.value,
            recorded.source_id is not null,
            product, channel, carrier, customer.segment,
            case when kept.returns then coalesce(back.returned, false) end, case when kept.refunds then coalesce(back.refunded, false) end,
            case when kept.exchanges then coalesce(back.exchanged, false) end, case when kept.wrong_items then coalesce(back.wrong_item,
                false) end,
            case when kept.refunds and not coalesce(back.unknown_amount, false) then coalesce(back.amount * coalesce(worth.rate, 1),
                0) end, coalesce(worth.currency, $5)
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

    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days, string? currency,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue(days);
        // An order is late from the day after its promise.
        command.Parameters.AddWithValue(days.Select(day => day.AddDays(-1)).ToArray());
        command.Parameters.AddWithValue(days.Min());
        command.Parameters.AddWithValue(days.Max());
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = currency, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            yield return new Order
            {
                OrderId = row.GetString(0),
                OrderedOn = row.GetFieldValue<DateOnly>(1),
                Status = EnumWords.Parse<OrderStatus>(row.GetString(2)),
                Customer = row.Text(3),
                KeyAccount = row.GetBoolean(4),
                PromisedOn = row.Value<DateOnly>(5),
                DeliveredOn = row.Value<DateOnly>(6),
                Value = row.Value<decimal>(7),
                Currency = row.Text(18),
                DeliveriesRecorded = row.GetBoolean(8),
                Product = row.Text(9),
                Channel = row.Text(10),
                Carrier = row.Text(11),
                Segment = row.Text(12),
                Returns = new(row.Value<bool>(13), row.Value<bool>(14), row.Value<bool>(15),
                    row.Value<bool>(16)) { RefundedValue = row.Value<decimal>(17) },
            };
        }
    }
}
