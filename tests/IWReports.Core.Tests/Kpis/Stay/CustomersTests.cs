using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.Stay;

namespace IWReports.Core.Tests.Kpis.Stay;

public sealed class CustomersTests
{
    [Fact]
    public void Stand_on_the_books_until_a_year_has_passed_without_an_order()
    {
        var measured = Measured.Of(new CustomerYear(Some.Day, Standing.Active, true),
            new CustomerYear(Some.Day.AddDays(1), Standing.Active, true), new CustomerYear(Some.Day.AddDays(3), Standing.Active, false));
        Assert.Equal([1, 2, 2, 1], Enumerable.Range(3, 4).Select(day => measured.At(Customers.Kpi, KpiBy.Day, $"2025-11-0{day}").Value));
    }

    [Fact]
    public void Are_told_apart_by_segment() =>
        Assert.Equal(1, Measured.Of(new CustomerYear(Some.Day, Standing.Active, true, "small"),
            new CustomerYear(Some.Day, Standing.Active, true, "key account")).At(Customers.Kpi, KpiBy.Segment, "small").Value);

    [Fact]
    public void No_orders_are_no_data() => Assert.Equal(KpiState.NoData, Measured.Of(Some.Answered()).Total(Customers.Kpi).State);
}
