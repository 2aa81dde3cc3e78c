using IWReports.Core.Facts;
using IWReports.Core.Kpis.Complain;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.Complain;

public sealed class ComplaintResolvedTests
{
    // Received on Monday; Tuesday is a public holiday, so the fifth business day is the Tuesday after.
    [Theory]
    [InlineData("2025-11-11", 1)]
    [InlineData("2025-11-12", 0)]
    [InlineData(null, 0)]
    public void The_fifth_business_day_is_in_time(string? resolved, int inTime) =>
        Assert.Equal(inTime, Measured.Of(Some.Complaint() with { ResolvedOn = resolved is null ? null : DateOnly.Parse(resolved) })
            .Total(ComplaintResolved.Kpi).Value);

    [Fact]
    public void No_complaint_has_no_value() =>
        Assert.Equal(KpiState.NoData, Measured.Of(Some.Answered()).Total(ComplaintResolved.Kpi).State);

    [Fact]
    public void The_quick_ones_of_a_young_week_do_not_make_it_perfect()
    {
        var young = Some.Complaint() with { Day = new(2025, 11, 27), ResolvedOn = new(2025, 11, 27) };
        Assert.Equal(0, Measured.Of(Some.Complaint(), young).Total(ComplaintResolved.Kpi).Value);
    }

    [Fact]
    public void A_verdict_of_the_source_is_a_figure_of_its_own()
    {
        var verdicts = new bool?[] { true, true, true, false,
            null }.Select(inTime => Some.Complaint() with { AnsweredInTime = inTime, Recorded = ComplaintSteps.None });
        var measured = Measured.Of(verdicts);
        Assert.Equal(0.75m, measured.Total(ComplaintResolved.Kpi.Beside.Single()).Value);
        Assert.Equal(KpiState.NotMeasurable, measured.Total(ComplaintResolved.Kpi).State);
    }
}
