using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.OrderAndReceive;

namespace IWReports.Core.Tests.Kpis.OrderAndReceive;

public sealed class ContactsPer100OrdersTests
{
    private static readonly Kpi Waiting = KpiCatalog.Find("contacts_with_late_order")!;

    [Fact]
    public void Calls_are_held_against_orders() =>
        Assert.Equal(150, Measured.Of(new IFact[] { Some.Answered(), Some.Abandoned(), Some.Answered(), Some.Order(), Some.Order() })
            .Total(ContactsPer100Orders.Kpi).Value);

    [Fact]
    public void No_orders_give_no_rate() => Assert.Null(Measured.Of(Some.Answered()).Total(ContactsPer100Orders.Kpi).Value);

    [Fact]
    public void Callers_with_a_late_order_are_told_from_customers_without_one()
    {
        var calls = new bool?[] { true, false, false, false, null }.Select(waits => Some.Answered() with { WaitsForOrder = waits });
        Assert.Equal(0.25m, Measured.Of(calls).Total(Waiting).Value);
    }

    [Fact]
    public void Callers_nobody_knows_cannot_be_linked() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Some.Answered()).Total(Waiting).State);

    [Fact]
    public void Calls_are_told_apart_by_the_callers_segment() =>
        Assert.Equal(1, Measured.Of(Some.Answered() with { Segment = "key account" }, Some.Answered())
            .At(KpiCatalog.Find("calls_offered")!, KpiBy.Segment, "key account").Value);
}
