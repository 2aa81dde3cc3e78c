using DocumentFormat.OpenXml.Spreadsheet;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using Cell = IWReports.Core.Reports.Sheets.Cell;

namespace IWReports.Worker.Reporting.Rendering.Workbook;

/// <summary>The few ways a cell is written; each has its number in the workbook's style sheet.</summary>
internal static class SheetStyles
{
    public const uint Words = 0, Header = 1, Quoted = 2, Day = 3, Whole = 4, Fraction = 5, Percent = 6, Money = 7;

    // Built-in formats stop at 163.
    private const uint DayFormat = 164, FractionFormat = 165, PercentFormat = 166, MoneyFormat = 167;

    // Built in: #,##0.
    private const uint WholeFormat = 3;

    public static uint Of(Cell cell) => cell switch
    {
        { Text: { } text } => SheetText.LooksLikeFormula(text) ? Quoted : Words,
        { Day: not null } => Day,
        { Number: { } number } => cell.Unit switch
        {
            Unit.Percent => Percent,
            Unit.Money => Money,
            _ => decimal.IsInteger(number) ? Whole : Fraction,
        },
        _ => Words,
    };

    public static Stylesheet All() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DayFormat, FormatCode = DateText.Pattern },
            new NumberingFormat { NumberFormatId = FractionFormat, FormatCode = "#,##0.0##" },
            new NumberingFormat { NumberFormatId = PercentFormat, FormatCode = "0.0\\ %" },
            new NumberingFormat { NumberFormatId = MoneyFormat, FormatCode = MoneyText.OfPattern("#,##0.00") }),
        new DocumentFormat.OpenXml.Spreadsheet.Fonts(
            new Font(new FontSize { Val = 10 }, new FontName { Val = "Inter" }),
            new Font(new Bold(), new FontSize { Val = 10 }, new FontName { Val = "Inter" })),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE9EEF3" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            Format(0, wrap: true), Format(0, font: 1, fill: 2, wrap: true), Quotes(Format(0, wrap: true)),
            Format(DayFormat), Format(WholeFormat),
            Format(FractionFormat), Format(PercentFormat), Format(MoneyFormat)));

    private static CellFormat Format(uint number, uint font = 0, uint fill = 0, bool wrap = false) => new(new Alignment
    {
        Vertical = VerticalAlignmentValues.Top, WrapText = wrap,
    })
    {
        NumberFormatId = number, FontId = font, FillId = fill, BorderId = 0, FormatId = 0,
        ApplyNumberFormat = true, ApplyFont = true, ApplyFill = true,
        ApplyAlignment = true,
    };

    // Words stay words when somebody edits the cell or saves it as CSV.
    private static CellFormat Quotes(CellFormat format)
    {
        format.QuotePrefix = true;
        return format;
    }
}
