using IWReports.Core.Facts;
using IWReports.Core.Kpis.ReachUs;

namespace IWReports.Core.Tests.Kpis.ReachUs;

public sealed class LongWaitsTests
{
    [Fact]
    public void Counts_long_waits_answered_or_not()
    {
        var calls = new IFact[] { Some.Answered(600), Some.Answered(601), Some.Abandoned(3540), Some.Abandoned(10) };
        Assert.Equal(0.5m, Measured.Of(calls).Total(LongWaits.Kpi).Value);
    }
}
