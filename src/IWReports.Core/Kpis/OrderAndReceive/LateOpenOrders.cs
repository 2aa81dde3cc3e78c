using IWReports.Core.Facts;

namespace IWReports.Core.Kpis.OrderAndReceive;

/// <summary>Orders past their promised day that have not arrived: a stock, taken at a day's end.</summary>
internal static class LateOpenOrders
{
    private static readonly Measure<Order> BecameLate = new("became_late", Late)
    {
        BookedTo = (order, settings) => DeliveredOnPromise.DueOn(order, settings).AddDays(1),
    };

    private static readonly Measure<Order> ArrivedLate = new("arrived_late", Late)
    {
        BookedTo = (order, _) => order.DeliveredOn,
    };

    public static readonly Kpi Kpi = new()
    {
        Id = "late_open_orders",
        Name = "Late and still open",
        TouchPoint = TouchPoint.OrderAndReceive,
        Unit = Unit.Count,
        Better = Better.Lower,
        Numerator = BecameLate,
        Closings = ArrivedLate,
        Target = new(0, 0, TargetOrigin.Ours),
        Formula = "Orders whose promised day had passed and that had not been delivered, at the end of the period's last day. Without a recorded promise the guarantee is the promise; cancelled orders are not late.",
        Parameters = settings => $"guarantee {settings.DeliveryDays.Guaranteed} business days",
    };

    private static decimal? Late(Order order, MeasureSettings settings) =>
        !order.DeliveriesRecorded ? null : order.ArrivedBy(DeliveredOnPromise.DueOn(order, settings), settings.AsOf) is false ? 1 : 0;
}
