using IWReports.Core.Facts;
using IWReports.Core.Kpis.Complain;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.Complain;

public sealed class ComplaintEscalatedTests
{
    private static readonly Kpi NotReferred = ComplaintEscalated.Kpi.Beside.Single();

    [Fact]
    public void Is_the_share_referred_to_the_manager() =>
        Assert.Equal(0.25m, Measured.Of([.. Some.Complaint().Times(3), Some.Complaint() with { EscalatedOn = Some.Day }])
            .Total(ComplaintEscalated.Kpi).Value);

    [Fact]
    public void Injuries_and_uncovered_cases_must_be_referred()
    {
        var measured = Measured.Of(
            Some.Complaint() with { Injury = true }, Some.Complaint() with { MustRefer = true },
                Some.Complaint() with { Injury = true, EscalatedOn = Some.Day }, Some.Complaint());
        Assert.Equal(2, measured.Total(NotReferred).Value);
    }

    [Fact]
    public void An_injury_is_an_exception_even_where_the_log_knows_no_referrals()
    {
        var measured = Measured.Of(Some.Complaint() with { Injury = true, Recorded = ComplaintSteps.None });
        Assert.Equal(KpiState.NotMeasurable, measured.Total(ComplaintEscalated.Kpi).State);
        Assert.Equal(1, measured.Total(NotReferred).Value);
    }

    [Fact]
    public void None_is_zero_where_there_are_complaints_and_nothing_where_there_are_none()
    {
        Assert.Equal(0, Measured.Of(Some.Complaint()).Total(NotReferred).Value);
        Assert.Null(Measured.Of(Some.Answered()).Total(NotReferred).Value);
    }
}
