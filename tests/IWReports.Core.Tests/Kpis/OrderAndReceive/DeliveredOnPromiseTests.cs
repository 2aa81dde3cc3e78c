using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.OrderAndReceive;

namespace IWReports.Core.Tests.Kpis.OrderAndReceive;

public sealed class DeliveredOnPromiseTests
{
    private static readonly DateOnly Friday = new(2025, 11, 21);

    [Fact]
    public void The_promised_day_itself_is_on_time() =>
        Assert.Equal(0.5m, Measured.Of(Some.Order(Friday, Friday), Some.Order(Friday, Friday.AddDays(1)))
            .Total(DeliveredOnPromise.Kpi).Value);

    [Fact]
    public void Overdue_and_undelivered_is_late() =>
        Assert.Equal(0, Measured.Of(Some.Order(Friday)).Total(DeliveredOnPromise.Kpi).Value);

    [Fact]
    public void What_is_not_due_yet_is_not_counted() =>
        Assert.Equal(KpiState.NoData, Measured.Of(Some.Order(Some.Settings.AsOf)).Total(DeliveredOnPromise.Kpi).State);

    [Fact]
    public void Belongs_to_the_day_it_was_promised_for()
    {
        var measured = Measured.Of(Some.Order(Friday, Friday));
        Assert.Equal(1, measured.At(DeliveredOnPromise.Kpi, KpiBy.Day, "2025-11-21").Denominator);
        Assert.Null(measured.At(DeliveredOnPromise.Kpi, KpiBy.Day, "2025-11-03").Value);
    }

    [Fact]
    public void Without_a_promise_the_three_day_guarantee_is_one()
    {
        // Ordered on Monday; Tuesday is a public holiday.
        var measured = Measured.Of(Some.Order(delivered: new(2025, 11, 7)), Some.Order(delivered: new(2025, 11, 10)));
        Assert.Equal(0.5m, measured.At(DeliveredOnPromise.Kpi, KpiBy.Day, "2025-11-07").Value);
    }

    [Fact]
    public void Unknown_delivery_days_are_counted_apart()
    {
        var measured = Measured.Of(Some.Order(Friday, Friday), Some.Order(Friday, status: OrderStatus.Delivered));
        Assert.Equal(1, measured.Total(DeliveredOnPromise.Kpi).Denominator);
        Assert.Equal(1, measured.Total(DeliveredOnPromise.Kpi.Beside.Single()).Value);
    }

    [Fact]
    public void Cancelled_orders_and_adjustments_are_nobodys_delay() =>
        Assert.Null(Measured.Of(Some.Order(Friday, status: OrderStatus.Cancelled), Some.Order(Friday, status: OrderStatus.Adjustment))
            .Total(DeliveredOnPromise.Kpi).Value);

    [Fact]
    public void A_source_without_delivery_days_cannot_tell() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Some.Order(Friday) with { DeliveriesRecorded = false })
            .Total(DeliveredOnPromise.Kpi).State);
}
