using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables.Workbooks;

/// <summary>The sheet that is read: the one asked for, else the first that is shown.</summary>
internal sealed record SheetChoice(string Name, WorksheetPart Part, IReadOnlyList<string> Others)
{
    public static SheetChoice Of(WorkbookPart workbook, string? asked, string file)
    {
        // A sheet that is only a chart has no rows.
        var sheets = (workbook.Workbook?.Sheets?.Elements<Sheet>() ?? [])
            .Select(sheet => (Name: sheet.Name?.Value ?? "", Part: PartOf(workbook, sheet), IsHidden: IsHidden(sheet)))
            .Where(sheet => sheet.Part is not null).ToList();
        var shown = string.Join(", ", sheets.Select(sheet => sheet.IsHidden ? $"{sheet.Name} (hidden)" : sheet.Name));
        var found = asked is null ? sheets.Where(sheet => !sheet.IsHidden).ToList()
            : sheets.Where(sheet => sheet.Name.Equals(asked.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count == 0 && sheets.Count == 0)
            throw new InputException($"{file}: the workbook has no sheet of rows.");
        if (found.Count == 0)
            throw new InputException(asked is null
                ? $"{file}: all sheets are hidden: {shown}. Name one with --sheet, or \"sheet\" in a map."
                : $"{file}: there is no sheet \"{asked}\". It has: {shown}.");
        var others = sheets.Where(sheet => sheet.Part != found[0].Part && !sheet.IsHidden).Select(sheet => sheet.Name);
        return new(found[0].Name, found[0].Part!, [.. others]);
    }

    /// <summary>What to say where it was not asked for and there are others.</summary>
    public string? Note(string file) =>
        Others.Count == 0 ? null : $"{file}: the sheet \"{Name}\" was read; not read: "
            + $"{string.Join(", ", Others.Select(other => $"\"{other}\""))} (--sheet names one).";

    private static WorksheetPart? PartOf(WorkbookPart workbook, Sheet sheet) =>
        sheet.Id?.Value is { } id ? workbook.GetPartById(id) as WorksheetPart : null;

    private static bool IsHidden(Sheet sheet) => sheet.State is { HasValue: true } state && state.Value != SheetStateValues.Visible;
}
