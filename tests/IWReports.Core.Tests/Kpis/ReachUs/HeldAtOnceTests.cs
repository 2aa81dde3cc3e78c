using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;

namespace IWReports.Core.Tests.Kpis.ReachUs;

public sealed class HeldAtOnceTests
{
    [Fact]
    public void Counts_holds_within_ten_seconds_of_the_answer()
    {
        var held = Some.Answered(hold: 60);
        var value = Measured.Of(held with { HeldAfter = TimeSpan.FromSeconds(10) }, held with { HeldAfter = TimeSpan.FromSeconds(11) },
            Some.Answered(hold: 0) with { CanSee = Capabilities.HoldStart }).Total(HeldAtOnce.Kpi);
        Assert.Equal((1, 3), (value.Numerator, value.Denominator));
    }

    [Fact]
    public void Calls_never_held_say_nothing_where_nobody_sees_when_the_others_were() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Some.Answered(hold: 0), Some.Answered(hold: 60)).Total(HeldAtOnce.Kpi).State);

    [Fact]
    public void Is_not_measurable_where_the_source_does_not_see_it() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Some.Answered()).Total(HeldAtOnce.Kpi).State);
}
