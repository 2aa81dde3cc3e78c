using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Sheet = IWReports.Core.Reports.Sheets.Sheet;

namespace IWReports.Worker.Reporting.Rendering.Workbook;

/// <summary>Writes sheets as a workbook (.xlsx): real numbers and days, frozen headers, a filter, and pages that fit their width.</summary>
internal static class WorkbookWriter
{
    public static byte[] Write(string title, IReadOnlyList<Sheet> sheets)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            document.PackageProperties.Title = SheetText.Clean(title);
            document.PackageProperties.Creator = "IWReports";
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = SheetStyles.All();
            var listed = new Sheets();
            var names = new DefinedNames();
            foreach (var (sheet, at) in sheets.Select((sheet, at) => (sheet, (uint)at)))
            {
                var part = book.AddNewPart<WorksheetPart>();
                SheetWriter.Write(part, sheet);
                var name = SheetText.Name(sheet.Name);
                listed.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = book.GetIdOfPart(part), SheetId = at + 1, Name = name });
                // The header is printed on every page.
                names.Append(new DefinedName($"'{name}'!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = at });
            }

            book.Workbook = new(listed, names);
        }

        return bytes.ToArray();
    }
}
