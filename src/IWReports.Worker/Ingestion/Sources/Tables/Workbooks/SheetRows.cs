using System.Text;
using System.Xml;

namespace IWReports.Worker.Ingestion.Sources.Tables.Workbooks;

/// <summary>The rows of a sheet as they stand in it, one after the other; only one is held.</summary>
internal sealed class SheetRows(Stream part, CellReader reader, MergedCells merged) : IDisposable
{
    private readonly XmlReader _xml = SheetXml.Reader(part);
    private readonly StringBuilder _text = new();
    private readonly List<SheetCell> _cells = [];

    /// <summary>The row's number, as the sheet shows it.</summary>
    public long Number { get; private set; }

    /// <summary>The cells up to the last one of the row; there may be fewer than columns.</summary>
    public IReadOnlyList<SheetCell> Cells => _cells;

    /// <summary>Cells from here on are not looked at.</summary>
    public int Width { get; set; } = SheetXml.MaxColumns;

    public bool Read()
    {
        while (_xml.Read())
        {
            if (_xml.NodeType == XmlNodeType.EndElement && _xml.LocalName == "sheetData")
                return false;
            if (_xml.NodeType != XmlNodeType.Element || _xml.LocalName != "row")
                continue;
            // A row, or a cell, that does not say where it stands follows the one before.
            Number = SheetXml.Whole(_xml.GetAttribute("r")) ?? Number + 1;
            ReadCells();
            merged.Fill(Number, _cells);
            return true;
        }

        return false;
    }

    public void Dispose() => _xml.Dispose();

    private void ReadCells()
    {
        _cells.Clear();
        if (_xml.IsEmptyElement)
            return;
        var (depth, next) = (_xml.Depth, 0);
        while (_xml.Read() && _xml.Depth > depth)
        {
            if (_xml.NodeType != XmlNodeType.Element || _xml.LocalName != "c")
                continue;
            var column = _xml.GetAttribute("r") is { } name ? SheetXml.Column(name) : next;
            next = column + 1;
            var cell = ReadCell();
            if (column >= Width || column >= SheetXml.MaxColumns)
                continue;
            while (_cells.Count <= column)
                _cells.Add(SheetCell.Blank);
            _cells[column] = cell;
        }
    }

    private SheetCell ReadCell()
    {
        if (_xml.IsEmptyElement)
            return SheetCell.Blank;
        var (depth, type, style) = (_xml.Depth, _xml.GetAttribute("t"), SheetXml.Whole(_xml.GetAttribute("s")) ?? 0);
        var (isValue, isFormula, hasText) = (false, false, false);
        _text.Clear();
        while (_xml.Read() && _xml.Depth > depth)
        {
            switch (_xml.NodeType)
            {
                case XmlNodeType.Element:
                    isFormula |= _xml.LocalName == "f";
                    isValue = _xml.LocalName == "v" && !_xml.IsEmptyElement;
                    if (_xml.LocalName == "is")
                    {
                        SheetXml.AppendText(_xml, _text);
                        hasText = true;
                    }

                    break;
                case XmlNodeType.EndElement:
                    isValue = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when isValue:
                    _text.Append(_xml.Value);
                    break;
            }
        }

        return reader.Read(hasText ? "inlineStr" : type, style, _text.ToString(), isFormula);
    }
}
