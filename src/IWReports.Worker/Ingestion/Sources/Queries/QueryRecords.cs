using System.Text;
using IWReports.Worker.Ingestion.Sources.Databases;
using IWReports.Worker.Ingestion.Sources.Tables;

namespace IWReports.Worker.Ingestion.Sources.Queries;

/// <summary>A query's rows as records of text, each value written as a CSV would write it.</summary>
internal sealed class QueryRecords(SourceRows rows, string name, string? cursorColumn) : ITableRecords
{
    private readonly byte[][] _cells = new byte[rows.Names.Count][];

    private readonly int _cursor = cursorColumn is null ? -1 : rows.Names.ToList().IndexOf(cursorColumn);

    private IComparable? _largest;

    private PrivateCells? _private;

    public string Name => name;

    public IReadOnlyList<string> Header => rows.Names;

    public long Line { get; private set; }

    public long Position => Line;

    /// <summary>The largest value of the cursor column so far, as text; null where there was none.</summary>
    public string? Cursor { get; private set; }

    public PrivateCells Private { set => _private = value; }

    public Action<Reject>? Rejected { get; set; }

    public async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await rows.ReadAsync(cancellationToken))
            return false;
        Line++;
        for (var index = 0; index < _cells.Length; index++)
            _cells[index] = rows.Text(index) is { } text ? Encoding.UTF8.GetBytes(text) : [];
        if (_cursor >= 0 && rows.Order(_cursor) is { } value && (_largest is null || value.CompareTo(_largest) > 0))
            (_largest, Cursor) = (value, rows.Parameter(_cursor));
        return true;
    }

    public string Cell(int index) => Encoding.UTF8.GetString(_cells[index]);

    public ReadOnlySpan<byte> Bytes(int index) => _cells[index];

    public void Reject(string reason)
    {
        _private ??= new(Header, null);
        string[] cells = [.. Enumerable.Range(0, _cells.Length).Select(Cell)];
        Rejected?.Invoke(new(name, Line, Encoding.UTF8.GetBytes(string.Join('|', _private.Kept(cells))), _private.Kept(reason, cells)));
    }
}
