using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.Board;
using IWReports.Core.Reports.Charts;
using IWReports.Core.Reports.Sheets;
using Some = IWReports.Core.Tests.Kpis.Some;

namespace IWReports.Core.Tests.Reports.Board;

/// <summary>The board report's workbook holds everything that the report says, and what its figures were made of.</summary>
public sealed class BoardSheetsTests
{
    private static readonly Dictionary<string, MonthlyData> Boards = new()
    {
        ["the case"] = SomeBoard.Case,
        ["with calls"] = SomeBoard.WithCalls,
        ["with late data"] = SomeBoard.WithLateData,
        ["with answers"] = BoardSurveysTests.Data,
        ["with causes"] = SomeService.Board(3, 3),
        ["no month"] = SomeBoard.Case with { Calls = [] },
    };

    public static TheoryData<string> Names => new(Boards.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_the_report_says_stands_in_it(string board)
    {
        var (model, sheets) = Build(board);
        var said = sheets.SelectMany(sheet => sheet.Rows).SelectMany(row => row).Select(cell => cell.Text).OfType<string>().ToList();
        // What a cell says beside it, and days, which are days there.
        var days = model.Recommendations.Select(row => row.Due).ToHashSet();
        var missing = BoardText.All(model).Where(text => text.Length > 0 && text != "–" && !days.Contains(text))
            .Where(text => !said.Exists(cell => cell.Contains(text, StringComparison.Ordinal))).ToList();
        Assert.True(missing.Count == 0, $"{board}: {string.Join(" | ", missing)}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_row_has_a_cell_for_every_column(string board) =>
        Assert.All(Build(board).Sheets, sheet => Assert.All(sheet.Rows, row => Assert.Equal(sheet.Columns.Count, row.Count)));

    [Fact]
    public void A_figure_stands_with_what_it_was_made_of()
    {
        var sheet = Build("with calls").Sheets.Single(sheet => sheet.Name == "KPIs by month");
        var row = sheet.Rows.Single(row => row[1].Text == "Abandonment" && row[2].Day == new DateOnly(2025, 11, 1));
        Assert.Equal((0.21m, Unit.Percent, 210m, 1000m, "final", 0.05m),
            (row[3].Number, row[3].Unit, row[5].Number, row[6].Number, row[7].Text, row[9].Number));
    }

    [Fact]
    public void Causes_add_up_with_what_none_of_them_explains()
    {
        var sheet = Build("with causes").Sheets.Single(sheet => sheet.Name == "Causes");
        var measured = sheet.Rows[0][1].Number!.Value;
        Assert.Equal(measured, sheet.Rows.Skip(2).Sum(row => row[1].Number!.Value), 6);
    }

    [Fact]
    public void A_station_of_the_journey_has_its_value_as_a_number()
    {
        var (model, sheets) = Build("with calls");
        var journey = model.Charts.OfType<JourneyChart>().Single();
        var rows = sheets.Single(sheet => sheet.Name.EndsWith("journey", StringComparison.Ordinal)).Rows;
        Assert.Equal(journey.Stations.Select(station => station.Measured), rows.Select(row => row[2].Number));
        Assert.Contains(rows, row => row[2] is { Number: > 0 and < 1, Unit: Unit.Percent });
        Assert.All(journey.Stations, station => Assert.Equal(station.Value.Length > 0, station.Measured is not null));
    }

    [Fact]
    public void A_charts_sheet_has_its_points()
    {
        var (model, sheets) = Build("with calls");
        var pictures = model.Charts.Concat(model.MoreCharts).Count(chart => chart is not Sparkline);
        Assert.Equal(pictures, sheets.Count(sheet => sheet.Name.StartsWith("Chart ", StringComparison.Ordinal)));
        Assert.Equal(0.31m, sheets.First(sheet => sheet.Name == "Chart 1, KPI by month").Rows[^1][1].Number);
    }

    private static (BoardReportModel Model, IReadOnlyList<Sheet> Sheets) Build(string board)
    {
        var reading = MonthlyAnalysis.Of(Boards[board]);
        var model = BoardReport.Build(reading);
        return (model, BoardSheets.Of(reading, model, Some.Settings));
    }
}
