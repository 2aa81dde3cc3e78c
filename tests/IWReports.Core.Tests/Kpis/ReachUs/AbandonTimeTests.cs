using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;

namespace IWReports.Core.Tests.Kpis.ReachUs;

public sealed class AbandonTimeTests
{
    [Fact]
    public void Nobody_who_hung_up_is_no_data() => Assert.Equal(KpiState.NoData, Measured.Of(Some.Answered()).Total(AbandonTime.Kpi).State);

    [Fact]
    public void Is_the_mean_wait_of_those_who_hung_up()
    {
        var value = Measured.Of(Some.Answered(500), Some.Abandoned(30), Some.Abandoned(90), Some.Abandoned(null)).Total(AbandonTime.Kpi);
        Assert.Equal((120, 2, 60, 90), (value.Numerator, value.Denominator, value.Value, value.Max));
    }
}
