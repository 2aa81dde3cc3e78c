using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.OrderAndReceive;

namespace IWReports.Core.Tests.Kpis.OrderAndReceive;

public sealed class CustomersAtRiskTests
{
    private static readonly Kpi Value = KpiCatalog.Find("value_at_risk")!;

    private static readonly DateOnly Friday = new(2025, 11, 28);

    private static CustomerRisk Risk(DateOnly day, int change) => new(day, change) { YearValue = 5100, Segment = "key account" };

    [Fact]
    public void A_threat_stands_until_it_is_settled()
    {
        var measured = Measured.Of(Risk(Friday.AddDays(-4), 1), Risk(Friday, -1));
        Assert.Equal([0, 1, 1, 0], new[] { "2025-11-23", "2025-11-24", "2025-11-27",
            "2025-11-28" }.Select(day => measured.At(CustomersAtRisk.Kpi, KpiBy.Day, day).Value ?? 0));
    }

    [Fact]
    public void A_month_ends_with_who_may_still_leave_and_what_they_are_worth()
    {
        var measured = Measured.Of(Risk(Friday, 1));
        Assert.Equal((1, 5100), (measured.At(CustomersAtRisk.Kpi, KpiBy.Month, "2025-11").Value,
            measured.At(Value, KpiBy.Month, "2025-11").Value));
        Assert.Equal(1, measured.At(CustomersAtRisk.Kpi, KpiBy.Segment, "key account").Value);
    }

    [Fact]
    public void Complaints_without_a_threat_put_nobody_at_risk() =>
        Assert.Equal(0, Measured.Of(new CustomerRisk(Friday, 0)).Total(CustomersAtRisk.Kpi).Value);

    [Fact]
    public void Without_complaints_nobody_knows() =>
        Assert.Equal(KpiState.NoData, Measured.Of(Some.Answered()).Total(CustomersAtRisk.Kpi).State);
}
