using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.OrderAndReceive;

namespace IWReports.Core.Tests.Kpis.OrderAndReceive;

public sealed class DeliveredInDaysTests
{
    private static readonly Kpi Guarantee = KpiCatalog.Find("delivered_in_guarantee")!;

    private static readonly Kpi Ceiling = KpiCatalog.Find("delivered_in_ceiling")!;

    [Theory]
    [InlineData("2025-11-07", 1, 1, 1)]
    [InlineData("2025-11-10", 0, 1, 1)]
    [InlineData("2025-11-11", 0, 1, 1)]
    [InlineData("2025-11-12", 0, 0, 1)]
    [InlineData("2025-11-14", 0, 0, 1)]
    [InlineData("2025-11-17", 0, 0, 0)]
    [InlineData(null, 0, 0, 0)]
    public void Counts_business_days_from_the_order(string? delivered, int within3, int within5, int within8)
    {
        // Ordered on Monday 3 November; Tuesday is a public holiday.
        var measured = Measured.Of(Some.Order(delivered: delivered is null ? null : DateOnly.Parse(delivered)));
        Assert.Equal([within3, within5, within8],
            new[] { Guarantee, DeliveredInDays.Kpi, Ceiling }.Select(kpi => measured.Total(kpi).Value));
    }

    [Fact]
    public void A_young_cohort_is_not_judged_by_its_quick_ones()
    {
        var asOf = new DateOnly(2025, 11, 6);
        var value = Measured.Of(Some.Settings with { AsOf = asOf }, Some.Order(delivered: new(2025, 11, 5)), Some.Order())
            .Total(DeliveredInDays.Kpi);
        Assert.Null(value.Value);
    }

    [Fact]
    public void Belongs_to_the_day_of_the_order() =>
        Assert.Equal(1, Measured.Of(Some.Order(delivered: new(2025, 11, 7))).At(DeliveredInDays.Kpi, KpiBy.Day, "2025-11-03").Value);
}
