namespace IWReports.Worker.Measurement;

/// <summary>Days that are measured alike: whole, or only in some kinds of fact, and then not where nothing changed.</summary>
internal sealed record DayBatch(DateOnly[] Days, IReadOnlySet<Type>? Kinds = null);

/// <summary>Collects days whose figures may differ from what is stored, and in which kinds of fact.</summary>
/// <param name="isComparable">Whether a day was measured by today's formulas and settings; any other is measured whole.</param>
internal sealed class StaleDays(Func<DateOnly, bool> isComparable)
{
    private readonly SortedSet<DateOnly> _whole = [];

    private readonly SortedDictionary<DateOnly, HashSet<Type>> _partly = [];

    public IReadOnlyCollection<DateOnly> Whole => _whole;

    public void Add(DateOnly day) => _whole.Add(day);

    public void Add(DateOnly day, IEnumerable<Type> kinds)
    {
        if (!isComparable(day))
            _whole.Add(day);
        else if (_partly.TryGetValue(day, out var known))
            known.UnionWith(kinds);
        else
            _partly[day] = [.. kinds];
    }

    /// <summary>Days of the same kinds together, oldest first.</summary>
    public IEnumerable<DayBatch> Partly() =>
        from day in _partly
        where day.Value.Count > 0 && !_whole.Contains(day.Key)
        group day by string.Join(' ', day.Value.Select(kind => kind.Name).Order(StringComparer.Ordinal)) into alike
        select new DayBatch([.. alike.Select(day => day.Key)], alike.First().Value);
}
