using IWReports.Core.Kpis;

namespace IWReports.Worker.Measurement;

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
        var differing = kinds.ToList();
        if (differing.Count == 0)
            return;
        if (!isComparable(day))
            _whole.Add(day);
        else if (_partly.TryGetValue(day, out var known))
            known.UnionWith(differing);
        else
            _partly[day] = [.. differing];
    }

    /// <summary>What is measured of days that are not measured whole; null where there are none.</summary>
    public DayBatch? Partly()
    {
        var days = _partly.Where(day => !_whole.Contains(day.Key)).ToList();
        // By kind and not by day: a kind that reads the week around each of its days reads it once.
        var parts =
            from kind in KpiCatalog.Facts
            let ofKind = days.Where(day => day.Value.Contains(kind)).Select(day => day.Key).ToArray()
            where ofKind.Length > 0
            group (Kind: kind, Days: ofKind) by string.Join(' ', ofKind.Select(day => day.DayNumber)) into alike
            select new DayPart(alike.First().Days, alike.Select(one => one.Kind).ToHashSet());
        return days.Count == 0 ? null : new([.. days.Select(day => day.Key)], [.. parts]);
    }
}
