using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.TheTeam;

namespace IWReports.Core.Tests.Kpis.TheTeam;

public sealed class CallsPerAgentTests
{
    [Fact]
    public void Shares_the_calls_among_those_on_duty()
    {
        var roster = new[] { 2, 4 }.Select((officers, day) => new RosteredDay(Some.Day.AddDays(day), Scope.Company, officers));
        var value = Measured.Of([.. Some.Answered().Times(9), .. roster]).Total(CallsPerAgent.Kpi);
        Assert.Equal((9, 3, 3), (value.Numerator, value.Denominator, value.Value));
    }

    [Fact]
    public void Without_a_roster_it_cannot_be_told() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Some.Answered()).Total(CallsPerAgent.Kpi).State);
}
