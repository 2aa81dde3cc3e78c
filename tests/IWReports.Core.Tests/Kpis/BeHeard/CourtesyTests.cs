using IWReports.Core.Facts;
using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.BeHeard;

public sealed class CourtesyTests
{
    [Fact]
    public void Is_the_weight_passed_of_the_courtesy_items_that_applied()
    {
        var value = Measured.Of(Some.Item(weight: 3, courtesy: true), Some.Item(false, courtesy: true), Some.Item(null, 5, courtesy: true),
            Some.Item(false, 9)).Total(Courtesy.Kpi);
        Assert.Equal((3, 4), (value.Numerator, value.Denominator));
    }

    [Fact]
    public void A_form_without_courtesy_cannot_tell() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Some.Item()).Total(Courtesy.Kpi).State);

    [Fact]
    public void Nothing_that_applied_has_no_value() =>
        Assert.Null(Measured.Of(Some.Item(null, courtesy: true)).Total(Courtesy.Kpi).Value);

    [Fact]
    public void The_default_form_has_the_ten_steps_and_the_eight_characteristics_and_asks_for_courtesy()
    {
        Assert.Equal(18, QualityForm.Items.Count);
        Assert.Contains(QualityForm.Items, item => item.Courtesy);
        Assert.True(QualityForm.Find("referred an injury to the manager")!.Critical);
    }
}
