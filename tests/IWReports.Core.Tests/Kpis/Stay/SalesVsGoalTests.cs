using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.Stay;

namespace IWReports.Core.Tests.Kpis.Stay;

public sealed class SalesVsGoalTests
{
    private static readonly Kpi Sales = KpiCatalog.Find("sales")!;

    private static readonly SalesGoal November = new(new(2025, 11, 1), 1000);

    private static Order Worth(decimal? value, OrderStatus? status = null) => Some.Order(status: status) with { Value = value };

    [Fact]
    public void Orders_of_the_month_are_held_against_its_goal() =>
        Assert.Equal(0.9m, Measured.Of(new IFact[] { November, Worth(600), Worth(300) }).At(SalesVsGoal.Kpi, KpiBy.Month, "2025-11").Value);

    [Fact]
    public void Cancelled_orders_are_not_sold_and_credits_are_given_back() =>
        Assert.Equal(60, Measured.Of(Worth(100), Worth(50, OrderStatus.Cancelled), Worth(-40, OrderStatus.Cancelled),
            Worth(-11062, OrderStatus.Adjustment)).Total(Sales).Value);

    [Fact]
    public void A_month_without_a_goal_has_nothing_to_be_held_against() =>
        Assert.Null(Measured.Of(Worth(600)).Total(SalesVsGoal.Kpi).Value);

    [Fact]
    public void Orders_without_a_value_cannot_tell() => Assert.Equal(KpiState.NotMeasurable, Measured.Of(Worth(null)).Total(Sales).State);
}
