using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;

namespace IWReports.Core.Tests.Kpis.ReachUs;

public sealed class AgentRingTimeTests
{
    [Fact]
    public void Is_the_mean_ringing_of_the_officer_who_answered()
    {
        var measured = Measured.Of(Some.Answered(ring: 4), Some.Answered(ring: 8), Some.Answered(ring: 30, officer: "Mary"));
        Assert.Equal(6, measured.At(AgentRingTime.Kpi, KpiBy.Officer, "Mia").Value);
        Assert.Equal(14, measured.Total(AgentRingTime.Kpi).Value);
    }

    [Fact]
    public void A_source_that_does_not_record_ringing_cannot_tell() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Some.Answered()).Total(AgentRingTime.Kpi).State);
}
