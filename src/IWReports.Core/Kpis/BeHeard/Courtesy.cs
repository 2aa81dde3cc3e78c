using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.BeHeard;

/// <summary>How courteous officers were found in quality reviews. Source: ops/docs/metrics.md, 3.3.</summary>
internal static class Courtesy
{
    public const string Id = "courtesy";

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Courtesy score",
        TouchPoint = TouchPoint.BeHeard,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = new Measure<QualityItem>("courtesy_passed", item => !item.Courtesy ? null : item.Passed is true ? item.Weight : 0),
        Denominator = new Measure<QualityItem>("courtesy_weight", item => !item.Courtesy ? null : item.Passed is null ? 0 : item.Weight),
        Target = new(0.90m, 0.05m, TargetOrigin.Ours),
        Formula = "Weight of the items on courtesy that were passed ÷ weight of those that applied, in the quality reviews of the "
            + "period. By topic: per item.",
    };
}
