using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.OrderAndReceive;

namespace IWReports.Core.Tests.Kpis.OrderAndReceive;

public sealed class ReturnsTests
{
    private static Order Order(bool? returned, DateOnly? ordered = null) =>
        Some.Order(ordered: ordered) with { Returns = new(returned, false, false, false) };

    // Ten ordered on the 3rd, two of which came back in December; ten on the 10th, of which none did.
    [Fact]
    public void Belong_to_the_day_of_the_order_whenever_they_come_back()
    {
        var measured = Measured.Of(Order(true).Times(2).Concat(Order(false).Times(8)).Concat(Order(false, Some.Day.AddDays(7)).Times(10)));
        Assert.Equal([0.2m, 0], new[] { "2025-11-03", "2025-11-10" }.Select(day => measured.At(Returns.Kpi, KpiBy.Day, day).Value));
        Assert.Equal(0.1m, measured.At(Returns.Kpi, KpiBy.Month, "2025-11").Value);
    }

    [Theory]
    [InlineData("2025-12-03", KpiState.Provisional)]
    [InlineData("2025-12-04", KpiState.Final)]
    public void Are_provisional_until_thirty_days_have_passed(string asOf, KpiState state) =>
        Assert.Equal(state, Measured.Of(Some.Settings with { AsOf = DateOnly.Parse(asOf) }, Order(false))
            .At(Returns.Kpi, KpiBy.Day, "2025-11-03").State);

    [Fact]
    public void A_shorter_window_settles_sooner() =>
        Assert.Equal(KpiState.Final, Measured.Of(Some.Settings with { ReturnWindowDays = 14 }, Order(false))
            .At(Returns.Kpi, KpiBy.Day, "2025-11-03").State);

    [Fact]
    public void A_source_that_never_tells_of_returns_cannot_say_none() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Order(null)).Total(Returns.Kpi).State);

    [Fact]
    public void Bookkeeping_is_no_order() =>
        Assert.Equal(1, Measured.Of(Order(true), Order(false) with { Status = OrderStatus.Adjustment }).Total(Returns.Kpi).Value);

    [Fact]
    public void No_orders_is_no_data() => Assert.Equal(KpiState.NoData, Measured.Of(Some.Answered()).Total(Returns.Kpi).State);

    [Fact]
    public void Are_told_apart_by_product_segment_and_channel()
    {
        var order = Order(true) with { Product = "7 mm", Segment = "key account", Channel = "web" };
        var measured = Measured.Of(order);
        Assert.All([(KpiBy.Topic, "7 mm"), (KpiBy.Segment, "key account"), (KpiBy.Channel, "web")],
            scope => Assert.Equal(1, measured.At(Returns.Kpi, scope.Item1, scope.Item2).Value));
    }
}
