using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Stay;

/// <summary>Sales against the same days of last year. Source: ops/docs/metrics.md, 7.4.</summary>
internal static class SalesGrowth
{
    public const string Id = "sales_growth";

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Growth of sales on last year",
        TouchPoint = TouchPoint.Stay,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = SalesVsGoal.Sold,
        AgainstLastYear = true,
        Formula =
            "Sales ÷ sales of the same days of last year − 1, as sums over the period; without a value where last year's are not above 0.",
    };
}
