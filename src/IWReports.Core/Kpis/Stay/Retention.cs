using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Stay;

/// <summary>Share of last year's customers who still buy. Source: ops/docs/metrics.md, 7.3.</summary>
internal static class Retention
{
    public const string Id = "retention";

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Retention",
        TouchPoint = TouchPoint.Stay,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = Customers.Changes(Standing.Retained, begins: true),
        Closings = Customers.Changes(Standing.Retained, begins: false),
        Denominator = Customers.Changes(Standing.Before, begins: true),
        DenominatorClosings = Customers.Changes(Standing.Before, begins: false),
        Target = new(0.90m, 0.03m, TargetOrigin.Ours),
        Formula = "Customers with an order, not cancelled, both in the 12 months to the end of the period's last day and in the 12 "
            + "months before those ÷ those with one in the 12 months before. Without a value in the first year of orders.",
    };
}
