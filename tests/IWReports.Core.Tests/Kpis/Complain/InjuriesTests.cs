using IWReports.Core.Kpis.Complain;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.Complain;

public sealed class InjuriesTests
{
    [Fact]
    public void None_is_printed_as_none() =>
        Assert.Equal(0, Measured.Of(Some.Complaint()).Total(Injuries.Kpi).Value);

    [Fact]
    public void Each_counts() =>
        Assert.Equal(1, Measured.Of(Some.Complaint(), Some.Complaint() with { Injury = true }).Total(Injuries.Kpi).Value);

    [Fact]
    public void Without_a_log_of_complaints_nobody_knows() =>
        Assert.Equal(KpiState.NoData, Measured.Of(Some.Answered()).Total(Injuries.Kpi).State);
}
