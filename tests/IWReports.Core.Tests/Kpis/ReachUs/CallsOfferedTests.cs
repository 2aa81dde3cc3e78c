using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;

namespace IWReports.Core.Tests.Kpis.ReachUs;

public sealed class CallsOfferedTests
{
    [Fact]
    public void Counts_everyone_who_entered_a_queue()
    {
        var measured = Measured.Of(Some.Answered(), Some.Abandoned(), Some.Call(Outcome.FlowedOut), Some.Call(Outcome.Open));
        Assert.Equal(4, measured.Total(CallsOffered.Kpi).Value);
        Assert.Equal([1, 1], CallsOffered.Kpi.Beside.Take(2).Select(kpi => measured.Total(kpi).Value));
    }

    [Fact]
    public void A_day_without_calls_between_days_with_calls_has_none()
    {
        var measured = Measured.Of(Some.Answered(), Some.Answered(day: Some.Day.AddDays(2)));
        Assert.Equal(0, measured.At(CallsOffered.Kpi, KpiBy.Day, "2025-11-04").Value);
    }

    [Fact]
    public void A_day_outside_what_was_read_is_unknown()
    {
        var before = Measured.Of(Some.Answered()).At(CallsOffered.Kpi, KpiBy.Day, "2025-11-02");
        Assert.Equal((null, KpiState.NoData), (before.Value, before.State));
    }

    [Fact]
    public void An_officer_is_offered_nothing_since_callers_wait_for_all() =>
        Assert.All(Measured.Of(Some.Answered()).By(CallsOffered.Kpi, KpiBy.Officer),
            value => Assert.Equal(KpiState.NotMeasurable, value.State));
}
