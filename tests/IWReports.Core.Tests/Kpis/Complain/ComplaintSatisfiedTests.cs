using IWReports.Core.Kpis.Complain;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.Complain;

public sealed class ComplaintSatisfiedTests
{
    private static readonly DateOnly Later = new(2025, 12, 1);

    [Fact]
    public void Is_the_share_of_answers_and_belongs_to_the_day_of_the_follow_up()
    {
        var measured = Measured.Of(
            Some.Complaint() with { FollowedUpOn = Later, Satisfied = true },
                Some.Complaint() with { FollowedUpOn = Later, Satisfied = false }, Some.Complaint() with { FollowedUpOn = Later });
        Assert.Equal((1, 2), measured.At(ComplaintSatisfied.Kpi, KpiBy.Month, "2025-12") is var value
            ? (value.Numerator, value.Denominator) : default);
        Assert.Null(measured.At(ComplaintSatisfied.Kpi, KpiBy.Month, "2025-11").Value);
    }

    [Fact]
    public void Nobody_asked_has_no_value() =>
        Assert.Null(Measured.Of(Some.Complaint()).Total(ComplaintSatisfied.Kpi).Value);

    [Fact]
    public void Beside_it_stands_how_many_settled_ones_were_followed_up()
    {
        var measured = Measured.Of(Some.Complaint() with { ResolvedOn = Some.Day, FollowedUpOn = Later },
            Some.Complaint() with { ResolvedOn = Some.Day }, Some.Complaint());
        Assert.Equal(0.5m, measured.Total(ComplaintSatisfied.Kpi.Beside.Single()).Value);
    }
}
