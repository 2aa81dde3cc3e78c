using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace IWReports.Worker.Ingestion.Sources.Tables.Workbooks;

/// <summary>The number formats of a workbook's styles, by the styles' numbers.</summary>
internal sealed class NumberFormats(WorkbookStylesPart? part)
{
    private readonly NumberFormat[] _styles = [.. Styles(part?.Stylesheet)];

    public NumberFormat Of(int style) => style >= 0 && style < _styles.Length ? _styles[style] : new(Shown.Number);

    private static IEnumerable<NumberFormat> Styles(Stylesheet? sheet)
    {
        var own = new Dictionary<uint, NumberFormat>();
        foreach (var format in sheet?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
        {
            if (format is { NumberFormatId.Value: var id, FormatCode.Value: { } code })
                own[id] = NumberFormat.Read(code);
        }

        foreach (var style in sheet?.CellFormats?.Elements<CellFormat>() ?? [])
        {
            var id = style.NumberFormatId?.Value ?? 0;
            yield return own.TryGetValue(id, out var format) ? format : NumberFormat.Known(id);
        }
    }
}
