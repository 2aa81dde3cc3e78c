namespace IWReports.Worker.Sources.Tables;

/// <summary>A kind's columns bound to the columns of one file, by the map or else by name. Refuses, before anything is read, what cannot be bound.</summary>
internal sealed class TableBinding
{
    private const int ColumnsShown = 60;

    private const string HeaderBelow = "If its header stands further down, say where: {\"header_line\":4}";

    private readonly IReadOnlyList<string> _header;
    private readonly string _file;
    private readonly Dictionary<Column, ColumnBinding> _columns = [];
    private readonly HashSet<int> _used = [];

    public TableBinding(TableKind kind, TableMap map, IReadOnlyList<string> header, string file)
    {
        (Kind, Map, _header, _file) = (kind, map, header, file);
        RefuseForeignKeys();
        foreach (var column in kind.Columns)
        {
            var bound = map.Columns.TryGetValue(column.Name, out var source) ? Mapped(column, source) : Named(column);
            if (bound is not null)
                _columns.Add(column, bound);
        }

        Questions = [.. map.Questions.Select(question => (question, Find(question, "questions")))];
    }

    public TableKind Kind { get; }

    public TableMap Map { get; }

    /// <summary>The columns that hold one answer each, in the order of the map.</summary>
    public IReadOnlyList<(string Name, int Index)> Questions { get; }

    /// <summary>Where the columns stand that something reads.</summary>
    public IReadOnlySet<int> Needed => _used;

    /// <summary>Columns of the file that nothing reads.</summary>
    public IEnumerable<string> Unread => _header.Where((_, index) => !_used.Contains(index));

    public ColumnBinding? Of(Column column) => _columns.GetValueOrDefault(column);

    /// <summary>Refuses a file that lacks a required column; kinds call it for what their form of file needs beyond the columns' own mark.</summary>
    public void Require(Column column)
    {
        if (Of(column) is null)
            throw Wrong($"the column \"{column.Name}\" ({column.Meaning}) is missing", $"Rename a column, or name it in a map: {{\"columns\":{{\"{column.Name}\":\"…\"}}}}. {HeaderBelow}");
    }

    /// <summary>Where a column of the file stands; <paramref name="setting"/> is what asked for it.</summary>
    public int Find(string name, string setting)
    {
        var found = Places(header => header == name);
        if (found.Count == 0)
            found = Places(header => header.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
        return One(found, name) ?? throw Wrong($"{Map.Name} says {setting} is \"{name}\", which the file does not have", $"Name one of the file's columns. {HeaderBelow}");
    }

    private static string Normal(string name) => name.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');

    private void RefuseForeignKeys()
    {
        if (Map.Columns.Keys.FirstOrDefault(name => Kind.Columns.All(column => column.Name != name)) is { } unknown)
            throw new InputException($"{Map.Name}: {Kind.Name} have no column \"{unknown}\". {KindColumns()}");
        if (Map.SpecialKeys.FirstOrDefault(key => !Kind.MapKeys.Contains(key)) is { } foreign)
            throw new InputException($"{Map.Name}: \"{foreign}\" means nothing for {Kind.Name}; leave it out.");
    }

    private ColumnBinding Mapped(Column column, ColumnSource source)
    {
        var setting = $"columns.{column.Name}";
        if (source.Multiply is { } factors)
        {
            if (column.Type != CellType.Number)
                throw new InputException($"{Map.Name}: {setting}: only a number can be a product; {column.Name} is a {column.Type.Name}.");
            return new(column.Name) { Marks = source.Marks.Or(Map.Marks), Factors = [.. factors.Select(factor => (factor, Find(factor, setting)))] };
        }

        if (source.Content)
            return column is { Key: true, Required: true } && column.Type == CellType.Text
                ? new(column.Name) { Content = true }
                : throw new InputException($"{Map.Name}: {setting}: only the number that a line is known by can be its content; {column.Name} is not that.");
        return source.Constant is { } constant
            ? new(column.Name) { Constant = constant }
            : new(source.Column!) { Index = Find(source.Column!, setting), Format = source.Format, Marks = source.Marks.Or(Map.Marks), TimesIn = source.Zone is { } zone ? Zones.Find(zone, $"{Map.Name}: {setting}.zone") : null };
    }

    private ColumnBinding? Named(Column column)
    {
        if (One(Places(header => Normal(header) == column.Name || Normal(header) == column.Also), column.Name) is { } index)
            return new(_header[index]) { Index = index, Marks = Map.Marks };
        if (column.Required)
            Require(column);
        return null;
    }

    private List<int> Places(Func<string, bool> matches) => [.. Enumerable.Range(0, _header.Count).Where(index => matches(_header[index].Trim()))];

    private int? One(List<int> places, string name)
    {
        if (places.Count > 1)
            throw Wrong($"the column \"{name}\" stands {places.Count} times in the header", "Rename or remove all but one");
        _used.UnionWith(places);
        return places.Count == 1 ? places[0] : null;
    }

    private InputException Wrong(string what, string remedy)
    {
        // A file without a header has its first record here.
        var shown = ContactDetails.Mask(string.Join(", ", _header.Take(ColumnsShown)));
        return new($"{_file}: {what}. {remedy}. The file's columns: {shown}{(_header.Count > ColumnsShown ? ", …" : "")}. {KindColumns()}");
    }

    private string KindColumns() =>
        $"Columns of {Kind.Name}: {string.Join(", ", Kind.Columns.Select(column => column.Name + (column.Required ? " (required)" : "")))}.";
}

/// <summary>Where a column's values come from in one file.</summary>
internal sealed record ColumnBinding(string Name)
{
    public int Index { get; init; }

    public string? Format { get; init; }

    /// <summary>The zone of its times, where it is not the one that decides on their days.</summary>
    public TimeZoneInfo? TimesIn { get; init; }

    /// <summary>How its numbers are written.</summary>
    public NumberMarks Marks { get; init; } = NumberMarks.None;

    public string? Constant { get; init; }

    public bool Content { get; init; }

    public (string Name, int Index)[] Factors { get; init; } = [];
}
