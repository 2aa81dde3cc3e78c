using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.OrderAndReceive;

namespace IWReports.Core.Tests.Kpis.OrderAndReceive;

public sealed class LateOpenOrdersTests
{
    private static readonly DateOnly Friday = new(2025, 11, 21);

    [Fact]
    public void Stands_from_the_day_after_the_promise_until_it_arrives()
    {
        var days = Measured.Of(Some.Order(Friday, Friday.AddDays(3))).By(LateOpenOrders.Kpi, KpiBy.Day)
            .ToDictionary(value => value.Key, value => value.Value);
        Assert.Equal([1, 1, 0], new[] { "2025-11-22", "2025-11-23", "2025-11-24" }.Select(day => days[day]));
    }

    [Fact]
    public void A_month_ends_with_what_is_still_out() =>
        Assert.Equal(2, Measured.Of(Some.Order(Friday), Some.Order(Friday.AddDays(-7)), Some.Order(Friday, Friday.AddDays(1)))
            .At(LateOpenOrders.Kpi, KpiBy.Month, "2025-11").Value);

    [Fact]
    public void What_came_on_time_was_never_late() =>
        Assert.Equal(0, Measured.Of(Some.Order(Friday, Friday)).Total(LateOpenOrders.Kpi).Value);

    [Fact]
    public void A_stock_has_no_half_hours() =>
        Assert.All(Measured.Of(Some.Order(Friday)).By(LateOpenOrders.Kpi, KpiBy.HalfHour),
            value => Assert.Equal(KpiState.NotMeasurable, value.State));

    [Fact]
    public void Its_value_stands_beside_and_leaves_with_the_order()
    {
        var value = LateOpenOrders.Kpi.Beside.Single();
        var measured = Measured.Of(Some.Order(Friday, Friday.AddDays(3)) with { Value = 3400 }, Some.Order(Friday) with { Value = 100 });
        Assert.Equal([3500, 100], new[] { "2025-11-22", "2025-11-24" }.Select(day => measured.At(value, KpiBy.Day, day).Value));
    }
}
