using System.Text;

namespace IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

/// <summary>The first rows of a file, kept to be looked at and read again.</summary>
internal sealed class RowSample : ITableRecords
{
    private const int Kept = 1000;

    // The words of a column, and which number of its dates is the month, may show late.
    private const int LookedAt = 100_000;

    private readonly List<(long Line, string[] Cells, CellForm[] Forms)> _rows = [];
    private int _at = -1;

    private RowSample(ITableRecords records)
    {
        (Name, Header) = (records.Name, [.. records.Header]);
        Columns = [.. Header.Select((name, index) => new ColumnSample(name, index))];
    }

    public string Name { get; }

    public IReadOnlyList<string> Header { get; }

    public IReadOnlyList<ColumnSample> Columns { get; }

    public int Count => _rows.Count;

    /// <summary>The first line that is no record.</summary>
    public Reject? Broken { get; private set; }

    public long Line => _rows[_at].Line;

    public long Position => _at;

    public IReadOnlySet<int> Needed { set { } }

    public Action<Reject>? Rejected { get; set; }

    public static async Task<RowSample> ReadAsync(ITableRecords records, IngestionOptions ingestion, CancellationToken cancellationToken)
    {
        var sample = new RowSample(records);
        records.Needed = Enumerable.Range(0, records.Header.Count).ToHashSet();
        records.Rejected = reject => sample.Broken ??= reject;
        for (var row = 0; row < LookedAt && await records.ReadAsync(cancellationToken); row++)
        {
            string[] cells = [.. Enumerable.Range(0, records.Header.Count).Select(index => records.Cell(index).Trim())];
            if (row < Kept)
                sample._rows.Add((records.Line, cells, [.. cells.Select((_, index) => records.Form(index))]));
            if (cells.Length > 0 && TotalsRow.IsWord(cells[0]))
                continue;
            foreach (var column in sample.Columns)
                column.Add(cells[column.Index], cells[column.Index].Length == 0 || records.Form(column.Index) == CellForm.Unreadable
                    || ingestion.IsBlank(cells[column.Index]), row < Kept);
        }

        return sample;
    }

    public void Restart() => _at = -1;

    public Task<bool> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(++_at < _rows.Count);

    public string Cell(int index) => _rows[_at].Cells[index];

    public CellForm Form(int index) => _rows[_at].Forms[index];

    public ReadOnlySpan<byte> Bytes(int index) => Encoding.UTF8.GetBytes(Cell(index));

    public void Reject(string reason) => Rejected?.Invoke(new(Name, Line, [], reason));
}
