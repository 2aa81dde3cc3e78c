using IWReports.Core.Analysis.Targets;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.Charts;

namespace IWReports.Core.Tests.Reports.Charts;

public sealed class KpiTrendChartTests
{
    private static readonly ReportPeriod Last = ReportPeriod.Month(2025, 11);

    private readonly Kpi _kpi = KpiCatalog.Find("abandonment")! with { Target = new(0.05m, 0, TargetOrigin.Ours) };

    [Fact]
    public void Each_month_is_drawn_with_the_target_that_held_in_it()
    {
        var before = _kpi with { Target = new(0.08m, 0, TargetOrigin.Ours) };
        Assert.Equal([null, 8, 5], Draw([_kpi with { Target = null }, before, _kpi]).Targets);
    }

    [Fact]
    public void What_was_noted_of_a_month_stands_at_it_in_the_order_of_its_days() =>
        Assert.Equal([null, "a strike; a flood", null], Draw([_kpi, _kpi, _kpi],
            (new(2025, 10, 31), "a flood"), (new(2025, 10, 2), "a strike"), (new(2024, 11, 1), "long ago"))
            .Points.Select(point => point.Noted));

    private TrendChart Draw(Kpi[] months, params (DateOnly Day, string Words)[] noted)
    {
        var values = months.Select((kpi, at) => new KpiValue(kpi, Last.AddMonths(at + 1 - months.Length).ToString(), 7, 100,
            KpiState.Final)).ToList();
        return KpiTrendChart.Of("kpi", "Abandonment by month", _kpi, KpiTrend.Of(_kpi, values, Last), null, noted);
    }
}
