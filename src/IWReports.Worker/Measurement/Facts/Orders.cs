using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Orders that were placed, promised or delivered on some days.</summary>
internal static class Orders
{
    // Where no promise was recorded the guarantee is the promise: at most 60 business days after the order, which three months of days contain.
    private const string Sql = """
        with recorded as (select distinct source_id from customer_order where delivered_on is not null)
        select order_id, ordered_on, status, customer_order.customer_id, coalesce(customer.key_account, false), promised_on, delivered_on, value, recorded.source_id is not null
        from customer_order
        left join known_customer customer on customer.source_id = customer_order.source_id and customer.customer_id = customer_order.customer_id
        left join recorded on recorded.source_id = customer_order.source_id
        where ordered_on = any($1) or promised_on = any($1) or promised_on = any($2) or delivered_on = any($1)
            or (promised_on is null and ordered_on between $3 - 92 and $4)
        """;

    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue(days);
        // An order is late from the day after its promise.
        command.Parameters.AddWithValue(days.Select(day => day.AddDays(-1)).ToArray());
        command.Parameters.AddWithValue(days.Min());
        command.Parameters.AddWithValue(days.Max());
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            yield return new Order
            {
                OrderId = row.GetString(0),
                OrderedOn = row.GetFieldValue<DateOnly>(1),
                Status = Enum.Parse<OrderStatus>(row.GetString(2), ignoreCase: true),
                Customer = row.Text(3),
                KeyAccount = row.GetBoolean(4),
                PromisedOn = row.Value<DateOnly>(5),
                DeliveredOn = row.Value<DateOnly>(6),
                Value = row.Value<decimal>(7),
                DeliveriesRecorded = row.GetBoolean(8),
            };
        }
    }
}
