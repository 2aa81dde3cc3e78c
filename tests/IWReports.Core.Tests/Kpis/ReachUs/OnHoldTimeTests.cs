using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;

namespace IWReports.Core.Tests.Kpis.ReachUs;

public sealed class OnHoldTimeTests
{
    [Fact]
    public void Is_averaged_over_the_calls_that_were_put_on_hold()
    {
        var value = Measured.Of(Some.Answered(hold: 0), Some.Answered(hold: 30), Some.Answered(hold: 90)).Total(OnHoldTime.Kpi);
        Assert.Equal(60, value.Value);
    }

    [Fact]
    public void Is_not_measurable_where_the_source_does_not_see_it()
    {
        var value = Measured.Of(Some.Answered()).Total(OnHoldTime.Kpi);
        Assert.Equal((null, KpiState.NotMeasurable), (value.Value, value.State));
    }

    [Fact]
    public void Is_told_apart_by_what_each_queue_s_source_sees()
    {
        var blind = Some.Answered() with { Queue = "widgets" };
        var seeing = Some.Answered() with { Queue = "orders", Outcome = Outcome.Abandoned, CanSee = Capabilities.OnHold };
        Assert.Equal([("orders", KpiState.NoData), ("widgets", KpiState.NotMeasurable)],
            Measured.Of(blind, seeing).By(OnHoldTime.Kpi, KpiBy.Queue).Select(queue => (queue.Key, queue.State)));
    }

    [Fact]
    public void Nobody_on_hold_is_no_data_where_the_source_sees_it() =>
        Assert.Equal(KpiState.NoData, Measured.Of(Some.Answered(hold: 0)).Total(OnHoldTime.Kpi).State);
}
