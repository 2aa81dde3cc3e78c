using IWReports.Core.Reports.Charts;
using IWReports.Core.Reports.Sheets;
using IWReports.Benchmarks;
using IWReports.Worker.Reporting.Rendering.Charts;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>A chart may be forgotten where charts are listed.</summary>
public sealed class ChartKindTests
{
    public static TheoryData<Type> Kinds => new(typeof(Chart).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Chart))));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_is_drawn(Type kind) => Assert.NotEmpty(ChartDrawing.DrawSvg(Of(kind)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_has_its_figures_where_there_is_no_picture(Type kind)
    {
        var figures = ChartFigures.Of(Of(kind));
        Assert.NotEmpty(figures.Rows);
        Assert.All(figures.Rows, row => Assert.Equal(figures.Header.Count, row.Count));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_has_its_data_in_the_workbook(Type kind)
    {
        var sheet = Assert.Single(ChartSheets.Of([Of(kind)]));
        Assert.NotEmpty(sheet.Rows);
        Assert.All(sheet.Rows, row => Assert.Equal(sheet.Columns.Count, row.Count));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_cost_of_every_kind_is_measured(Type kind) => Assert.Contains(BenchCharts.All, chart => chart.GetType() == kind);

    private static Chart Of(Type kind) => ChartCases.All.First(some => some.Chart.GetType() == kind).Chart;
}
