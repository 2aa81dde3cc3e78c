using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.OrderAndReceive;

/// <summary>Orders past their promised day that have not arrived: a stock, taken at a day's end.</summary>
internal static class LateOpenOrders
{
    public const string Id = "late_open_orders";

    private static readonly Measure<Order> BecameLate = new("became_late", Late)
    {
        BookedTo = (order, settings) => order.LateFrom(settings.Calendar, settings.DeliveryDays.Guaranteed),
    };

    private static readonly Measure<Order> ArrivedLate = new("arrived_late", Late)
    {
        BookedTo = (order, _) => order.DeliveredOn,
    };

    private static readonly Kpi Value = new()
    {
        Id = "late_open_value",
        Name = "Value late and still open",
        TouchPoint = TouchPoint.OrderAndReceive,
        Unit = Unit.Money,
        Better = Better.Lower,
        Uses = CalendarUse.BusinessDays,
        Numerator = new Measure<Order>("became_late_value", (order, settings) =>
            Late(order, settings) * (order.Value ?? 0)) { BookedTo = BecameLate.BookedTo, IsMoney = true },
        Closings = new Measure<Order>("arrived_late_value", (order, settings) =>
            Late(order, settings) * (order.Value ?? 0)) { BookedTo = ArrivedLate.BookedTo, IsMoney = true },
        Formula = "Value of the orders late and still open, at the end of the period's last day.",
        Parameters = settings => settings.CurrencyText.Length > 0 ? $"{Guarantee(settings)}, {settings.CurrencyText}" : Guarantee(settings),
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Late and still open",
        TouchPoint = TouchPoint.OrderAndReceive,
        Unit = Unit.Count,
        Better = Better.Lower,
        Uses = CalendarUse.BusinessDays,
        Numerator = BecameLate,
        Closings = ArrivedLate,
        Target = new(0, 0, TargetOrigin.Ours),
        Beside = [Value],
        Formula = "Orders whose promised day had passed and that had not been delivered, at the end of the period's last day. Without a "
            + "recorded promise the guarantee is the promise; those refunded on a day that nobody wrote down, cancelled orders, also "
            + "before they were, and bookkeeping adjustments are not late.",
        Parameters = Guarantee,
    };

    internal static string Guarantee(MeasureSettings settings) => $"guarantee {settings.DeliveryDays.Guaranteed} business days";

    private static decimal? Late(Order order, MeasureSettings settings) =>
        !order.DeliveriesRecorded ? null
            : order.IsPromiseBrokenOn(settings.AsOf, settings.Calendar, settings.DeliveryDays.Guaranteed) ? 1 : 0;
}
