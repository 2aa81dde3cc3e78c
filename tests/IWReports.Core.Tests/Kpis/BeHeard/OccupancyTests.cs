using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.BeHeard;

public sealed class OccupancyTests
{
    [Fact]
    public void Is_time_on_calls_of_productive_time() =>
        Assert.Equal(0.5m, Measured.Of(Some.Present(1800, paused: 600), Some.Answered(talk: 400, hold: 100, wrapUp: 100))
            .Total(Occupancy.Kpi).Value);

    [Fact]
    public void An_officer_without_a_call_was_idle() =>
        Assert.Equal(0, Measured.Of(Some.Present(), Some.Present(officer: "Mary"), Some.Answered())
            .At(Occupancy.Kpi, KpiBy.Officer, "Mary").Value);
}
