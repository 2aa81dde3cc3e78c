using IWReports.Core.Facts;
using IWReports.Core.Kpis.Complain;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.Complain;

public sealed class ComplaintReopenedTests
{
    [Fact]
    public void Is_the_share_of_what_had_been_settled()
    {
        // One settled, one settled and opened again, one never settled.
        var measured = Measured.Of(Some.Complaint() with { ResolvedOn = Some.Day }, Some.Complaint() with { ReopenedOn = Some.Day },
            Some.Complaint());
        Assert.Equal(0.5m, measured.Total(ComplaintReopened.Kpi).Value);
    }

    [Fact]
    public void A_log_that_never_says_so_cannot_tell() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Some.Complaint()
            with { ResolvedOn = Some.Day, Recorded = ComplaintSteps.Resolved }).Total(ComplaintReopened.Kpi).State);
}
