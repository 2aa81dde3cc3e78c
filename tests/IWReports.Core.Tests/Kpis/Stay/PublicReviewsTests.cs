using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.Stay;

namespace IWReports.Core.Tests.Kpis.Stay;

public sealed class PublicReviewsTests
{
    private static readonly Kpi Stars = KpiCatalog.Find("review_stars")!, Answered = KpiCatalog.Find("reviews_answered")!;

    private static PublicReview Review(decimal? stars, bool answered = false, string site = "maps") =>
        new(Some.Day, site, stars, answered ? Some.Day : null) { AnswersRecorded = true };

    [Fact]
    public void Number_stars_and_answers_are_read_together()
    {
        var measured = Measured.Of(Review(5, answered: true), Review(2), Review(null));
        Assert.Equal((3, 3.5m, 1m / 3), (measured.Total(PublicReviews.Kpi).Value, measured.Total(Stars).Value,
            measured.Total(Answered).Value));
    }

    [Fact]
    public void Are_told_apart_by_site() =>
        Assert.Equal([4, 1], Measured.Of(Review(4, site: "forum"), Review(1)).By(Stars, KpiBy.Channel).Select(value => value.Value));

    [Fact]
    public void A_source_that_does_not_tell_of_answers_cannot_say_none() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Review(4) with { AnswersRecorded = false }).Total(Answered).State);

    [Fact]
    public void No_reviews_have_no_stars() => Assert.Null(Measured.Of(Some.Answered()).Total(Stars).Value);
}
