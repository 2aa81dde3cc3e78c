using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.OrderAndReceive;

namespace IWReports.Core.Tests.Kpis.OrderAndReceive;

public sealed class CancellationsTests
{
    [Fact]
    public void Cancelled_orders_count_of_all_that_were_placed() =>
        Assert.Equal(0.25m, Measured.Of(Some.Order().Times(3).Append(Some.Order(status: OrderStatus.Cancelled))
            .Append(Some.Order(status: OrderStatus.Adjustment))).Total(Cancellations.Kpi).Value);

    [Fact]
    public void May_still_come_within_the_return_window() =>
        Assert.Equal(KpiState.Provisional, Measured.Of(Some.Order()).At(Cancellations.Kpi, KpiBy.Day, "2025-11-03").State);

    [Fact]
    public void Adjustments_alone_are_no_orders() =>
        Assert.Null(Measured.Of(Some.Order(status: OrderStatus.Adjustment)).Total(Cancellations.Kpi).Value);
}
