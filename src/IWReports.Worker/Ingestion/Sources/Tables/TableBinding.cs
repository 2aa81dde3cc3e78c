using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>
/// A kind's columns bound to the columns of one file, by the map or else by name. Refuses, before anything is read, what cannot be bound.
/// </summary>
internal sealed class TableBinding
{
    private readonly FileHeader _file;
    private readonly FileHeader? _joined;
    private readonly Dictionary<Column, ColumnBinding> _columns = [];

    /// <param name="joined">The columns of the second file, where the map joins one.</param>
    public TableBinding(TableKind kind, TableMap map, IReadOnlyList<string> header, string file, IReadOnlyList<string>? joined = null)
    {
        (Kind, Map, _file, Words) = (kind, map, new(header, file, kind), new(takesYesNo: false, null, map));
        RefuseForeignKeys();
        if (map.Join is { } join)
        {
            _joined = new(joined ?? throw new InputException($"{map.Name}: join: only a file can be joined."), join.Path, kind,
                header.Count);
            (JoinOn, JoinWith) = (_file.Find(join.On, $"{map.Name} says join.on"), _joined.Find(join.With, $"{map.Name} says join.with"));
        }

        foreach (var column in kind.Columns)
        {
            if (Bound(column) is { } bound)
                _columns.Add(column, bound);
        }

        Questions = [.. map.Questions.Select(question => (question, Find(question, "questions")))];
    }

    public TableKind Kind { get; }

    public TableMap Map { get; }

    /// <summary>What words mean in cells that no column of ours stands for.</summary>
    public CellWords Words { get; }

    /// <summary>The columns that hold one answer each, in the order of the map.</summary>
    public IReadOnlyList<(string Name, int Index)> Questions { get; }

    /// <summary>Where the columns stand that something reads; those of a joined file come after the first's.</summary>
    public IReadOnlySet<int> Needed => _joined is null ? _file.Used : _file.Used.Union(_joined.Used).ToHashSet();

    /// <summary>Where that stands which people wrote in their own words: answers of a survey too.</summary>
    public IReadOnlySet<int> Own => PlacesOf(column => column.InOwnWords).Concat(Questions.Select(question => question.Index)).ToHashSet();

    /// <summary>Where it stands who called.</summary>
    public IReadOnlySet<int> Callers => PlacesOf(column => column.Type == CellType.Caller || column.Type == CellType.Callers).ToHashSet();

    /// <summary>Where the columns stand that hold no text, or a key.</summary>
    public IReadOnlySet<int> OneLine => _columns.Where(bound => bound.Key.Type != CellType.Text || bound.Key.Key)
        .SelectMany(bound => bound.Value.Places.Concat(bound.Value.Factors)).Select(place => place.Index).ToHashSet();

    /// <summary>Columns of the file that nothing reads.</summary>
    public IEnumerable<string> Unread => _file.Unread;

    /// <summary>Where the key of a joined file stands, in the first file and in the second.</summary>
    public int JoinOn { get; }

    public int JoinWith { get; }

    public ColumnBinding? Of(Column column) => _columns.GetValueOrDefault(column);

    /// <summary>Whether it says anything: a map may leave a column out with an empty constant.</summary>
    public bool Has(Column column) => Of(column) is { Constant: not "" };

    /// <summary>Whether a file's column has the name of one of ours, and is read as that where no map says otherwise.</summary>
    public static bool IsNamed(Column column, string header) => Normal(header) == column.Name || Normal(header) == column.Also;

    /// <summary>
    /// Refuses a file that lacks a required column; kinds call it for what their form of file needs beyond the columns' own mark.
    /// </summary>
    public void Require(Column column)
    {
        if (Of(column) is null)
            throw _file.Wrong($"the column \"{column.Name}\" ({column.Meaning}) is missing",
                $"Rename a column, or name it in a map: {{\"columns\":{{\"{column.Name}\":\"…\"}}}}");
    }

    /// <summary>Where a column of the file stands; <paramref name="setting"/> is what asked for it.</summary>
    public int Find(string name, string setting) => _file.Find(name, $"{Map.Name} says {setting}");

    private IEnumerable<int> PlacesOf(Func<Column, bool> are) =>
        _columns.Where(bound => are(bound.Key)).SelectMany(bound => bound.Value.Places).Select(place => place.Index);

    private static string Normal(string name) => name.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');

    private void RefuseForeignKeys()
    {
        var names = Kind.Columns.Select(column => column.Name).ToList();
        if (Map.Columns.Keys.Concat(Map.Join?.Map.Columns.Keys ?? []).FirstOrDefault(name => !names.Contains(name)) is { } unknown)
            throw new InputException($"{Map.Name}: {Kind.Name} have no column "
                + $"\"{unknown}\".{NearestName.Question(unknown, names)} {FileHeader.ColumnsOf(Kind)}");
        if (Map.SpecialKeys.FirstOrDefault(key => !Kind.MapKeys.Contains(key)
            && !(key is CellWords.Yes or CellWords.No && Kind.Columns.Any(column => column.Type.TakesYesNo))) is { } foreign)
            throw new InputException($"{Map.Name}: \"{foreign}\" means nothing for {Kind.Name}; leave it out.");
    }

    private ColumnBinding? Bound(Column column) =>
        Map.Columns.TryGetValue(column.Name, out var source) ? Mapped(column, source, _file, Map)
        : Map.Join is { } join && join.Map.Columns.TryGetValue(column.Name, out source) ? Mapped(column, source, _joined!, join.Map)
        : Named(column);

    private ColumnBinding Mapped(Column column, ColumnSource source, FileHeader file, TableMap map)
    {
        var setting = $"{map.Name}: columns.{column.Name}";
        int Find(string name) => file.Find(name, $"{map.Name} says columns.{column.Name}");
        Refuse(source.Multiply is not null
            && column.Type != CellType.Number, $"only a number can be a product; {column.Name} is a {column.Type.Name}");
        Refuse(source.Content && (column is not { Key: true, Required: true } || column.Type != CellType.Text),
            $"only the number that a line is known by can be its content; {column.Name} is not that");
        Refuse(source.Date is not null && !column.Type.TakesTime,
            $"only a day or time is joined from date and time; {column.Name} is a {column.Type.Name}");
        Refuse((source.Yes ?? source.No) is not null
            && !column.Type.TakesYesNo, $"only yes or no has words for them; {column.Name} is a {column.Type.Name}");
        var bound = new ColumnBinding(source.Column ?? source.Date ?? (source.Together is { } parts ? string.Join(" ", parts)
            : column.Name))
        {
            Format = source.Format,
            TimeFormat = source.TimeFormat,
            TimesIn = source.Zone is { } zone ? Zones.Find(zone, $"{setting}.zone") : null,
            Constant = source.Constant,
            Content = source.Content,
            Factors = [.. (source.Multiply ?? []).Select(factor => (factor, Find(factor)))],
            Places = [.. (source.FirstOf ?? new[] { source.Column ?? source.Date }.OfType<string>()).Select(name => (name, Find(name)))],
            Together = [.. (source.Together ?? []).Select(name => (name, Find(name)))],
            Time = source.Time is { } time ? (time, Find(time)) : null,
            Unit = source.Unit is { } unit ? Units.Find(unit, column.Type, setting) : null,
            Default = source.Default,
            Marks = source.Marks.Or(map.Marks),
            Words = new(column.Type.TakesYesNo, source, map == Map ? [map] : [map, Map]),
        };
        foreach (var given in new[] { source.Constant, source.Default })
            RefuseUnreadable(column, given, setting);
        return bound;

        void Refuse(bool isWrong, string why)
        {
            if (isWrong)
                throw new InputException($"{setting}: {why}.");
        }
    }

    // What is the same for all rows would spoil all of them.
    private static void RefuseUnreadable(Column column, string? given, string setting)
    {
        if (given is not { Length: > 0 } || column.Type == CellType.Caller || column.Type == CellType.Callers)
            return;
        try
        {
            column.Type.Read(given, new(TimeZoneInfo.Utc, null));
        }
        catch (CellException wrong)
        {
            throw new InputException($"{setting}: {wrong.Message}, as it is written in a file with our columns.", wrong);
        }
    }

    private ColumnBinding? Named(Column column)
    {
        if (_file.Only(header => IsNamed(column, header), column.Name) is { } index)
            return new(_file.NameOf(index)) { Places = [(_file.NameOf(index), index)], Marks = Map.Marks,
                Words = new(column.Type.TakesYesNo, null, Map) };
        if (column.Required)
            Require(column);
        return null;
    }
}
