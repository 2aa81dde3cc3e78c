using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.OrderAndReceive;

/// <summary>Share of orders that arrived by the day promised. Source: ops/docs/metrics.md, 6.1.</summary>
internal static class DeliveredOnPromise
{
    public const string Id = "delivered_on_promise";

    // Booked to the promised day, so a month speaks of what was due in it and is settled when it is over.
    private static readonly Measure<Order> Kept = new("promise_kept", (order, settings) =>
        !order.DeliveriesRecorded ? null : order.ArrivedBy(DueOn(order, settings), settings.AsOf) is true ? 1 : 0)
    { BookedTo = (order, settings) => DueOn(order, settings) };

    private static readonly Measure<Order> Due = new("promise_due", (order, settings) =>
        !order.DeliveriesRecorded ? null : order.ArrivedBy(DueOn(order, settings), settings.AsOf) is null ? 0 : 1)
    { BookedTo = (order, settings) => DueOn(order, settings) };

    private static readonly Measure<Order> Undated = new("delivery_date_unknown", order =>
        !order.DeliveriesRecorded ? null : order.IsDeliveryUndated ? 1 : 0)
    { BookedTo = (order, settings) => DueOn(order, settings) };

    private static readonly Kpi DateUnknown = new()
    {
        Id = "delivery_date_unknown",
        Name = "Delivered on an unknown day",
        TouchPoint = TouchPoint.OrderAndReceive,
        Unit = Unit.Count,
        Better = Better.Lower,
        Uses = CalendarUse.BusinessDays,
        Numerator = Undated,
        Formula = "Orders marked delivered without a delivery day, by promised day, where their source writes such days down; they are in "
            + "no other figure of delivery days.",
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Delivered by the promised date",
        TouchPoint = TouchPoint.OrderAndReceive,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Uses = CalendarUse.BusinessDays,
        Numerator = Kept,
        Denominator = Due,
        Target = new(0.95m, 0.03m, TargetOrigin.Ours),
        Beside = [DateUnknown],
        Formula = "Orders delivered on or before the promised day, by local calendar date ÷ orders promised for the period's days that "
            + "are over. Overdue orders not delivered count as late; cancelled ones, bookkeeping adjustments, those delivered or refunded "
            + "on a day that nobody wrote down, and days before the order do not count. Without a recorded promise the guarantee is the "
            + "promise.",
        Parameters = settings => $"guarantee {settings.DeliveryDays.Guaranteed} business days",
    };

    internal static DateOnly DueOn(Order order, MeasureSettings settings) =>
        order.DueOn(settings.Calendar, settings.DeliveryDays.Guaranteed);
}
