using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>The orders that callers of some days may have waited for, by customer.</summary>
internal sealed class OrdersOfCallers(MeasureSettings settings)
{
    // Of all orders only those of customers who called, and none that had come before the first day.
    private const string Sql = $"""
        {OrderRows.With},
        calling as (
            select distinct its.site, customer.customer_id
            from customer join source_site its on its.source_id = customer.source_id, unnest(customer.callers) number
            where number in (select caller from queue_entry where day = any($1) and caller is not null)
        )
        select calling.site, calling.customer_id, {OrderRows.Columns}
        from calling join placed_order o on o.customer_id = calling.customer_id
        join source_site shop on shop.source_id = o.source_id and shop.site = calling.site
        where o.ordered_on <= $3 and o.{OrderRows.IsBought} and (o.delivered_on is null or o.delivered_on > $2)
        """;

    private readonly Dictionary<(string Site, string Customer), List<Order>> _orders = [];

    public static async Task<OrdersOfCallers> ReadAsync(
        NpgsqlConnection connection, DateOnly[] days, MeasureSettings settings, CancellationToken cancellationToken)
    {
        var callers = new OrdersOfCallers(settings);
        var rows = connection.StreamAsync<Row>(Sql, days, days.Min(), days.Max());
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (!callers._orders.TryGetValue((row.Site, row.CustomerId), out var orders))
                callers._orders[(row.Site, row.CustomerId)] = orders = [];
            orders.Add(row.ToOrder()!);
        }

        return callers;
    }

    public bool AreLate(string site, string customer, DateOnly day) => _orders.TryGetValue((site, customer), out var orders)
        && orders.Exists(order => order.IsLateOn(day, settings.Calendar, settings.DeliveryDays.Guaranteed));

    private sealed record Row : OrderRow
    {
        public required string Site { get; init; }
        public required string CustomerId { get; init; }
    }
}
