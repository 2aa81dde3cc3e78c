using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.Stay;

namespace IWReports.Core.Tests.Kpis.Stay;

public sealed class ComplimentsTests
{
    private static Feedback Said(bool? praise) => new(Some.Day, Survey.Csat) { Compliment = praise, Team = "Customer service" };

    [Fact]
    public void Are_counted_for_the_team_they_are_for() =>
        Assert.Equal(2, Measured.Of(Said(true), Said(true), Said(false)).At(Compliments.Kpi, KpiBy.Team, "Customer service").Value);

    [Fact]
    public void None_is_zero_and_unread_is_unknown()
    {
        Assert.Equal(0, Measured.Of(Said(false)).Total(Compliments.Kpi).Value);
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Said(null)).Total(Compliments.Kpi).State);
    }
}
