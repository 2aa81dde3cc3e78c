using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Stay;

/// <summary>What customers say of the company where everyone reads it.</summary>
internal static class PublicReviews
{
    public const string Id = "public_reviews";
    public const string ReviewsAnsweredId = "reviews_answered";

    private static readonly Kpi Stars = new()
    {
        Id = "review_stars",
        Name = "Stars in public reviews",
        TouchPoint = TouchPoint.Stay,
        Unit = Unit.Points,
        Better = Better.Higher,
        Numerator = new Measure<PublicReview>("review_stars", review => review.Stars),
        Denominator = new Measure<PublicReview>("reviews_with_stars", review => review.Stars is null ? null : 1),
        Formula = "Stars, on average over the reviews of the period that give any.",
    };

    private static readonly Kpi Answered = new()
    {
        Id = ReviewsAnsweredId,
        Name = "Public reviews answered",
        TouchPoint = TouchPoint.Stay,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = new Measure<PublicReview>("reviews_answered",
            review => !review.AnswersRecorded ? null : review.AnsweredOn is null ? 0 : 1),
        Denominator = new Measure<PublicReview>("reviews_to_answer", review => review.AnswersRecorded ? 1 : null),
        Formula = "Reviews of the period answered since ÷ reviews of the period.",
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Public reviews",
        TouchPoint = TouchPoint.Stay,
        Unit = Unit.Count,
        Better = Better.Neither,
        Numerator = new Measure<PublicReview>("public_reviews", _ => 1),
        Beside = [Stars, Answered],
        Formula = "Reviews posted on public sites in the period. By channel: per site.",
    };
}
