using IWReports.Core.Facts;

namespace IWReports.Core.Kpis;

/// <summary>What was summed for one measure, day, half-hour (null: none) and scope.</summary>
public readonly record struct MeasuredSum(string Measure, DateOnly Day, int? HalfHour, Scope Scope, decimal Amount);

/// <summary>How often each whole second (or day) occurred for one measure, day and scope; in order.</summary>
public sealed record MeasuredSpread(string Measure, DateOnly Day, Scope Scope, IReadOnlyList<KeyValuePair<int, int>> Times);

/// <summary>One pass over facts that feeds every measure and every scope. Sums of nothing are left out: what was known but never added is in <see cref="KnownOn"/>.</summary>
public sealed class Rollup
{
    private readonly IMeasure[] _measures;

    private readonly ILookup<Type, int> _byFact;

    private readonly MeasureSettings _settings;

    private readonly IReadOnlySet<DateOnly> _days;

    private readonly ScopeNames _names;

    // One look-up per fact and scope, not per measure: this is the hot path of measuring.
    private readonly Dictionary<(DateOnly Day, int? HalfHour, Scope Scope), decimal[]> _sums = [];

    private readonly Dictionary<(DateOnly Day, Scope Scope), Dictionary<int, int>?[]> _spreads = [];

    private readonly Dictionary<DateOnly, bool[]> _known = [];

    public Rollup(IReadOnlyList<IMeasure> measures, MeasureSettings settings, IReadOnlySet<DateOnly> days, ScopeNames names)
    {
        (_measures, _settings, _days, _names) = ([.. measures], settings, days, names);
        _byFact = Enumerable.Range(0, _measures.Length)
            .SelectMany(index =>
                _measures[index].TakesIntervals
                ? [(_measures[index].FactType, index),
                (typeof(CallInterval), index)] : new[] { (Fact: _measures[index].FactType, Index: index) })
            .ToLookup(measured => measured.Item1, measured => measured.Item2);
    }

    public IEnumerable<MeasuredSum> Sums =>
        from bucket in _sums
        from index in Enumerable.Range(0, _measures.Length)
        where bucket.Value[index] != 0
        select new MeasuredSum(_measures[index].Id, bucket.Key.Day, bucket.Key.HalfHour, bucket.Key.Scope, bucket.Value[index]);

    public IEnumerable<MeasuredSpread> Spreads =>
        from bucket in _spreads
        from index in Enumerable.Range(0, _measures.Length)
        let times = bucket.Value[index]
        where times is not null
        select new MeasuredSpread(_measures[index].Id, bucket.Key.Day, bucket.Key.Scope, [.. times.OrderBy(at => at.Key)]);

    /// <summary>The measures that some fact of the day spoke of, be it as none.</summary>
    public IEnumerable<string> KnownOn(DateOnly day) =>
        _known.TryGetValue(day, out var known) ? _measures.Where((_, index) => known[index]).Select(measure => measure.Id) : [];

    public void Add(IFact fact)
    {
        var scopes = fact.Scopes.Select(_names.Of).ToArray();
        var own = new decimal[]?[scopes.Length];
        foreach (var index in _byFact[fact.GetType()])
        {
            var measure = _measures[index];
            if (measure.DayOf(fact, _settings) is not { } day || !_days.Contains(day) || measure.Of(fact, _settings) is not { } amount)
                continue;
            Known(day)[index] = true;
            if (amount == 0 && (!measure.KeepsSpread || fact is CallInterval))
                continue;
            for (var at = 0; at < scopes.Length; at++)
            {
                if (!measure.IsMeasuredBy(scopes[at].Kind))
                    continue;
                var sums = day == fact.Day ? own[at] ??= Sum(day, fact, scopes[at]) : Sum(day, fact, scopes[at]);
                sums[index] += amount;
                // Of a total nobody knows the calls one by one.
                if (measure.KeepsSpread && fact is not CallInterval)
                    Spread(index, day, scopes[at], decimal.ToInt32(amount));
            }
        }
    }

    private bool[] Known(DateOnly day) => _known.TryGetValue(day, out var known) ? known : _known[day] = new bool[_measures.Length];

    private decimal[] Sum(DateOnly day, IFact fact, Scope scope)
    {
        // An officer takes a few calls in a half-hour: nothing can be said of so few, and they would be most of the rows.
        var key = (day, scope.Kind == ScopeKind.Officer ? null : fact.HalfHour?.Index, scope);
        return _sums.TryGetValue(key, out var sums) ? sums : _sums[key] = new decimal[_measures.Length];
    }

    // Percentiles are mostly read by day and longer, so half-hours are not kept apart: by time of day they are made from the calls when asked for.
    private void Spread(int index, DateOnly day, Scope scope, int at)
    {
        if (!_spreads.TryGetValue((day, scope), out var spreads))
            _spreads[(day, scope)] = spreads = new Dictionary<int, int>?[_measures.Length];
        var times = spreads[index] ??= [];
        times[at] = times.GetValueOrDefault(at) + 1;
    }
}
