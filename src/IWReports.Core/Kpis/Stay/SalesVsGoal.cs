using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Stay;

/// <summary>Sales against the goal of the month. Source: ops/docs/metrics.md, 7.4.</summary>
internal static class SalesVsGoal
{
    public const string Id = "sales_vs_goal";

    public static readonly Measure<Order> Sold = new("sales", Value) { IsMoney = true };

    private static readonly Kpi Sales = new()
    {
        Id = "sales",
        Name = "Sales",
        TouchPoint = TouchPoint.Stay,
        Unit = Unit.Money,
        Better = Better.Higher,
        Numerator = Sold,
        Formula = "Value of the orders placed in the period that were not cancelled; credits (below 0) count wherever they stand, "
            + "bookkeeping adjustments do not. Other currencies by the rates of their days; without rates not as one sum.",
        Parameters = settings => settings.CurrencyText,
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Sales against goal",
        TouchPoint = TouchPoint.Stay,
        Unit = Unit.Percent,
        MayExceedWhole = true,
        Better = Better.Higher,
        Numerator = Sold,
        Denominator = new Measure<SalesGoal>("sales_goal", goal => goal.Amount),
        Target = new(1, 0.05m, TargetOrigin.Ours),
        Beside = [Sales],
        Formula = "Sales ÷ the goals of the months that begin in the period; for whole months.",
    };

    private static decimal? Value(Order order) => order.Status switch
    {
        OrderStatus.Adjustment => 0,
        OrderStatus.Cancelled => order.Value is < 0 ? order.Value : 0,
        _ => order.Value,
    };
}
