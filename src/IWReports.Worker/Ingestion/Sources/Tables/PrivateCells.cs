namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>Which cells of a rejected row are kept by their shape alone: what nothing reads, and what is somebody's own.</summary>
internal sealed class PrivateCells
{
    private readonly bool[] _isName;

    // Read, and somebody's own all the same: a reason may speak of it.
    private readonly bool[] _isOwn;

    /// <param name="binding">What is read; null where that is not known yet.</param>
    public PrivateCells(IReadOnlyList<string> header, TableBinding? binding)
    {
        var own = binding?.Own ?? new HashSet<int>();
        var callers = binding?.Callers ?? new HashSet<int>();
        _isName = [.. header.Select((name, index) => callers.Contains(index) || PrivateFields.IsName(name))];
        _isOwn = [.. header.Select((name, index) => own.Contains(index) || callers.Contains(index) || PrivateFields.IsPrivate(name))];
        Are = [.. header.Select((_, index) => _isOwn[index] || binding?.Needed.Contains(index) is false)];
    }

    /// <summary>By the columns' places.</summary>
    public IReadOnlyList<bool> Are { get; }

    /// <summary>The cells as they may be kept: a name is blotted out wherever it stands in the row.</summary>
    public IEnumerable<string> Kept(IReadOnlyList<string> cells)
    {
        var names = Names(cells);
        return cells.Select((cell, index) => Are[index] ? PrivateFields.Blot(cell) : PrivateFields.Blot(cell, names));
    }

    /// <summary>A reason without what is somebody's own: a cell that it quotes, in full or by its first letters, and names.</summary>
    public string Kept(string reason, IReadOnlyList<string> cells)
    {
        foreach (var quoted in cells.Where((_, index) => _isOwn[index]).Select(cell => CellException.Quoted(cell.Trim())))
            reason = reason.Replace(quoted, PrivateFields.Blot(quoted), StringComparison.Ordinal);
        return PrivateFields.BlotQuoted(reason, Names(cells));
    }

    private HashSet<string> Names(IReadOnlyList<string> cells) => PrivateFields.WordsOf(cells.Where((_, index) => _isName[index]));
}
