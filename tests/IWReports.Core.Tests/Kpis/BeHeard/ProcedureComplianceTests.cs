using IWReports.Core.Facts;
using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.BeHeard;

public sealed class ProcedureComplianceTests
{
    [Fact]
    public void Is_the_weight_passed_of_the_items_that_applied()
    {
        var value = Measured.Of(Some.Item(weight: 2), Some.Item(), Some.Item(false, 2), Some.Item(null, 10)).Total(ProcedureCompliance.Kpi);
        Assert.Equal((3, 5, 0.6m), (value.Numerator, value.Denominator, value.Value));
    }

    [Fact]
    public void Without_reviews_there_is_no_value() =>
        Assert.Equal(KpiState.NoData, Measured.Of(Some.Answered()).Total(ProcedureCompliance.Kpi).State);

    [Fact]
    public void Critical_errors_stand_apart_and_the_number_of_reviews_beside()
    {
        var measured = Measured.Of(new QualityReview(Some.Day, 3, 0), new QualityReview(Some.Day, 2, 2), new QualityReview(Some.Day, 0, 0));
        Assert.Equal([0.5m, 3], ProcedureCompliance.Kpi.Beside.Select(kpi => measured.Total(kpi).Value!.Value));
    }

    [Fact]
    public void Is_told_apart_by_officer_and_by_item()
    {
        var measured = Measured.Of(Some.Item(item: "Asking"), Some.Item(false));
        Assert.Equal(0.5m, measured.At(ProcedureCompliance.Kpi, KpiBy.Officer, "Mary").Value);
        Assert.Equal(0, measured.At(ProcedureCompliance.Kpi, KpiBy.Topic, "Listening").Value);
    }
}
