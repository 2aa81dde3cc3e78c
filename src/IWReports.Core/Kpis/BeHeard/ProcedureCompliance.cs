using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.BeHeard;

/// <summary>How well the procedures were followed in quality reviews. Source: ops/docs/metrics.md, 3.3.</summary>
internal static class ProcedureCompliance
{
    public const string Id = "procedure_compliance";
    public const string CriticalErrorAccuracyId = "critical_error_accuracy";
    public const string QualityReviewsId = "quality_reviews";

    // A good average must not hide the one error that matters: critical errors stand apart, one line below.
    private static readonly Kpi WithoutCriticalError = new()
    {
        Id = CriticalErrorAccuracyId,
        Name = "Reviews without a critical error",
        TouchPoint = TouchPoint.BeHeard,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = new Measure<QualityReview>("reviews_without_critical_error",
            review => review.CriticalItems == 0 ? null : review.CriticalErrors == 0 ? 1 : 0),
        Denominator = new Measure<QualityReview>("reviews_with_critical_items", review => review.CriticalItems == 0 ? null : 1),
        Formula = "Reviews in which no critical item failed ÷ reviews in which one applied.",
    };

    private static readonly Kpi Reviews = new()
    {
        Id = QualityReviewsId,
        Name = "Quality reviews",
        TouchPoint = TouchPoint.BeHeard,
        Unit = Unit.Count,
        Better = Better.Neither,
        Numerator = new Measure<QualityReview>("quality_reviews", _ => 1),
        Formula = "Reviews made: how much the scores rest on.",
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Procedures followed",
        TouchPoint = TouchPoint.BeHeard,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = new Measure<QualityItem>("items_passed", item => item.Passed is true ? item.Weight : 0),
        Denominator = new Measure<QualityItem>("items_weight", item => item.Passed is null ? 0 : item.Weight),
        Target = new(0.95m, 0.03m, TargetOrigin.Ours),
        Beside = [WithoutCriticalError, Reviews],
        Formula = "Weight of the items that were passed ÷ weight of those that applied, in the quality reviews of the period. By topic: "
            + "per item.",
    };
}
