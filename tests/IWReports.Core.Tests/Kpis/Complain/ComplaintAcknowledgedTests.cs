using IWReports.Core.Facts;
using IWReports.Core.Kpis.Complain;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.Complain;

public sealed class ComplaintAcknowledgedTests
{
    // Received on Monday; Tuesday is a public holiday.
    [Theory]
    [InlineData("2025-11-03", 1)]
    [InlineData("2025-11-05", 1)]
    [InlineData("2025-11-06", 0)]
    [InlineData(null, 0)]
    public void The_next_business_day_is_in_time(string? acknowledged, int inTime) =>
        Assert.Equal(inTime, Measured.Of(Some.Complaint()
            with { AcknowledgedOn = acknowledged is null ? null : DateOnly.Parse(acknowledged) }).Total(ComplaintAcknowledged.Kpi).Value);

    [Fact]
    public void Whoever_got_a_solution_was_answered() =>
        Assert.Equal(1, Measured.Of(Some.Complaint() with { ResolvedOn = Some.Day }).Total(ComplaintAcknowledged.Kpi).Value);

    [Fact]
    public void What_is_not_due_yet_is_not_counted()
    {
        var young = Some.Complaint() with { Day = new(2025, 11, 28), AcknowledgedOn = new(2025, 11, 28) };
        Assert.Equal(1, Measured.Of(Some.Complaint() with { AcknowledgedOn = Some.Day }, young)
            .Total(ComplaintAcknowledged.Kpi).Denominator);
    }

    [Theory]
    [InlineData("2025-11-05", KpiState.NoData)]
    [InlineData("2025-11-06", KpiState.Final)]
    public void Counts_once_the_next_business_day_is_over(string asOf, KpiState state)
    {
        var measured = Measured.Of(Some.Settings with { AsOf = DateOnly.Parse(asOf) }, Some.Complaint() with { AcknowledgedOn = Some.Day });
        Assert.Equal(state, measured.At(ComplaintAcknowledged.Kpi, KpiBy.Day, "2025-11-03").State);
    }

    [Fact]
    public void A_day_before_the_complaint_is_a_slip_and_no_early_answer()
    {
        var measured = Measured.Of(Some.Complaint() with { AcknowledgedOn = Some.Day.AddDays(-1) }, Some.Complaint());
        Assert.Equal((0, 1), measured.Total(ComplaintAcknowledged.Kpi) is var value ? (value.Numerator, value.Denominator) : default);
    }

    [Fact]
    public void A_log_without_such_days_cannot_tell() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Some.Complaint() with { Recorded = ComplaintSteps.Resolved })
            .Total(ComplaintAcknowledged.Kpi).State);

    [Fact]
    public void Is_told_apart_by_the_department_complained_of()
    {
        var measured = Measured.Of(Some.Complaint() with { Department = "Carrier" },
            Some.Complaint() with { Department = "Warehouse", AcknowledgedOn = Some.Day });
        Assert.Equal([0, 1], measured.By(ComplaintAcknowledged.Kpi, KpiBy.Department).Select(value => value.Value!.Value));
    }
}
