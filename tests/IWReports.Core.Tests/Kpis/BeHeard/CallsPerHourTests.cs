using IWReports.Core.Facts;
using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.BeHeard;

public sealed class CallsPerHourTests
{
    [Fact]
    public void Divides_by_time_logged_in_less_pauses_that_are_not_work()
    {
        var measured = Measured.Of(Some.Present(1800), Some.Present(1800, paused: 600, slot: "10:30"), Some.Answered(), Some.Answered(),
            Some.Answered(), Some.Answered(), Some.Answered());
        Assert.Equal(6, measured.Total(CallsPerHour.Kpi).Value);
        Assert.Equal(6, measured.At(CallsPerHour.Kpi, KpiBy.Officer, "Mia").Value);
    }

    [Fact]
    public void Without_log_ins_it_cannot_be_told()
    {
        var value = Measured.Of(Some.Answered() with { CanSee = Capabilities.Transfers }).Total(CallsPerHour.Kpi);
        Assert.Equal((null, null, null, KpiState.NotMeasurable), (value.Numerator, value.Denominator, value.Value, value.State));
    }

    [Fact]
    public void Calls_of_a_source_without_log_ins_do_not_stand_over_others_hours() =>
        Assert.Equal(2, Measured.Of(Some.Present(1800), Some.Answered(), Some.Answered() with { CanSee = Capabilities.Transfers })
            .Total(CallsPerHour.Kpi).Value);

    [Fact]
    public void Is_read_with_occupancy_and_handle_time() =>
        Assert.Equal(["occupancy", "handle_time"], CallsPerHour.Kpi.Beside.Select(kpi => kpi.Id));
}
