using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.Stay;

namespace IWReports.Core.Tests.Kpis.Stay;

public sealed class MqlToSqlTests
{
    private static readonly Kpi Decided = KpiCatalog.Find("mql_decided")!, Milestone = KpiCatalog.Find("mql_to_sql_milestone")!;

    private static readonly DateOnly Late = new(2025, 11, 29), December = new(2025, 12, 3);

    private static Lead Lead(DateOnly? mql = null, DateOnly? sql = null, DateOnly? lost = null) =>
        new(Some.Day) { MqlOn = mql, SqlOn = sql, LostOn = lost };

    [Fact]
    public void Follows_the_leads_of_a_month_to_where_they_got()
    {
        var measured = Measured.Of(Lead(Some.Day), Lead(Some.Day, December), Lead(Some.Day, lost: December), Lead(Some.Day), Lead());
        Assert.Equal(0.25m, measured.At(MqlToSql.Kpi, KpiBy.Month, "2025-11").Value);
        Assert.Equal(0.5m, measured.At(Decided, KpiBy.Month, "2025-11").Value);
    }

    [Fact]
    public void By_milestone_the_months_mix()
    {
        var measured = Measured.Of(Lead(Some.Day, Some.Day), Lead(Late), Lead(Late, December));
        Assert.Equal([1m / 3, null], new[] { "2025-11", "2025-12" }.Select(month => measured.At(Milestone, KpiBy.Month, month).Value));
    }

    [Fact]
    public void Whom_sales_took_on_was_good_enough_for_marketing() =>
        Assert.Equal(1, Measured.Of(Lead(sql: Some.Day)).Total(MqlToSql.Kpi).Value);

    [Fact]
    public void Nobody_qualified_has_no_conversion() => Assert.Null(Measured.Of(Lead()).Total(MqlToSql.Kpi).Value);
}
