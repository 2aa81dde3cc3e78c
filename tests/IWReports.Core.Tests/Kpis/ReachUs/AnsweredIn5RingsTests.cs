using IWReports.Core.Kpis.ReachUs;

namespace IWReports.Core.Tests.Kpis.ReachUs;

public sealed class AnsweredIn5RingsTests
{
    [Theory]
    [InlineData(15, 1)]
    [InlineData(16, 0)]
    public void Five_rings_are_fifteen_seconds_here(int wait, int share) =>
        Assert.Equal(share, Measured.Of(Some.Answered(wait)).Total(AnsweredIn5Rings.Kpi).Value);

    [Fact]
    public void The_country_decides_how_long_a_ring_is()
    {
        var american = Some.Settings with { Ring = TimeSpan.FromSeconds(6) };
        Assert.Equal(1, Measured.Of(american, Some.Answered(30)).Total(AnsweredIn5Rings.Kpi).Value);
        Assert.Contains("5 rings = 30 s", AnsweredIn5Rings.Kpi.Parameters(american), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_hung_up_at_once_is_no_test_and_who_hung_up_later_is() =>
        Assert.Equal(0.5m, Measured.Of(Some.Answered(), Some.Abandoned(5), Some.Abandoned(6)).Total(AnsweredIn5Rings.Kpi).Value);
}
