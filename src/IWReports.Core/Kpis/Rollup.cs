using IWReports.Core.Facts;

namespace IWReports.Core.Kpis;

/// <summary>What was summed for one measure, day, half-hour (null: none) and scope.</summary>
public readonly record struct MeasuredSum(string Measure, DateOnly Day, int? HalfHour, Scope Scope, decimal Amount);

/// <summary>How often each whole second (or day) occurred for one measure, day and scope; in order.</summary>
public sealed record MeasuredSpread(string Measure, DateOnly Day, Scope Scope, IReadOnlyList<KeyValuePair<int, int>> Times);

/// <summary>One pass over facts that feeds every measure and every scope. Sums of nothing are left out: what was known but never added is in <see cref="KnownOn"/>.</summary>
public sealed class Rollup
{
    private readonly MeasureSettings _settings;

    private readonly IReadOnlySet<DateOnly> _days;

    private readonly ScopeNames _names;

    private readonly List<Table> _tables;

    private readonly Dictionary<Type, List<(Table Table, int[] Columns)>> _byFact = [];

    public Rollup(IReadOnlyList<IMeasure> measures, MeasureSettings settings, IReadOnlySet<DateOnly> days, ScopeNames names)
    {
        (_settings, _days, _names) = (settings, days, names);
        _tables = [.. measures.GroupBy(measure => measure.FactType).Select(ofOne => new Table([.. ofOne]))];
        foreach (var table in _tables)
        {
            var columns = Enumerable.Range(0, table.Measures.Length).ToArray();
            Take(table.Measures[0].FactType, table, columns);
            Take(typeof(CallInterval), table, [.. columns.Where(column => table.Measures[column].TakesIntervals)]);
        }
    }

    /// <summary>In the order in which they are kept.</summary>
    public IEnumerable<MeasuredSum> Sums => _tables.SelectMany(table => table.ReadSums())
        .OrderBy(sum => sum.Day).ThenBy(sum => sum.Scope.Kind).ThenBy(sum => sum.Measure, StringComparer.Ordinal)
        .ThenBy(sum => sum.Scope.Key, StringComparer.Ordinal).ThenBy(sum => sum.HalfHour);

    public IEnumerable<MeasuredSpread> Spreads => _tables.SelectMany(table => table.ReadSpreads());

    /// <summary>The measures that some fact of the day spoke of, be it as none.</summary>
    public IEnumerable<string> KnownOn(DateOnly day) => _tables.SelectMany(table => table.KnownOn(day));

    public void Add(IFact fact)
    {
        if (!_byFact.TryGetValue(fact.GetType(), out var takers))
            return;
        var scopes = fact.Scopes.Select(_names.Of).ToArray();
        var isWithin = _days.Contains(fact.Day);
        foreach (var (table, columns) in takers)
        {
            // One look-up per fact and scope, not per measure: this is the hot path of measuring.
            var own = new decimal[]?[scopes.Length];
            var ownKnown = isWithin ? table.Known(fact.Day) : null;
            foreach (var column in columns)
            {
                var measure = table.Measures[column];
                if (measure.DayOf(fact, _settings) is not { } day)
                    continue;
                var isOwnDay = day == fact.Day;
                if (!(isOwnDay ? isWithin : _days.Contains(day)) || measure.Of(fact, _settings) is not { } amount)
                    continue;
                (isOwnDay ? ownKnown! : table.Known(day))[column] = true;
                if (amount == 0 && (!measure.KeepsSpread || fact is CallInterval))
                    continue;
                for (var at = 0; at < scopes.Length; at++)
                {
                    if (!measure.IsMeasuredBy(scopes[at].Kind))
                        continue;
                    var sums = isOwnDay ? own[at] ??= table.Sum(day, fact, scopes[at]) : table.Sum(day, fact, scopes[at]);
                    sums[column] += amount;
                    // Of a total nobody knows the calls one by one.
                    if (measure.KeepsSpread && fact is not CallInterval)
                        table.Spread(column, day, scopes[at], decimal.ToInt32(amount));
                }
            }
        }
    }

    private void Take(Type fact, Table table, int[] columns)
    {
        if (columns.Length == 0)
            return;
        if (!_byFact.TryGetValue(fact, out var takers))
            _byFact[fact] = takers = [];
        takers.Add((table, columns));
    }

    // The measures of one kind of fact: no row has room for those of another.
    private sealed class Table(IMeasure[] measures)
    {
        private readonly Dictionary<(DateOnly Day, int? HalfHour, Scope Scope), decimal[]> _sums = [];

        private readonly Dictionary<(DateOnly Day, Scope Scope), Dictionary<int, int>?[]> _spreads = [];

        private readonly Dictionary<DateOnly, bool[]> _known = [];

        public IMeasure[] Measures => measures;

        public IEnumerable<MeasuredSum> ReadSums() =>
            from row in _sums
            from column in Enumerable.Range(0, measures.Length)
            where row.Value[column] != 0
            select new MeasuredSum(measures[column].Id, row.Key.Day, row.Key.HalfHour, row.Key.Scope, row.Value[column]);

        public IEnumerable<MeasuredSpread> ReadSpreads() =>
            from row in _spreads
            from column in Enumerable.Range(0, measures.Length)
            let times = row.Value[column]
            where times is not null
            select new MeasuredSpread(measures[column].Id, row.Key.Day, row.Key.Scope, [.. times.OrderBy(at => at.Key)]);

        public IEnumerable<string> KnownOn(DateOnly day) =>
            _known.TryGetValue(day, out var known) ? measures.Where((_, column) => known[column]).Select(measure => measure.Id) : [];

        public bool[] Known(DateOnly day) => _known.TryGetValue(day, out var known) ? known : _known[day] = new bool[measures.Length];

        public decimal[] Sum(DateOnly day, IFact fact, Scope scope)
        {
            // An officer takes a few calls in a half-hour: nothing can be said of so few, and they would be most of the rows.
            var key = (day, scope.Kind == ScopeKind.Officer ? null : fact.HalfHour?.Index, scope);
            return _sums.TryGetValue(key, out var sums) ? sums : _sums[key] = new decimal[measures.Length];
        }

        // Percentiles are mostly read by day and longer, so half-hours are not kept apart: by time of day they are made from
        // the calls when asked for.
        public void Spread(int column, DateOnly day, Scope scope, int at)
        {
            if (!_spreads.TryGetValue((day, scope), out var spreads))
                _spreads[(day, scope)] = spreads = new Dictionary<int, int>?[measures.Length];
            var times = spreads[column] ??= [];
            times[at] = times.GetValueOrDefault(at) + 1;
        }
    }
}
