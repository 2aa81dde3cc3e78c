using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;

namespace IWReports.Core.Tests.Kpis.ReachUs;

public sealed class CallsRefusedTests
{
    private static RefusedCalls Refused(int calls, string? time = "10:10") =>
        new(Some.Day, time is null ? null : HalfHour.Of(TimeOnly.Parse(time)), calls);

    [Fact]
    public void Are_counted_beside_the_calls_offered()
    {
        var measured = Measured.Of(Some.Answered(), Refused(2), Refused(1, "10:40"));
        Assert.Equal((1, 3), (measured.Total(CallsOffered.Kpi).Value, measured.Total(CallsRefused.Kpi).Value));
        Assert.Equal(1, measured.At(CallsRefused.Kpi, KpiBy.HalfHour, "10:30").Value);
        Assert.Contains(CallsRefused.Kpi, CallsOffered.Kpi.Beside);
    }

    [Fact]
    public void Records_that_show_none_say_none_and_without_records_nobody_sees_it()
    {
        Assert.Equal(0, Measured.Of(Refused(0, null)).Total(CallsRefused.Kpi).Value);
        Assert.Equal((null, KpiState.NotMeasurable),
            Measured.Of(Some.Answered()).Total(CallsRefused.Kpi) is var value ? (value.Value, value.State) : default);
    }

    [Fact]
    public void Those_refused_when_closed_are_evidence_for_longer_hours()
    {
        var kpi = CallsOutsideHours.Kpi.Beside.Single(kpi => kpi.Id == "refused_outside_hours");
        Assert.Equal(4, Measured.Of(Refused(4, "17:00"), Refused(2, "16:40")).Total(kpi).Value);
    }
}
