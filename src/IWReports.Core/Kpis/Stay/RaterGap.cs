using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Stay;

/// <summary>
/// How far what customers receive lies above or below what they expect, in reliability, assurance, tangibles, empathy and responsiveness.
/// </summary>
/// <remarks>Source: ops/docs/metrics.md, 7.1.</remarks>
internal static class RaterGap
{
    public const string Id = "rater_gap";

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "RATER gaps",
        TouchPoint = TouchPoint.Stay,
        Unit = Unit.Points,
        Better = Better.Higher,
        Numerator = new Measure<ServiceGap>("rater_gaps", gap => gap.Gap),
        Denominator = new Measure<ServiceGap>("rater_respondents", _ => 1),
        Target = new(0, 0, TargetOrigin.Ours),
        Formula = "Received − expected: the mean over respondents of the mean of each dimension's items. By topic: per dimension; in "
            + "total: the dimensions' mean, none weighing more. Items with a half left blank are left out.",
    };
}
