using System.Globalization;
using System.Xml;

namespace IWReports.Worker.Ingestion.Sources.Tables.Workbooks;

/// <summary>Cells merged over several rows: a text or day counts for each of them, and a number for the first alone.</summary>
internal sealed class MergedCells
{
    // More than a sheet that people made by hand can have.
    private const int Most = 1_000_000;

    private const string Number = "is merged with those above, and their number cannot be shared out: part them in the sheet";

    // By the first row: the column, and the last row.
    private readonly Dictionary<long, List<(int Column, long Last)>> _areas = [];
    private readonly Dictionary<int, (SheetCell Cell, long Last)> _open = [];

    /// <summary>They stand behind the rows, so the sheet is looked through once for them alone.</summary>
    public static MergedCells Read(Stream part)
    {
        var merged = new MergedCells();
        var count = 0;
        using var xml = SheetXml.Reader(part);
        while (xml.Read())
        {
            while (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheetData")
                xml.Skip();
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "mergeCell"
                || xml.GetAttribute("ref")?.Split(':') is not [var from, var to])
                continue;
            if (++count > Most)
                throw new WorkbookException(string.Create(
                    CultureInfo.InvariantCulture, $"more than {Most:N0} cells are merged. Save the rows as CSV"));
            var (first, last) = (SheetXml.Row(from), SheetXml.Row(to));
            if (last <= first)
                continue;
            if (!merged._areas.TryGetValue(first, out var areas))
                merged._areas[first] = areas = [];
            areas.Add((SheetXml.Column(from), last));
        }

        return merged;
    }

    /// <summary>Puts into a row what it shares with rows above. A row without anything of its own stays blank.</summary>
    public void Fill(long row, List<SheetCell> cells)
    {
        if (_areas.Count == 0)
            return;
        foreach (var (column, last) in _areas.GetValueOrDefault(row) ?? [])
            _open[column] = (column < cells.Count ? cells[column] : SheetCell.Blank, last);
        if (_open.Count == 0 || cells.TrueForAll(cell => cell.Text.Length == 0))
            return;
        foreach (var (column, (cell, last)) in _open.ToList())
        {
            if (row > last)
                _open.Remove(column);
            else if (cell.Text.Length > 0)
                Put(cells, column, cell);
        }
    }

    private static void Put(List<SheetCell> cells, int column, SheetCell cell)
    {
        while (cells.Count <= column)
            cells.Add(SheetCell.Blank);
        if (cells[column].Text.Length == 0)
            cells[column] = IsAmount(cell) ? new(Number, CellForm.Unreadable) : cell;
    }

    // A duration is an amount as well, and a time of day looks the same.
    private static bool IsAmount(SheetCell cell) =>
        cell.Form == CellForm.Number || (cell.Form == CellForm.Moment && !cell.Text.Contains('-', StringComparison.Ordinal));
}
