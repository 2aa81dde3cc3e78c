using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Reporting.Rendering.Workbook;
using OurCell = IWReports.Core.Reports.Sheets.Cell;
using OurSheet = IWReports.Core.Reports.Sheets.Sheet;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>A workbook holds real numbers and days, and no word of it is ever a formula.</summary>
public sealed class WorkbookTests
{
    private static OurSheet Sheet(params OurCell[] cells) =>
        new("Figures", [.. cells.Select((_, at) => new Core.Reports.Sheets.SheetColumn($"column {at}", 12))], [cells]);

    [Fact]
    public void It_is_a_valid_workbook()
    {
        using var book = Open(Sheet("words", OurCell.Of(0.21m, Unit.Percent), OurCell.Of(new DateOnly(2025, 11, 1)),
            OurCell.Of((decimal?)null)),
            Sheet("Ä & <b>", "\u0001\u0000 x", "مرحبا", new string('x', 40_000))
                with { Name = "a/b:c*d?e[f]g 'h' and a name that is far too long" },
            Sheet([.. Enumerable.Range(0, 60).Select(number => OurCell.Of((decimal)number))]) with { Name = "Wide" });
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book)
            .Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+61355501234")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("=HYPERLINK(\"http://example.com\")")]
    public void Words_that_look_like_a_formula_stay_words(string words)
    {
        using var book = Open(Sheet(words));
        var cell = Cells(book).Single();
        Assert.Equal((CellValues.InlineString, words, null), (cell.DataType!.Value, cell.InnerText, cell.CellFormula));
        Assert.True(Format(book, cell).QuotePrefix!.Value);
    }

    [Theory]
    [InlineData("en-AU", "\"$\"#,##0.00", "[$-409]d mmm yyyy")]
    [InlineData("en-US", "\"$\"#,##0.00", "[$-409]mmm d\\, yyyy")]
    [InlineData("en-DK", "#,##0.00\u00A0\"kr.\"", "[$-409]d mmm yyyy")]
    public void Money_and_days_have_the_cultures_format(string culture, string money, string day)
    {
        using var of = TestCulture.Of(culture);
        using var book = Open(Sheet(OurCell.Of(124_603m, Unit.Money), OurCell.Of(new DateOnly(2025, 11, 1))));
        Assert.Equal([money, day], Cells(book).Select(cell => Code(book, cell)));
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book));
    }

    [Fact]
    public void Numbers_are_numbers_and_days_are_days()
    {
        using var book = Open(Sheet(OurCell.Of(1560m), OurCell.Of(0.0972m, Unit.Percent), OurCell.Of(47.25m, Unit.Seconds),
            OurCell.Of(new DateOnly(2025, 11, 1)), OurCell.Of((decimal?)null)));
        Assert.Equal(["1560", "0.0972", "47.25", "45962", ""], Cells(book).Select(cell => cell.InnerText));
        Assert.Equal(["#,##0", "0.0\\ %", "#,##0.0##", "[$-409]d mmm yyyy", ""], Cells(book).Select(cell => Code(book, cell)));
    }

    [Fact]
    public void Headers_stay_in_sight_and_on_every_page()
    {
        using var book = Open(Sheet("a"), Sheet("b") with { Name = "Second" });
        Assert.All(Sheets(book), sheet => Assert.Equal(PaneStateValues.Frozen, sheet.Descendants<Pane>().Single().State!.Value));
        Assert.Equal(["'Figures'!$1:$1", "'Second'!$1:$1"], book.WorkbookPart!.Workbook.DefinedNames!.Select(name => name.InnerText));
    }

    [Theory]
    [InlineData("short", 12, null)]
    [InlineData("two words that wrap", 12, 2)]
    [InlineData("Lieferverzugsentschädigung", 12, 3)]
    [InlineData("first\nsecond", 40, 2)]
    public void A_row_is_as_high_as_its_longest_cell_wraps(string words, int width, int? lines)
    {
        const double line = 13.5;
        using var book = Open(new OurSheet("Summary", [new("Part", 30), new("What it says", width)], [["Headline", words]]));
        var row = Sheets(book).Single().Descendants<Row>().Last();
        Assert.Equal((lines * line, lines is null ? null : true), (row.Height?.Value, row.CustomHeight?.Value));
    }

    [Fact]
    public void No_row_is_higher_than_a_spreadsheet_allows()
    {
        using var book = Open(Sheet(new string('x', 40_000)));
        Assert.Equal(409, Sheets(book).Single().Descendants<Row>().Last().Height!.Value);
    }

    private static SpreadsheetDocument Open(params OurSheet[] sheets) =>
        SpreadsheetDocument.Open(new MemoryStream(WorkbookWriter.Write("Board report", sheets)), isEditable: false);

    private static IEnumerable<Worksheet> Sheets(SpreadsheetDocument book) =>
        book.WorkbookPart!.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
        .Select(sheet => ((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!)).Worksheet);

    private static IEnumerable<Cell> Cells(SpreadsheetDocument book) => Sheets(book).First().Descendants<Row>().Last().Elements<Cell>();

    private static CellFormat Format(SpreadsheetDocument book, Cell cell) =>
        (CellFormat)book.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.ElementAt((int)(cell.StyleIndex?.Value ?? 0));

    private static string Code(SpreadsheetDocument book, Cell cell) => Format(book, cell).NumberFormatId!.Value switch
    {
        0 => "",
        3 => "#,##0",
        var id => book.WorkbookPart!.WorkbookStylesPart!.Stylesheet.NumberingFormats!.Elements<NumberingFormat>()
            .Single(format => format.NumberFormatId! == id).FormatCode!,
    };
}
