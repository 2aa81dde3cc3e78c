using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Stay;

/// <summary>Share of answers of other departments, the internal customers, that agree. Source: ops/docs/metrics.md, 7.1.</summary>
internal static class InternalSatisfaction
{
    public const string Id = "internal_satisfaction";

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Internal customers' satisfaction",
        TouchPoint = TouchPoint.Stay,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = Csat.Agreeing("satisfied_inside", Survey.Internal),
        Denominator = Csat.Valid("answers_inside", Survey.Internal),
        Target = new(0.80m, 0.05m, TargetOrigin.Ours),
        Formula = "Answers 4 and 5 ÷ answers 1 to 5 in the survey that other departments answer; blanks and other values are left out. "
            + "By topic: per question; by department: who answers.",
    };
}
