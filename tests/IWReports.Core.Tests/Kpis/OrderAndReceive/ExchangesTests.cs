using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.OrderAndReceive;

namespace IWReports.Core.Tests.Kpis.OrderAndReceive;

public sealed class ExchangesTests
{
    [Fact]
    public void An_exchange_is_no_return()
    {
        var measured = Measured.Of(Some.Order() with { Returns = new(false, false, true, false) },
            Some.Order() with { Returns = new(true, false, false, false) });
        Assert.Equal((0.5m, 0.5m), (measured.Total(Exchanges.Kpi).Value, measured.Total(Returns.Kpi).Value));
    }

    [Fact]
    public void A_shop_that_never_exchanged_anything_may_not_record_it() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Some.Order() with { Returns = new(true, false, null, false) })
            .Total(Exchanges.Kpi).State);
}
