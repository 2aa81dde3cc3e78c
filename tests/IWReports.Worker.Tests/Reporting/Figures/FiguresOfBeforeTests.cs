using IWReports.Core.Analysis;
using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Core.Reports.Board;
using IWReports.Tests;
using Xunit.Abstractions;

namespace IWReports.Worker.Tests.Reporting.Figures;

/// <summary>The board report became two pages by moving figures to its workbook, and by losing none.</summary>
[Collection(SampleCompanyReports.Name)]
public sealed class FiguresOfBeforeTests(SampleCompanyReports sample, ITestOutputHelper output)
{
    // Since then times are written one way, and officers are needed for calls answered, or abandoned and not at once.
    private static readonly string[] Before = [.. File.ReadAllLines(
        Path.Combine(Snapshot.Folder, "..", "Figures", "board-report-before.txt"))
        .Select(line => line.Replace("55.4 minutes", "55 min 25 s", StringComparison.Ordinal)
            .Replace("80.5 officer-hours", "76.5 officer-hours", StringComparison.Ordinal)
            .Replace("44.5 stood", "45.5 stood", StringComparison.Ordinal)
            .Replace("25 of them", "24.5 of them", StringComparison.Ordinal))];

    // Line by line: a small number stands somewhere in every workbook, but all figures of a sentence stand together only where it is said.
    [Fact]
    public async Task Every_figure_of_the_longer_report_is_in_report_or_workbook()
    {
        var reading = MonthlyAnalysis.Of(await sample.MonthAsync(ReportPeriod.Month(2025, 11)));
        var model = BoardReport.Build(reading);
        var report = WrittenFigures.In(sample.Write(ReportCatalog.BoardReport.Id, model).Report.Text);
        var places = BoardSheets.Of(reading, model, new(SomeDigest.Calendar, reading.Data.Period.To))
            .Select(sheet => WorkbookFigures.OfSheet(sheet).Concat(report).ToHashSet()).ToList();
        var lost = Before.Select(line => (line,
            Lost: places.Select(place => WrittenFigures.In(line).Except(place).ToList()).MinBy(left => left.Count)!))
            .Where(one => one.Lost.Count > 0).Select(one => $"{string.Join(", ", one.Lost)} of \"{one.line.Trim()}\"").ToList();
        lost.ForEach(output.WriteLine);
        Assert.Empty(lost);
    }
}
