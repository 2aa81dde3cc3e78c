using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;

namespace IWReports.Core.Tests.Kpis.ReachUs;

public sealed class RingsMissedTests
{
    private static MissedRings Rang(int missed, string officer = "Mia", string queue = "widgets") =>
        new(officer, queue, "Customer service", new(Some.Day, HalfHour.Of(new(10, 10))), missed);

    [Fact]
    public void Counts_each_officers_own()
    {
        var measured = Measured.Of(Rang(2), Rang(1), Rang(4, "Mary"), Rang(0, "Jonas"));
        Assert.Equal((7, 3), (measured.Total(RingsMissed.Kpi).Value, measured.At(RingsMissed.Kpi, KpiBy.Officer, "Mia").Value));
        Assert.Contains(RingsMissed.Kpi, AgentRingTime.Kpi.Beside);
    }

    [Fact]
    public void Nobody_misses_a_queue_that_rings_all_phones()
    {
        var settings = Some.Settings with { RingAllQueues = new HashSet<string> { "widgets" } };
        Assert.Equal(1, Measured.Of(settings, Rang(5), Rang(1, queue: "orders")).Total(RingsMissed.Kpi).Value);
        Assert.Null(Measured.Of(settings, Rang(5)).Total(RingsMissed.Kpi).Value);
    }
}
