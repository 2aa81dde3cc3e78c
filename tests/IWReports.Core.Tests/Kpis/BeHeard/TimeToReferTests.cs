using IWReports.Core.Facts;
using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.BeHeard;

public sealed class TimeToReferTests
{
    private static QueueVisit After(int? seconds) =>
        Some.Answered() with { Transferred = true, TransferredAfter = seconds is { } known ? TimeSpan.FromSeconds(known) : null };

    [Fact]
    public void Is_the_mean_with_median_and_p90_over_transfers_whose_time_is_known()
    {
        var value = Measured.Of(After(10), After(20), After(120), After(null), Some.Answered() with { Transferred = false })
            .Total(TimeToRefer.Kpi);
        Assert.Equal((150, 3, 50, 20, 100), (value.Numerator, value.Denominator, value.Value, value.Median, value.P90));
    }

    [Fact]
    public void No_transfer_is_no_data_and_an_unseen_one_is_not_measurable()
    {
        Assert.Equal(KpiState.NoData, Measured.Of(Some.Answered() with { Transferred = false }).Total(TimeToRefer.Kpi).State);
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Some.Answered()).Total(TimeToRefer.Kpi).State);
    }
}
