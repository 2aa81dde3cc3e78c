using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.OrderAndReceive;
using IWReports.Core.Tests.Kpis;

namespace IWReports.Core.Tests.Facts;

public sealed class OrderTests
{
    private static readonly DateOnly Friday = new(2025, 11, 7), Monday = new(2025, 11, 10);

    private static readonly Order[] AllKinds =
    [
        .. from status in Enum.GetValues<OrderStatus>()
           from promised in new DateOnly?[] { null, Some.Day.AddDays(-3), Friday, Monday }
           from delivered in new DateOnly?[] { null, Some.Day.AddDays(-1), Some.Day, Friday, Monday, Monday.AddDays(2) }
           from recorded in new[] { true, false }
           select Some.Order(promised, delivered, status) with { DeliveriesRecorded = recorded },
    ];

    // What the list names on a day is what the stock counts at its end, whatever becomes of an order.
    [Fact]
    public void An_order_is_late_on_a_day_when_the_stock_of_late_orders_holds_it()
    {
        foreach (var order in AllKinds)
        {
            var stock = Measured.Of(order).By(LateOpenOrders.Kpi, KpiBy.Day).ToDictionary(value => value.Key, value => value.Value is 1);
            for (var day = Some.Day.AddDays(-2); day < Some.Settings.AsOf; day = day.AddDays(1))
                Assert.Equal((order, day, stock[$"{day:yyyy-MM-dd}"]), (order, day, order.IsLateOn(day, Some.Settings.Calendar, 3)));
        }
    }

    [Fact]
    public void A_broken_promise_is_late_until_the_order_comes() => Assert.Equal(
        [(true, true), (true, false), (false, false)],
        new DateOnly?[] { null, Monday, Friday }.Select(came => Some.Order(Friday, came))
            .Select(order => (order.IsPromiseBrokenOn(Monday, Some.Settings.Calendar, 3),
                order.IsLateOn(Monday, Some.Settings.Calendar, 3))));

    [Fact]
    public void Without_a_promise_the_guarantee_is_the_promise() =>
        Assert.Equal([Friday, Monday], new[] { Some.Order(), Some.Order(Monday) }.Select(order => order.DueOn(Some.Settings.Calendar, 3)));

    [Fact]
    public void Nobody_waits_for_what_is_not_ordered_yet() =>
        Assert.Equal([false, true], new[] { Some.Day.AddDays(-1), Some.Day }
            .Select(day => Some.Order(Some.Day.AddDays(-3)).IsLateOn(day, Some.Settings.Calendar, 3)));
}
