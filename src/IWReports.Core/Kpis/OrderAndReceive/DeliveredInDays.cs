using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.OrderAndReceive;

/// <summary>Share of orders delivered within the guaranteed, the wanted and the longest acceptable number of business days.</summary>
/// <remarks>Source: ops/docs/metrics.md, 6.1.</remarks>
internal static class DeliveredInDays
{
    public const string Id = "delivered_in_days";
    public const string DeliveredInCeilingId = "delivered_in_ceiling";

    private static readonly Kpi Guarantee = Within("delivered_in_guarantee", "Delivered within the guarantee",
        settings => settings.DeliveryDays.Guaranteed);

    private static readonly Kpi Ceiling = Within(DeliveredInCeilingId, "Delivered within the ceiling",
        settings => settings.DeliveryDays.Ceiling);

    public static readonly Kpi Kpi = Within(Id, "Delivered within the wanted days",
        settings => settings.DeliveryDays.Wanted) with
    {
        Target = new(0.90m, 0.05m, TargetOrigin.Ours),
        Beside = [Guarantee, Ceiling],
    };

    // Booked to the day of the order: what arrives late belongs to the day it was asked for. An order counts once its days are over,
    // delivered or not; counting the quick ones earlier would make every young cohort look perfect.
    private static Kpi Within(string id, string name, Func<MeasureSettings, int> days) => new()
    {
        Id = id,
        Name = name,
        TouchPoint = TouchPoint.OrderAndReceive,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Uses = CalendarUse.BusinessDays,
        Numerator = new Measure<Order>(id, (order, settings) => !order.DeliveriesRecorded ? null
            : Arrived(order, days(settings), settings) is true ? 1 : 0),
        Denominator = new Measure<Order>($"{id}_due",
            (order, settings) => !order.DeliveriesRecorded ? null : Arrived(order, days(settings), settings) is null ? 0 : 1),
        Matures = (day, settings) => settings.Calendar.AddBusinessDays(day, days(settings)),
        Formula = "Orders delivered within so many business days of the order (the day of the order is day 0) ÷ orders whose days are "
            + "over; by day of the order. Undelivered ones count as not delivered; cancelled ones, bookkeeping adjustments, those "
            + "delivered or refunded on a day that nobody wrote down, and days before the order do not count.",
        Parameters = settings => $"{days(settings)} business days",
    };

    private static bool? Arrived(Order order, int days, MeasureSettings settings) =>
        order.ArrivedBy(settings.Calendar.AddBusinessDays(order.OrderedOn, days), settings.AsOf);
}
