using IWReports.Core.Facts;
using IWReports.Core.Kpis.Complain;

namespace IWReports.Core.Tests.Kpis.Complain;

public sealed class ComplaintsPer1000OrdersTests
{
    [Fact]
    public void Cancelled_orders_were_placed_and_adjustments_were_not()
    {
        var orders = new IFact[] { Some.Order(), Some.Order(status: OrderStatus.Cancelled), Some.Order(status: OrderStatus.Adjustment),
            Some.Complaint() };
        Assert.Equal(500, Measured.Of(orders).Total(ComplaintsPer1000Orders.Kpi).Value);
    }
}
