using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.OrderAndReceive;

/// <summary>How long customers waited for what arrived. Source: ops/docs/metrics.md, 6.1.</summary>
internal static class DeliveryTime
{
    public const string Id = "delivery_days";

    // Booked to the day of arrival: by day of the order the quick ones alone would make every young month look good.
    private static readonly Measure<Order> Days =
        new("delivery_days", BusinessDays, KeepsDistribution: true) { BookedTo = (order, _) => order.DeliveredOn };

    private static readonly Measure<Order> Arrived =
        new("orders_arrived", (order, settings) => BusinessDays(order, settings) is null ? null : 1) { BookedTo = (order, _) =>
        order.DeliveredOn };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Delivery time",
        TouchPoint = TouchPoint.OrderAndReceive,
        Unit = Unit.Days,
        Better = Better.Lower,
        Uses = CalendarUse.BusinessDays,
        Numerator = Days,
        Denominator = Arrived,
        Distribution = Days,
        Target = new(5, 0, TargetOrigin.Ours),
        Formula = "Business days from the order (day 0) to its arrival, on average over the orders that arrived in the period; with "
            + "median, nine in ten, longest. An order in several parcels arrives with the last. Unknown days, arrivals before the order, "
            + "cancelled orders and bookkeeping adjustments are left out.",
    };

    private static decimal? BusinessDays(Order order, MeasureSettings settings) =>
        order.DaysTaken(settings.Calendar);
}
