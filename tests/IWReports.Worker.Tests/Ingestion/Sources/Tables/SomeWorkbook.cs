using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>Workbooks for tests: sheets written as their XML, put together by the library that other programs use too.</summary>
internal static class SomeWorkbook
{
    private const string Sheets = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    /// <summary>The number formats that cells name by their place here: s="1" is the second.</summary>
    private static readonly string[] Formats = ["General", "dd/mm/yyyy", "d/mm/yyyy\\ h:mm:ss", "h:mm:ss", "[h]:mm:ss", "0%",
        "[$-409]h:mm\\ AM/PM;@", "#,##0.00\\ \"days\"", "yyyy\\-mm\\-dd\\ hh:mm:ss.000", "@"];

    public static byte[] Merged(string rows, params string[] areas) => Make([("Calls", rows, false)], false, [], areas);

    public static byte[] Of(string rows, bool from1904 = false, params string[] texts) => Of([("Calls", rows, false)], from1904, texts);

    public static byte[] Of((string Name, string Rows, bool IsHidden)[] sheets, bool from1904 = false, params string[] texts) =>
        Make(sheets, from1904, texts, []);

    private static byte[] Make((string Name, string Rows, bool IsHidden)[] sheets, bool from1904, string[] texts, string[] merged)
    {
        using var content = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(content, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new WorkbookProperties { Date1904 = from1904 }, new Sheets());
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new NumberingFormats(Formats.Select((format, at) =>
                    new NumberingFormat { NumberFormatId = 164 + (uint)at, FormatCode = format })),
                new CellFormats(Formats.Select((_, at) => new CellFormat { NumberFormatId = 164 + (uint)at })
                .Append(new CellFormat { NumberFormatId = 14 }).Append(new CellFormat { NumberFormatId = 22 })));
            if (texts.Length > 0)
                Feed(workbook.AddNewPart<SharedStringTablePart>(),
                    $"<sst {Sheets}>{string.Concat(texts.Select(text => $"<si>{text}</si>"))}</sst>");
            foreach (var (name, rows, isHidden) in sheets)
            {
                var sheet = workbook.AddNewPart<WorksheetPart>();
                var areas = string.Concat(merged.Select(area => $"<mergeCell ref=\"{area}\"/>"));
                Feed(sheet, $"<worksheet {Sheets}><sheetData>{rows}</sheetData>"
                    + $"{(merged.Length == 0 ? "" : $"<mergeCells>{areas}</mergeCells>")}</worksheet>");
                workbook.Workbook.Sheets!.Append(new Sheet { Name = name,
                    SheetId = (uint)sheets.Length + (uint)workbook.Workbook.Sheets.Count(), Id = workbook.GetIdOfPart(sheet),
                    State = isHidden ? SheetStateValues.Hidden : null });
            }
        }

        return content.ToArray();
    }

    /// <summary>A row of texts and numbers, without saying where its cells stand.</summary>
    public static string Row(params object[] cells) => $"<row>{string.Concat(cells.Select(Cell))}</row>";

    public static string Cell(object value) => value switch
    {
        string text when text.StartsWith('<') => text,
        string text => $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>",
        IFormattable number => $"<c><v>{number.ToString(null, System.Globalization.CultureInfo.InvariantCulture)}</v></c>",
        _ => "<c/>",
    };

    /// <summary>The workbook with one of its parts changed or added.</summary>
    public static byte[] With(byte[] workbook, string part, Func<string, string> change)
    {
        using var content = new MemoryStream();
        content.Write(workbook);
        using (var zip = new ZipArchive(content, ZipArchiveMode.Update, leaveOpen: true))
        {
            var old = zip.GetEntry(part);
            using var reader = old is null ? null : new StreamReader(old.Open());
            var text = change(reader?.ReadToEnd() ?? "");
            reader?.Dispose();
            old?.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(part).Open());
            writer.Write(text);
        }

        return content.ToArray();
    }

    private static void Feed(OpenXmlPart part, string xml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        part.FeedData(stream);
    }
}
