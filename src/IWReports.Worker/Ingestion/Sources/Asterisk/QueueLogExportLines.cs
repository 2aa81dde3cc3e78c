using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Rows of an export of queue_log as the log's lines; ids tell their order, or else the file does.</summary>
internal sealed class QueueLogExportLines : ILogLines
{
    // So many tell whether the newest row comes first.
    private const int LookedAt = 1000;

    private static readonly SearchValues<byte> NothingSaid = SearchValues.Create(" \t,;|\""u8);

    private readonly LineReader _lines;
    private readonly QueueLogExport _export;
    private readonly QueueLogTableRow _row;
    private readonly (IReadOnlyList<int> Five, int Single) _parameters;
    private readonly Queue<Row> _ahead = [];
    private Row _current;
    private long _offset;
    private bool _newestFirst;

    private QueueLogExportLines(LineReader lines, QueueLogExport export, QueueLogTableRow row) =>
        (_lines, _export, _row, _parameters) = (lines, export, row, export.Parameters);

    /// <summary>The first of the lines; empty where there is none.</summary>
    public ReadOnlyMemory<byte> First { get; private set; }

    public ReadOnlyMemory<byte> Line => _current.Line;

    public long LinePosition { get; private set; }

    public long LineNumber => _current.Number;

    public bool Terminated => true;

    public string? Wrong => _current.Wrong;

    public long Position { get; private set; }

    /// <param name="lines">At the file's start: the header is passed over.</param>
    public static async Task<QueueLogExportLines> OpenAsync(LineReader lines, QueueLogExport export, QueueLogTableRow row,
        CancellationToken cancellationToken)
    {
        var opened = new QueueLogExportLines(lines, export, row);
        // Excel's "sep=;" stands before it.
        while (await lines.ReadAsync(cancellationToken) && lines.Line.Span.StartsWith("sep="u8))
        {
        }

        while (opened._ahead.Count < LookedAt && await opened.NextAsync(cancellationToken) is { } next)
            opened._ahead.Enqueue(next);
        if (opened._ahead.TryPeek(out var first))
            opened.First = first.Line;
        opened._newestFirst = !export.Columns.ContainsKey("id") && IsNewestFirst(opened._ahead);
        return opened;
    }

    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!_ahead.TryDequeue(out _current) && await NextAsync(cancellationToken) is var next)
        {
            if (next is null)
                return false;
            _current = next.Value;
        }

        // A place in the log that these lines would make up, or the row's own number.
        LinePosition = _current.Id ?? (_newestFirst ? -_offset : _offset);
        _offset += _current.Line.Length + 1;
        Position = Math.Max(Position, LinePosition + 1);
        return true;
    }

    // A row is whole or not there: none is ever put back.
    public void Unread() => throw new InvalidOperationException("A row of an export has its end.");

    private async ValueTask<Row?> NextAsync(CancellationToken cancellationToken)
    {
        while (await _lines.ReadAsync(cancellationToken))
        {
            if (!_lines.Line.Span.ContainsAnyExcept(NothingSaid))
                continue;
            // One letter per byte where it is no UTF-8, and back: names in another encoding are refused, not damaged.
            var encoding = Utf8.IsValid(_lines.Line.Span) ? Encoding.UTF8 : Encoding.Latin1;
            var (line, id, wrong) = Read(encoding.GetString(_lines.Line.Span));
            return new(encoding.GetBytes(line), _lines.LineNumber, id, _lines.Wrong ?? wrong);
        }

        return null;
    }

    private (string Line, long? Id, string? Wrong) Read(string text)
    {
        var (cells, wrong) = ExportCells.Split(text, _export.Separator);
        if (wrong is not null || cells.Count != _export.Count)
            return (text, null, wrong ?? $"{cells.Count} cells where the header has {_export.Count}");
        var (five, single) = _parameters;
        var parameters = five.Select(Cell).ToList();
        // Some tables have both; a row was written one way or the other.
        if (single >= 0 && parameters.TrueForAll(cell => cell.Length == 0))
            parameters = [Cell(single)];
        var (line, odd) = _row.Line(Named("time").Trim(), Named("callid"), Named("queuename"), Named("agent"), Named("event"), parameters);
        if (!_export.Columns.TryGetValue("id", out var place))
            return (line, null, odd);
        return long.TryParse(Cell(place).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (line, id, odd)
            : (line, null, "its id is no whole number, so its place is unknown");

        string Named(string column) => Cell(_export.Columns[column]);
        string Cell(int index) => index < 0 ? "" : cells[index] ?? "";
    }

    private static bool IsNewestFirst(IEnumerable<Row> rows)
    {
        var (before, balance) = ((long?)null, 0);
        foreach (var row in rows.Where(row => row.Wrong is null))
        {
            if (QueueLogLine.Parse(row.Line.Span, out var line) is not null)
                continue;
            balance += before is { } earlier ? Math.Sign(earlier - line.Epoch) : 0;
            before = line.Epoch;
        }

        return balance > 0;
    }

    private readonly record struct Row(ReadOnlyMemory<byte> Line, long Number, long? Id, string? Wrong);
}
