using IWReports.Core.Kpis.ReachUs;

namespace IWReports.Core.Tests.Kpis.ReachUs;

public sealed class SpeedOfAnswerTests
{
    [Fact]
    public void Is_the_mean_wait_of_those_who_were_answered()
    {
        var value = Measured.Of(Some.Answered(10), Some.Answered(20), Some.Answered(60), Some.Abandoned(600)).Total(SpeedOfAnswer.Kpi);
        Assert.Equal((90, 3, 30), (value.Numerator, value.Denominator, value.Value));
    }

    [Fact]
    public void Comes_with_median_ninetieth_percentile_and_longest()
    {
        var value = Measured.Of(Enumerable.Range(0, 11).Select(wait => Some.Answered(wait * 10))).Total(SpeedOfAnswer.Kpi);
        Assert.Equal((50, 90, 100), (value.Median, value.P90, value.Max));
    }

    [Fact]
    public void Answered_without_waiting_counts_as_zero_seconds()
    {
        var value = Measured.Of(Some.Answered(0), Some.Answered(10)).Total(SpeedOfAnswer.Kpi);
        Assert.Equal((5, 5), (value.Value, value.Median));
    }

    [Fact]
    public void An_unknown_wait_is_in_neither_sum()
    {
        var value = Measured.Of(Some.Answered(10), Some.Answered() with { Wait = null }).Total(SpeedOfAnswer.Kpi);
        Assert.Equal((10, 1), (value.Numerator, value.Denominator));
    }
}
