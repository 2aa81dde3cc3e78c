using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;

namespace IWReports.Core.Tests.Kpis.ReachUs;

public sealed class ServiceLevelTests
{
    // Source: ops/docs/metrics.md, 2.2, after Call Centre Helper: answered 1000, abandoned 60; answered within 20 s 860,
    // abandoned within 20 s 20 of which within 5 s 10.
    private static readonly IEnumerable<IFact> Published =
    [
        .. Some.Answered(20).Times(860),
        .. Some.Answered(21).Times(140),
        .. Some.Abandoned(5).Times(10),
        .. Some.Abandoned(20).Times(10),
        .. Some.Abandoned(21).Times(40),
    ];

    [Theory]
    [InlineData(ServiceLevelVariant.AbandonedInTimeIsServed, 83.02)]
    [InlineData(ServiceLevelVariant.AnsweredOnly, 86.00)]
    [InlineData(ServiceLevelVariant.AllAbandoned, 81.13)]
    [InlineData(ServiceLevelVariant.AbandonedTooLate, 82.69)]
    [InlineData(ServiceLevelVariant.WithoutShortAbandons, 81.90)]
    public void Every_published_variant_gives_its_published_figure(ServiceLevelVariant variant, double percent)
    {
        var value = Measured.Of(Some.Settings with { ServiceLevelVariant = variant }, Published).Total(ServiceLevel.Kpi).Value!.Value;
        Assert.Equal((decimal)percent, Math.Round(value * 100, 2));
    }

    [Fact]
    public void The_strict_variant_stands_beside()
    {
        var measured = Measured.Of(Published);
        Assert.Equal(81.13m, Math.Round(measured.Total(ServiceLevel.Kpi.Beside.Single()).Value!.Value * 100, 2));
        Assert.Equal(860, measured.Total(ServiceLevel.Kpi).Numerator);
    }

    [Fact]
    public void Intervals_add_up_by_their_sums_not_by_their_percentages()
    {
        var measured = Measured.Of([.. Some.Answered(5, time: "10:00").Times(9), Some.Answered(60, time: "10:00"),
            Some.Answered(60, time: "15:00")]);
        Assert.Equal(9m / 11, measured.Total(ServiceLevel.Kpi).Value);
    }

    [Fact]
    public void No_calls_is_no_value()
    {
        var none = Measured.Of(Some.Answered(), Some.Answered(day: Some.Day.AddDays(2))).At(ServiceLevel.Kpi, KpiBy.Day, "2025-11-04");
        Assert.Equal((null, KpiState.NoData), (none.Value, none.State));
    }
}
