namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>Words of a map that mean yes, no or nothing in one column; what stands nearer to the column holds.</summary>
internal sealed class CellWords
{
    public const string Yes = "yes";
    public const string No = "no";

    private readonly Dictionary<string, string?> _meanings = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="takesYesNo">Whether the column says yes or no; in others such words are themselves.</param>
    public CellWords(bool takesYesNo, ColumnSource? column, params IReadOnlyList<TableMap> maps)
    {
        foreach (var (yes, no, blank) in maps.Select(map =>
            (map.Yes, map.No, map.Blank)).Prepend((column?.Yes ?? [], column?.No ?? [], column?.Blank ?? [])))
        {
            Add(takesYesNo ? yes : [], Yes);
            Add(takesYesNo ? no : [], No);
            Add(blank, null);
        }
    }

    /// <summary>Whether the word has a meaning here, and which: yes, no, or null for nothing.</summary>
    public bool TryGet(string word, out string? meaning) => _meanings.TryGetValue(word, out meaning);

    private void Add(string[] words, string? meaning)
    {
        foreach (var word in words)
            _meanings.TryAdd(word.Trim(), meaning);
    }
}
