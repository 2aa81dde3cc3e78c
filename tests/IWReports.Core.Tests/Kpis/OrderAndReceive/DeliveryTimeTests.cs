using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.OrderAndReceive;

namespace IWReports.Core.Tests.Kpis.OrderAndReceive;

public sealed class DeliveryTimeTests
{
    private static Order Took(int businessDays, OrderStatus status = OrderStatus.Delivered) =>
        Some.Order(delivered: Some.Settings.Calendar.AddBusinessDays(Some.Day, businessDays), status: status);

    [Fact]
    public void Half_the_orders_took_the_median_and_nine_in_ten_no_more_than_the_p90()
    {
        var value = Measured.Of(new[] { 1, 2, 3, 4, 10 }.Select(days => Took(days))).Total(DeliveryTime.Kpi);
        Assert.Equal((4, 3, 7.6m, 10), (value.Value, value.Median, value.P90, value.Max));
    }

    [Fact]
    public void Weekends_and_holidays_are_no_business_days()
    {
        // Monday to Monday with a public holiday on Tuesday.
        Assert.Equal(4, Measured.Of(Some.Order(delivered: Some.Day.AddDays(7))).Total(DeliveryTime.Kpi).Value);
        Assert.Equal(0, Measured.Of(Some.Order(delivered: Some.Day)).Total(DeliveryTime.Kpi).Value);
    }

    [Fact]
    public void Belongs_to_the_day_of_arrival()
    {
        var measured = Measured.Of(Took(3));
        Assert.Equal(3, measured.At(DeliveryTime.Kpi, KpiBy.Day, "2025-11-07").Value);
        Assert.Null(measured.At(DeliveryTime.Kpi, KpiBy.Day, "2025-11-03").Value);
    }

    [Fact]
    public void What_is_not_there_or_cannot_be_true_takes_no_time() =>
        Assert.Null(Measured.Of(Some.Order(), Some.Order(status: OrderStatus.Delivered), Took(3, OrderStatus.Cancelled),
            Some.Order(delivered: Some.Day.AddDays(-1))).Total(DeliveryTime.Kpi).Value);

    [Fact]
    public void Is_told_apart_by_carrier() =>
        Assert.Equal([("Rail", 2m), ("Road", 5m)], Measured.Of(Took(5) with { Carrier = "Road" }, Took(2) with { Carrier = "Rail" })
            .By(DeliveryTime.Kpi, KpiBy.Department).Select(value => (value.Key, value.Value!.Value)));
}
