using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Worker.Reporting.Rendering.Workbook;

namespace IWReports.Worker.Tests.Reporting.Figures;

/// <summary>What a workbook's cells hold as numbers and days, written as a report writes them.</summary>
internal static class WorkbookFigures
{
    private const uint DayFormat = 164, PercentFormat = 166;

    // "09:30", "≤ 1 min".
    private const int LongestLabel = 12;

    private static readonly DateTime DayNought = new(1899, 12, 30);

    private static readonly ReportPeriod AnyDay = ReportPeriod.Day(new(2025, 11, 28));

    public static HashSet<string> In(byte[] workbook)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        var formats = book.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>()
            .Select(format => format.NumberFormatId!.Value).ToList();
        var cells = book.WorkbookPart.WorksheetParts.Select(part => part.Worksheet.Descendants<Cell>().ToList()).ToList();
        return
        [
            .. cells.SelectMany(sheet => sheet).Where(IsNumber)
                .SelectMany(cell => Written(Number(cell), formats[(int)cell.StyleIndex!.Value])),
            // The words of a picture add up what it shows; its half-hours and steps of waiting are labels.
            .. cells.SelectMany(sheet => Written(sheet.Where(IsNumber).Sum(Number), 0)),
            .. cells.SelectMany(sheet => sheet).Where(IsLabel).SelectMany(cell => WrittenFigures.In(cell.InnerText)),
        ];
    }

    /// <summary>The figures of one sheet, of its words too.</summary>
    public static HashSet<string> OfSheet(Core.Reports.Sheets.Sheet sheet)
    {
        var workbook = WorkbookWriter.Write("One sheet", [sheet]);
        return [.. In(workbook), .. sheet.Rows.SelectMany(row => row).SelectMany(cell => WrittenFigures.In(cell.Text ?? ""))];
    }

    private static bool IsNumber(Cell cell) => cell.DataType is null && cell.CellValue is not null;

    private static bool IsLabel(Cell cell) => !IsNumber(cell) && cell.CellReference!.Value![0] == 'A'
        && cell.InnerText.Length < LongestLabel;

    private static decimal Number(Cell cell) => decimal.Parse(cell.InnerText, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Written(decimal value, uint format)
    {
        if (format == DayFormat)
            return Day(DayNought.AddDays((double)value));
        // A column of other units says so in its head or beside it; here each is tried.
        Unit[] units = format == PercentFormat ? [Unit.Percent]
            : [Unit.Count, Unit.Seconds, Unit.Days, Unit.PerHour, Unit.Money, Unit.Correlation];
        // Of few cases a percentage is written without a decimal.
        return units.SelectMany(unit => new[] { null, FigureText.WithSign }.Select(style => FigureText.Of(new(value, unit, AnyDay), style)))
            .Append(format == PercentFormat ? $"{Math.Round(value * 100, MidpointRounding.AwayFromZero):0} %" : "")
            .Append(Points(value, format))
            .SelectMany(WrittenFigures.In);
    }

    // A change of a share is written in points.
    private static string Points(decimal value, uint format) =>
        format == PercentFormat ? FigureText.Of(new(value * 100, Unit.Points, AnyDay), null) : "";

    private static IEnumerable<string> Day(DateTime day) =>
        new[] { "ddd d MMM", "ddd d MMM yyyy", "d MMMM yyyy", "MMMM yyyy" }
            .Select(format => day.ToString(format, CultureInfo.InvariantCulture));
}
