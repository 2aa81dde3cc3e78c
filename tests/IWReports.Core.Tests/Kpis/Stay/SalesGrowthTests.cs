using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.Stay;

namespace IWReports.Core.Tests.Kpis.Stay;

public sealed class SalesGrowthTests
{
    [Theory]
    [InlineData(110, 100, 0.1)]
    [InlineData(0, 100, -1.0)]
    public void Is_the_ratio_of_sums_less_one(int now, int then, double growth) =>
        Assert.Equal((decimal)growth, new KpiValue(SalesGrowth.Kpi, "2025-11", now, then, KpiState.Final).Value);

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(null)]
    public void Has_no_value_where_last_years_base_is_not_above_nothing(int? then) =>
        Assert.Null(new KpiValue(SalesGrowth.Kpi, "2025-11", 100, then, KpiState.Final).Value);

    [Fact]
    public void Without_last_year_there_is_no_growth() =>
        Assert.Null(Measured.Of(Some.Order() with { Value = 10 }).Total(SalesGrowth.Kpi).Value);
}
