using IWReports.Core.Statistics;

namespace IWReports.Core.Tests.Statistics;

public sealed class SurveyStatisticsTests
{
    // Public Health England's published test figures for proportions, and small samples computed independently.
    [Theory]
    [InlineData(65, 100, 0.5525444329689, 0.736357517569)]
    [InlineData(1, 100, 0.00176743206414, 0.0544861961787)]
    [InlineData(20, 100, 0.13336693333103, 0.2888291655932)]
    [InlineData(999, 3456, 0.2741895108001, 0.3044038966282)]
    [InlineData(0, 5, 0, 0.4344824647832)]
    [InlineData(4, 5, 0.3755346297625, 0.9637758913676)]
    [InlineData(16, 20, 0.5839825677481, 0.9193423374202)]
    [InlineData(308, 385, 0.7571681619359, 0.8369042929422)]
    public void A_proportions_interval_is_the_published_one(int hits, int n, double low, double high)
    {
        var interval = Wilson.Of(hits, n)!.Value;
        Assert.Equal(low, interval.Low, 1e-9);
        Assert.Equal(high, interval.High, 1e-9);
    }

    [Fact]
    public void All_of_a_few_may_still_be_little_more_than_half() =>
        Assert.Equal((0.57, 1), Wilson.Of(5, 5) is { } all ? (Math.Round(all.Low, 2), all.High) : default);

    [Fact]
    public void Nobody_asked_has_neither_interval_nor_score() =>
        Assert.Equal((true, true), (Wilson.Of(0, 0) is null, NetPromoterScore.Of(0, 0, 0) is null));

    [Fact]
    public void More_hits_than_were_asked_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Of(6, 5));

    [Theory]
    [InlineData(50, 33, 17, 33, 7.490660852021003)]
    [InlineData(10, 0, 0, 100, 0)]
    [InlineData(20, 20, 20, 0, 10.540925533894598)]
    [InlineData(500, 300, 200, 30, 2.4698178070456938)]
    public void A_net_promoter_score_has_the_reference_margin(int promoters, int passives, int detractors, double score,
        double standardError)
    {
        var nps = NetPromoterScore.Of(promoters, passives, detractors)!.Value;
        Assert.Equal(score, nps.Score, 1e-9);
        Assert.Equal(Normal.Z95 * standardError, nps.Margin, 1e-9);
    }
}
