using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using OurCell = IWReports.Core.Reports.Sheets.Cell;
using OurSheet = IWReports.Core.Reports.Sheets.Sheet;

namespace IWReports.Worker.Reporting.Rendering.Workbook;

/// <summary>Writes one sheet.</summary>
internal static class SheetWriter
{
    private const int Letters = 26;

    // Days are counted from here; the first of March 1900 and later are right in every program.
    private static readonly DateOnly DayNought = new(1899, 12, 30);

    public static void Write(WorksheetPart part, OurSheet sheet)
    {
        var area = $"A1:{Column(sheet.Columns.Count - 1)}{sheet.Rows.Count + 1}";
        part.Worksheet = new(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(new Pane
            {
                VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen,
            })
            { WorkbookViewId = 0 }),
            new Columns(sheet.Columns.Select((column, at) => new Column
            {
                Min = (uint)at + 1, Max = (uint)at + 1, Width = column.Width, CustomWidth = true,
            })),
            new SheetData(sheet.Rows
                .Select(row => (Cells: row.Select(Write), Height: RowHeight.Of(row.Select(cell => cell.Text), sheet.Columns)))
                .Prepend((Cells: sheet.Columns.Select(column => Words(column.Header, SheetStyles.Header)),
                    Height: RowHeight.Of(sheet.Columns.Select(column => column.Header), sheet.Columns)))
                .Select((row, at) => Placed(row.Cells, at + 1, row.Height))),
            new AutoFilter { Reference = area },
            new PageMargins { Left = 0.4, Right = 0.4, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&L&A&RPage &P of &N")));
    }

    private static Row Placed(IEnumerable<Cell> cells, int row, double? height)
    {
        var placed = new Row(cells.Select((cell, at) =>
        {
            cell.CellReference = $"{Column(at)}{row}";
            return cell;
        }))
        { RowIndex = (uint)row };
        if (height is { } points)
            (placed.Height, placed.CustomHeight) = (points, true);
        return placed;
    }

    private static Cell Write(OurCell cell)
    {
        var style = SheetStyles.Of(cell);
        return cell switch
        {
            { Text: { Length: > 0 } text } => Words(text, style),
            { Number: { } number } => Number(number.ToString(CultureInfo.InvariantCulture), style),
            { Day: { } day } => Number((day.DayNumber - DayNought.DayNumber).ToString(CultureInfo.InvariantCulture), style),
            _ => new() { StyleIndex = style },
        };
    }

    private static Cell Number(string number, uint style) => new(new CellValue(number)) { StyleIndex = style };

    // In the cell itself: never a formula, whatever it begins with.
    private static Cell Words(string text, uint style) =>
        new(new InlineString(new Text(SheetText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            DataType = CellValues.InlineString, StyleIndex = style,
        };

    private static string Column(int at) =>
        at < Letters ? $"{(char)('A' + at)}" : $"{Column((at / Letters) - 1)}{(char)('A' + (at % Letters))}";
}
