using System.Globalization;
using IWReports.Core.Calendar;
using IWReports.Core.Reports.Sheets;
using IWReports.Worker.Reporting.Rendering.Workbook;

namespace IWReports.Worker.Tests.Reporting.Figures;

/// <summary>Opened in LibreOffice, a workbook holds the figures that its report was made of, number by number.</summary>
[Collection(SampleCompanyReports.Name)]
public sealed class LibreOfficeTests(SampleCompanyReports sample) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("iw-office-");

    public void Dispose() => _folder.Delete(recursive: true);

    [LibreOfficeTheory]
    [InlineData("board-report", "2025-11")]
    [InlineData("team-week", "2025-W48")]
    [InlineData("daily-digest", "2025-11-28")]
    public async Task It_reads_every_number_and_day(string report, string period)
    {
        var draft = (await sample.DraftsAsync(report, ReportPeriod.Parse(period)))[0];
        var rowsOf = await LibreOffice.OpenAsync(WorkbookWriter.Write(draft.Model.Title, draft.Sheets), _folder.FullName);
        Assert.All(draft.Sheets, sheet =>
        {
            var rows = rowsOf(SheetText.Name(sheet.Name));
            Assert.Equal(sheet.Columns.Select(column => column.Header), rows[0]);
            Assert.Equal(Figures(sheet), [.. Seen(sheet, rows)]);
        });
    }

    private static IEnumerable<string> Figures(Sheet sheet) => sheet.Rows.SelectMany(row => row)
        .Select(cell => cell.Number is { } number ? Digits((double)number) : cell.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        .OfType<string>();

    private static IEnumerable<string> Seen(Sheet sheet, List<string[]> rows) =>
        sheet.Rows.Zip(rows.Skip(1)).SelectMany(pair => pair.First.Zip(pair.Second))
            .Where(pair => pair.First.Number is not null || pair.First.Day is not null)
            .Select(pair => pair.First.Day is null ? Digits(Number(pair.Second)) : Day(pair.Second));

    // As the culture writes it in which LibreOffice was started.
    private static string Day(string read) =>
        DateOnly.ParseExact(read, "MM/dd/yyyy", CultureInfo.InvariantCulture).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static double Number(string read) => read.EndsWith('%')
        ? double.Parse(read[..^1], CultureInfo.InvariantCulture) / 100 : double.Parse(read, CultureInfo.InvariantCulture);

    // A spreadsheet keeps fifteen digits.
    private static string Digits(double number) => number.ToString("G12", CultureInfo.InvariantCulture);
}
