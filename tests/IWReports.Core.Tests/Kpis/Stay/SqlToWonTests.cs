using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.Stay;

namespace IWReports.Core.Tests.Kpis.Stay;

public sealed class SqlToWonTests
{
    private static Lead Sql(DateOnly? won = null, DateOnly? lost = null) =>
        new(Some.Day) { SqlOn = Some.Day, WonOn = won, LostOn = lost, Channel = "fair" };

    [Fact]
    public void Follows_the_leads_of_a_month_to_the_order()
    {
        var measured = Measured.Of(Sql(Some.Day.AddDays(40)), Sql(lost: Some.Day), Sql(), new Lead(Some.Day) { MqlOn = Some.Day });
        Assert.Equal(1m / 3, measured.At(SqlToWon.Kpi, KpiBy.Month, "2025-11").Value);
        Assert.Equal(2m / 3, measured.Total(KpiCatalog.Find("sql_decided")!).Value);
        Assert.Equal(1m / 3, measured.At(SqlToWon.Kpi, KpiBy.Channel, "fair").Value);
    }

    [Fact]
    public void Who_bought_was_qualified_though_nobody_wrote_it_down() =>
        Assert.Equal(1, Measured.Of(new Lead(Some.Day) { WonOn = Some.Day }).Total(SqlToWon.Kpi).Value);

    [Fact]
    public void Nobody_taken_on_wins_nothing() => Assert.Null(Measured.Of(new Lead(Some.Day)).Total(SqlToWon.Kpi).Value);
}
