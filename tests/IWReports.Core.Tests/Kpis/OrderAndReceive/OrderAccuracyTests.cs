using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.OrderAndReceive;

namespace IWReports.Core.Tests.Kpis.OrderAndReceive;

public sealed class OrderAccuracyTests
{
    private static Order Delivered(bool? wrong) =>
        Some.Order(delivered: Some.Day.AddDays(3)) with { Returns = new(wrong, false, false, wrong) };

    [Fact]
    public void Six_millimetres_for_seven_is_a_wrong_order() =>
        Assert.Equal(0.75m, Measured.Of(Delivered(false).Times(3).Append(Delivered(true))).Total(OrderAccuracy.Kpi).Value);

    [Fact]
    public void A_wrong_order_stays_wrong_when_it_is_refunded() =>
        Assert.Equal(0.75m, Measured.Of(Delivered(false).Times(3).Append(Delivered(true) with { Status = OrderStatus.Refunded }))
            .Total(OrderAccuracy.Kpi).Value);

    [Fact]
    public void What_was_refunded_and_never_arrived_is_not_judged() =>
        Assert.Equal(1, Measured.Of(Delivered(false),
            Some.Order(status: OrderStatus.Refunded) with { Returns = new(false, true, false, false) })
            .Total(OrderAccuracy.Kpi).Denominator);

    [Fact]
    public void Something_sent_back_for_another_reason_was_the_right_item() =>
        Assert.Equal(1, Measured.Of(Delivered(false) with { Returns = new(true, true, false, false) }).Total(OrderAccuracy.Kpi).Value);

    [Fact]
    public void Nothing_delivered_is_neither_right_nor_wrong() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Some.Order() with { Returns = new(false, false, false, false) })
            .Total(OrderAccuracy.Kpi).State);

    [Fact]
    public void Returns_that_do_not_name_a_wrong_item_cannot_tell() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Delivered(null)).Total(OrderAccuracy.Kpi).State);

    [Fact]
    public void Faults_are_counted_by_reason_on_the_day_they_came_back_and_refunds_are_none()
    {
        var faults = KpiCatalog.Find("faults")!;
        var measured = Measured.Of(new OrderReturn(Some.Day, ReturnKind.Return, "wrong size"),
            new OrderReturn(Some.Day, ReturnKind.Exchange, "wears out"), new OrderReturn(Some.Day, ReturnKind.Refund, "wears out"));
        Assert.Equal(2, measured.Total(faults).Value);
        Assert.Equal([("wears out", 1m), ("wrong size", 1m)],
            measured.By(faults, KpiBy.Topic).Select(value => (value.Key, value.Value!.Value)));
    }

    [Fact]
    public void The_quality_departments_results_stand_beside() =>
        Assert.Equal(2, Measured.Of(new FaultTest(Some.Day, "within tolerance"), new FaultTest(Some.Day, "batch 12"),
            new FaultTest(Some.Day, "batch 12")).At(KpiCatalog.Find("fault_tests")!, KpiBy.Topic, "batch 12").Value);
}
