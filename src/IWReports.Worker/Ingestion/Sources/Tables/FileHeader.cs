using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>The columns of one file, found by name. The second of two joined files counts its own after the first's.</summary>
/// <param name="names">The columns' names.</param>
/// <param name="file">The file's name, for errors.</param>
/// <param name="kind">What its rows are.</param>
/// <param name="offset">How many columns stand before these.</param>
internal sealed class FileHeader(IReadOnlyList<string> names, string file, TableKind kind, int offset = 0)
{
    private const int ColumnsShown = 60;

    private const string HeaderBelow = "If its header stands further down, say where: {\"header_line\":4}";

    private readonly HashSet<int> _used = [];

    /// <summary>Where the columns stand that something reads.</summary>
    public IReadOnlySet<int> Used => _used;

    /// <summary>Columns that nothing reads.</summary>
    public IEnumerable<string> Unread => names.Select(Shown).Where((_, index) => !_used.Contains(offset + index));

    /// <summary>What a column is called, also where its name is blank.</summary>
    public static string Shown(string name, int index) => string.IsNullOrWhiteSpace(name) ? $"column {index + 1}, which has no name" : name;

    public string NameOf(int index) => names[index - offset];

    /// <summary>The only column whose name matches; null where none does.</summary>
    public int? Only(Func<string, bool> matches, string name) => One(Places(matches), name);

    /// <summary>Where a column stands that a map names; <paramref name="setting"/> is what asked for it.</summary>
    public int Find(string name, string setting)
    {
        var found = Places(header => header == name);
        if (found.Count == 0)
            found = Places(header => header.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
        return One(found, name)
            ?? throw Wrong($"{setting} is \"{name}\", which the file does not have",
                $"Name one of the file's columns.{NearestName.Question(name, names)}");
    }

    public InputException Wrong(string what, string remedy)
    {
        // A file without a header has its first record here.
        var shown = ContactDetails.Mask(string.Join(", ", names.Take(ColumnsShown)));
        return new($"{file}: {what}. {remedy.TrimEnd('.')}. {HeaderBelow}. The file's columns: {shown}"
            + $"{(names.Count > ColumnsShown ? ", …" : "")}. {ColumnsOf(kind)}");
    }

    public static string ColumnsOf(TableKind kind) =>
        $"Columns of {kind.Name}: "
            + $"{string.Join(", ", kind.Columns.Select(column => column.Name + (column.Required ? " (required)" : "")))}.";

    private List<int> Places(Func<string, bool> matches) =>
        [.. Enumerable.Range(0, names.Count).Where(index => matches(names[index].Trim())).Select(index => offset + index)];

    private int? One(List<int> places, string name)
    {
        if (places.Count > 1)
            throw Wrong($"the column \"{name}\" stands {places.Count} times in the header", "Rename or remove all but one");
        _used.UnionWith(places);
        return places.Count == 1 ? places[0] : null;
    }
}
