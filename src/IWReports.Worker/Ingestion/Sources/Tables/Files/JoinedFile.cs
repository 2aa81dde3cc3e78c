using System.Globalization;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables.Files;

/// <summary>The second of two joined files, held in memory by its key: only the columns that are read.</summary>
internal sealed class JoinedFile : IAsyncDisposable
{
    // More is no list of agents or products, and belongs into one file with the rows.
    private const int MaxKeys = 1_000_000;
    private const long MaxText = 64L * 1024 * 1024;

    private readonly ITableFile _file;
    private readonly Dictionary<string, (JoinedCell[] Cells, long Line)> _rows = new(StringComparer.Ordinal);
    private Dictionary<int, int> _kept = [];

    private JoinedFile(ITableFile file) => _file = file;

    public IReadOnlyList<string> Header => _file.Header;

    /// <summary>The first line that cannot be read.</summary>
    public Reject? Unreadable { get; private set; }

    public long Rejected { get; private set; }

    /// <summary>Opens the file that the map joins; null where it joins none.</summary>
    public static async Task<JoinedFile?> OpenAsync(TableKind kind, TableMap map, CancellationToken cancellationToken)
    {
        if (map.Join is not { } join)
            return null;
        if (!File.Exists(join.Path))
            throw new InputException($"{join.Map.Name}: file: there is no file {join.Path}. Its path is read from the map's folder.");
        // It is no file of the kind: its header is where the columns are that it has to have.
        var its = kind with { HeaderOf = null, Columns = [.. kind.Columns.Where(column => join.Map.Columns.ContainsKey(column.Name))],
            Rows = _ => _ => [] };
        return new(await TableFile.OpenAsync(join.Path, its, join.Map, cancellationToken));
    }

    /// <summary>Puts what the binding reads of it beside a file's records.</summary>
    public async Task<JoinedRecords> JoinAsync(ITableRecords records, TableBinding binding, IngestionOptions ingestion,
        CancellationToken cancellationToken)
    {
        bool IsBlank(string key) => key.Length == 0 || ingestion.IsBlank(key)
            || (binding.Words.TryGet(key, out var meaning) && meaning is null);
        var (first, with) = (records.Header.Count, binding.JoinWith - records.Header.Count);
        var kept = binding.Needed.Where(index => index >= first && index != binding.JoinWith).Select(index =>
            index - first).Order().ToList();
        _kept = kept.Select((index, place) => (index, place)).Append((with, -1)).ToDictionary();
        _file.Needed = kept.Append(with).ToHashSet();
        _file.Rejected = reject =>
        {
            Unreadable ??= reject;
            Rejected++;
        };
        long text = 0;
        while (await _file.ReadAsync(cancellationToken))
        {
            var key = _file.Cell(with).Trim();
            if (IsBlank(key))
                continue;
            JoinedCell[] cells = [.. kept.Append(with).Select(index => new JoinedCell(_file.Cell(index), _file.Form(index)))];
            if (!_rows.TryAdd(key, (cells, _file.Line)))
                RefuseDifferent(key, cells);
            else if ((text += cells.Sum(cell => cell.Text.Length)) > MaxText || _rows.Count > MaxKeys)
                throw new InputException(string.Create(
                    CultureInfo.InvariantCulture, $"{_file.Name}:{_file.Line}: too large to be joined: a joined file may have "
                        + $"{MaxKeys:N0} keys and {MaxText:N0} characters. Join them before the import."));
        }

        return new(records, binding, this, IsBlank);
    }

    public JoinedCell[]? Find(string key) => _rows.TryGetValue(key, out var row) ? row.Cells : null;

    /// <summary>A cell of a row that was found, by its place in the file. The key stands last.</summary>
    public JoinedCell Cell(JoinedCell[] row, int index) => _kept[index] is >= 0 and var place ? row[place] : row[^1];

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private void RefuseDifferent(string key, JoinedCell[] cells)
    {
        var (before, line) = _rows[key];
        if (before.AsSpan().SequenceEqual(cells))
            return;
        var shown = PrivateFields.IsPrivate(Header[_kept.First(place => place.Value < 0).Key]) ? PrivateFields.Blot(key)
            : ContactDetails.Mask(key);
        throw new InputException($"{_file.Name}:{_file.Line}: the key \"{shown}\" stands in line {line} too, with other values. Keep one "
            + $"of the two lines; nothing was changed.");
    }
}

/// <summary>A cell of the second file, and what its text was made from.</summary>
internal readonly record struct JoinedCell(string Text, CellForm Form);
