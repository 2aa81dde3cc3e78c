using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables.Workbooks;

/// <summary>A sheet of a workbook (.xlsx), read row by row, each cell as a CSV would have it.</summary>
internal sealed class XlsxRecords : ITableFile
{
    // As large a row as a CSV may have.
    private const int LongestRecord = 1024 * 1024;

    // Of the small parts, which are held: styles, the list of sheets.
    private const long LargestHeldPart = 64 * 1024 * 1024;

    private readonly SpreadsheetDocument _document;
    private readonly Stream _file;
    private readonly SheetRows _rows;

    // Rows that were looked at to find the header and are still to be read.
    private readonly Queue<(long Number, SheetCell[] Cells)> _ahead = new();

    private SheetCell[] _cells = [];
    private PrivateCells? _private;

    private XlsxRecords(SpreadsheetDocument document, Stream file, Dictionary<string, long> sizes, string name, TableKind kind,
        TableMap map)
    {
        (_document, _file, Name) = (document, file, name);
        var workbook = document.WorkbookPart
            ?? throw new InputException($"{name} is no workbook: it has no sheets. Save it as .xlsx or as CSV.");
        var sheet = SheetChoice.Of(workbook, map.Sheet, name);
        var texts = SharedTexts.Read(workbook.SharedStringTablePart is { } part ? Content(part, sizes) : null);
        var from1904 = workbook.Workbook?.WorkbookProperties?.Date1904?.Value is true;
        _rows = new(Content(sheet.Part, sizes), new CellReader(texts, new NumberFormats(workbook.WorkbookStylesPart), from1904),
            MergedCells.Read(Content(sheet.Part, sizes)));
        Header = FindHeader(kind, map, sheet);
        if (map.Sheet is null && sheet.Note(name) is { } note)
            Notes = [.. Notes, note];
        _rows.Width = Header.Count;
    }

    public string Name { get; }

    public IReadOnlyList<string> Header { get; }

    public long Line { get; private set; }

    /// <summary>In rows.</summary>
    public long Position => Line;

    public IReadOnlyList<string> Notes { get; private set; } = [];

    public PrivateCells Private { set => _private = value; }

    public Action<Reject>? Rejected { get; set; }

    /// <param name="file">Closed together with the records.</param>
    public static XlsxRecords Open(Stream file, string name, TableKind kind, TableMap map)
    {
        try
        {
            if (map.Encoding is not null || map.Separator is not null)
                throw new InputException($"{name} is a workbook, which needs no encoding and no separator. Leave --encoding, and "
                    + $"\"encoding\" and \"separator\" in the map, out.");
            return WorkbookFault.Guard(name, () =>
            {
                var sizes = WorkbookFile.Check(file, name);
                var document = SpreadsheetDocument.Open(file, isEditable: false,
                    new OpenSettings { MaxCharactersInPart = LargestHeldPart, AutoSave = false });
                try
                {
                    return new XlsxRecords(document, file, sizes, name, kind, map);
                }
                catch
                {
                    document.Dispose();
                    throw;
                }
            });
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(WorkbookFault.Guard(Name, Read));
    }

    public string Cell(int index) => index < _cells.Length ? _cells[index].Text : "";

    public CellForm Form(int index) => index < _cells.Length ? _cells[index].Form : CellForm.Text;

    public ReadOnlySpan<byte> Bytes(int index) => Encoding.UTF8.GetBytes(Cell(index));

    public void Reject(string reason)
    {
        _private ??= new(Header, null);
        string[] cells = [.. Enumerable.Range(0, Header.Count).Select(Cell)];
        var row = string.Join(',', _private.Kept(cells).Select(Quoted));
        Rejected?.Invoke(new(Name, Line, Encoding.UTF8.GetBytes(row), _private.Kept(reason, cells)));
    }

    public async ValueTask DisposeAsync()
    {
        _rows.Dispose();
        _document.Dispose();
        await _file.DisposeAsync();
    }

    private bool Read()
    {
        while (Next() is { } row)
        {
            (Line, _cells) = row;
            if (_cells.All(cell => string.IsNullOrWhiteSpace(cell.Text)))
                continue;
            if (_cells.Sum(cell => (long)cell.Text.Length) <= LongestRecord)
                return true;
            _cells = [];
            Reject(string.Create(CultureInfo.InvariantCulture, $"the row is longer than {LongestRecord:N0} letters"));
        }

        return false;
    }

    private (long Number, SheetCell[] Cells)? Next()
    {
        if (_ahead.TryDequeue(out var ahead))
            return (ahead.Number, ahead.Cells[..Math.Min(ahead.Cells.Length, Header.Count)]);
        return _rows.Read() ? (_rows.Number, [.. _rows.Cells.Take(Header.Count)]) : null;
    }

    private IReadOnlyList<string> FindHeader(TableKind kind, TableMap map, SheetChoice sheet)
    {
        if (map.Header.Length > 0)
            return map.Header;
        // With a line named, all before it is only passed over.
        while (_ahead.Count < HeaderSearch.Lines && _rows.Read())
        {
            if (map.HeaderLine > _rows.Number)
                continue;
            if (_rows.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell.Text)))
                _ahead.Enqueue((_rows.Number, [.. _rows.Cells]));
            if (map.HeaderLine is not null)
                break;
        }

        if (_ahead.Count == 0 && map.HeaderLine is null)
            throw new InputException($"{Name}: the sheet \"{sheet.Name}\" is empty: its first line must name the "
                + $"columns.{(sheet.Others.Count == 0 ? "" : $" Other sheets, for --sheet: {string.Join(", ", sheet.Others)}.")}");
        List<FirstLine> lines = [.. _ahead.Select(row => new FirstLine(row.Number, Names(row.Cells)))];
        if (map.HeaderLine is { } asked && (lines.Count == 0 || lines[0].Number != asked))
            throw HeaderSearch.Missing(Name, map);
        var header = map.HeaderLine is not null ? lines[0] : HeaderSearch.Find(lines, kind, map, Name) ?? HeaderSearch.Likely(lines)!.Value;
        while (_ahead.Dequeue().Number != header.Number)
        {
        }

        if (header.Number > 1)
            Notes = [HeaderSearch.Note(Name, header.Number)];
        return header.Cells;
    }

    // Blank columns at the end are no columns.
    private static List<string> Names(SheetCell[] cells)
    {
        var last = Array.FindLastIndex(cells, cell => !string.IsNullOrWhiteSpace(cell.Text));
        return [.. cells[..(last + 1)].Select(cell => cell.Text.Trim())];
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static BoundedPart Content(OpenXmlPart part, Dictionary<string, long> sizes)
    {
        var name = Uri.UnescapeDataString(part.Uri.OriginalString).TrimStart('/');
        var size = sizes.TryGetValue(name, out var known) ? known : throw new InvalidDataException($"{name} is missing");
        return new(part.GetStream(FileMode.Open, FileAccess.Read), size);
    }
}
