using IWReports.Core.Kpis.Complain;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.Complain;

public sealed class ComplaintsPer1000CallsTests
{
    [Fact]
    public void Joins_complaints_and_calls_of_the_same_days() =>
        Assert.Equal(20, Measured.Of([.. Some.Answered().Times(100), Some.Complaint(), Some.Complaint()])
            .Total(ComplaintsPer1000Calls.Kpi).Value);

    [Fact]
    public void Without_a_complaints_log_it_cannot_be_told() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Some.Answered()).Total(ComplaintsPer1000Calls.Kpi).State);

    [Fact]
    public void A_day_without_complaints_between_days_with_some_has_none()
    {
        var later = Some.Complaint() with { Day = Some.Day.AddDays(4) };
        var measured = Measured.Of(Some.Complaint(), later, Some.Answered(day: Some.Day.AddDays(2)));
        Assert.Equal(0, measured.At(ComplaintsPer1000Calls.Kpi, KpiBy.Day, "2025-11-05").Value);
    }

    [Fact]
    public void Beside_the_rate_stands_their_number_also_by_the_department_complained_of()
    {
        var measured = Measured.Of([Some.Answered(), .. (Some.Complaint() with { Department = "Carrier" }).Times(2), Some.Complaint()]);
        Assert.Equal(3, measured.Total(ComplaintsPer1000Calls.Kpi.Beside.Single()).Value);
        Assert.Equal(2, measured.At(ComplaintsPer1000Calls.Kpi.Beside.Single(), KpiBy.Department, "Carrier").Value);
    }
}
