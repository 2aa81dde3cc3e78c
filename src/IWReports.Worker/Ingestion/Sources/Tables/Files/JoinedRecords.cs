using System.Text;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables.Files;

/// <summary>
/// A file's records with the columns of a second file beside them, looked up by key. Their places come after the file's own.
/// </summary>
internal sealed class JoinedRecords(ITableRecords file, TableBinding binding, JoinedFile second, Func<string, bool> isBlank) : ITableRecords
{
    private JoinedCell[]? _match;

    public string Name => file.Name;

    // What tells a line from another is its own file's alone.
    public IReadOnlyList<string> Header => file.Header;

    public long Line => file.Line;

    public long Position => file.Position;

    public IReadOnlySet<int> Needed { set => file.Needed = value.Where(index => index < Header.Count).Append(binding.JoinOn).ToHashSet(); }

    public PrivateCells Private { set => file.Private = value; }

    public IReadOnlySet<int> OneLine { set => file.OneLine = value.Where(index => index < Header.Count).ToHashSet(); }

    public Action<Reject>? Rejected { set => file.Rejected = value; }

    /// <summary>Records whose key the second file does not have. A blank key has nothing to match.</summary>
    public long Unmatched { get; private set; }

    public async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await file.ReadAsync(cancellationToken))
            return false;
        var key = file.Cell(binding.JoinOn).Trim();
        _match = isBlank(key) ? null : second.Find(key);
        if (_match is null && !isBlank(key))
            Unmatched++;
        return true;
    }

    public string Cell(int index) => index < Header.Count ? file.Cell(index) : _match is null ? ""
        : second.Cell(_match, index - Header.Count).Text;

    public CellForm Form(int index) => index < Header.Count ? file.Form(index) : _match is null ? CellForm.Text
        : second.Cell(_match, index - Header.Count).Form;

    public ReadOnlySpan<byte> Bytes(int index) => index < Header.Count ? file.Bytes(index) : Encoding.UTF8.GetBytes(Cell(index));

    public void Reject(string reason) => file.Reject(reason);

    /// <summary>Says what found no match, and what of the second file could not be read.</summary>
    public void Tell(ImportCounts counts)
    {
        counts.Details["unmatched"] = Unmatched;
        var join = binding.Map.Join!;
        if (Unmatched > 0)
            counts.Notes.Add($"{Words.Count(Unmatched, "row has", "rows have")} a key in {join.On} that {join.Path} does not have in "
                + $"{join.With}: {string.Join(", ", join.Map.Columns.Keys)} {(join.Map.Columns.Count == 1 ? "is" : "are")} blank there.");
        if (second.Unreadable is { } first)
            counts.Notes.Add($"{join.Path}: {Words.Count(second.Rejected, "line")} cannot be read and match nothing; the first is line "
                + $"{first.Line}: {first.Reason}.");
    }
}
