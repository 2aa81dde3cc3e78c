using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.OrderAndReceive;

namespace IWReports.Core.Tests.Kpis.OrderAndReceive;

public sealed class RefundsTests
{
    private static readonly Kpi ByValue = KpiCatalog.Find("refunded_value")!;

    private static Order Order(decimal? value, decimal refunded, OrderStatus? status = null) =>
        Some.Order(status: status) with { Value = value, Returns = new(false, refunded > 0, false, false) { RefundedValue = refunded } };

    [Fact]
    public void A_small_refund_of_a_large_order_is_one_of_many_and_little_of_much()
    {
        var measured = Measured.Of(Order(900, 0), Order(100, 50));
        Assert.Equal((0.5m, 0.05m), (measured.Total(Refunds.Kpi).Value, measured.Total(ByValue).Value));
    }

    [Fact]
    public void A_cancelled_order_that_was_paid_back_was_refunded() =>
        Assert.Equal(1, Measured.Of(Order(100, 100, OrderStatus.Cancelled)).Total(Refunds.Kpi).Value);

    [Fact]
    public void Orders_without_a_value_and_credits_have_no_share_of_value() =>
        Assert.Null(Measured.Of(Order(null, 10), Order(-20, 0)).Total(ByValue).Value);
}
