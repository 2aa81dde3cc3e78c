using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.OrderAndReceive;

/// <summary>Share of delivered orders that were what had been ordered. Source: ops/docs/metrics.md, 6.2.</summary>
internal static class OrderAccuracy
{
    public const string Id = "order_accuracy";

    private static readonly Measure<Order> Right =
        new("right_item", order => order.IsJudged ? order.Returns.WrongItem is true ? 0 : 1 : null);

    private static readonly Measure<Order> Delivered = new("delivered_and_judged", order => order.IsJudged ? 1 : null);

    private static readonly Kpi Faults = new()
    {
        Id = "faults",
        Name = "Sent back or exchanged",
        TouchPoint = TouchPoint.OrderAndReceive,
        Unit = Unit.Count,
        Better = Better.Lower,
        Numerator = new Measure<OrderReturn>("faults", back => back.Kind is ReturnKind.Refund ? 0 : 1),
        Formula = "Returns and exchanges of the period, by the day they came back. By topic: the reason given.",
    };

    private static readonly Kpi Results = new()
    {
        Id = "fault_tests",
        Name = "Tested by the quality department",
        TouchPoint = TouchPoint.OrderAndReceive,
        Unit = Unit.Count,
        Better = Better.Neither,
        Numerator = new Measure<FaultTest>("fault_tests", _ => 1),
        Formula = "Things sent back in the period of which the quality department gave a result. By topic: the result.",
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Right product delivered",
        TouchPoint = TouchPoint.OrderAndReceive,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = Right,
        Denominator = Delivered,
        Target = new(0.99m, 0.005m, TargetOrigin.Ours),
        Beside = [Faults, Results],
        Provisional = Returns.WindowEnds,
        Parameters = Returns.Window,
        Formula = "Delivered orders of which nothing was sent back as the wrong item ÷ delivered orders, those refunded since among them; "
            + "by day of the order, provisional until its return window has passed. Not measurable where returns do not say whether the "
            + "item was wrong.",
    };
}
