using System.Runtime.InteropServices;
using IWReports.Core.Facts;

namespace IWReports.Core.Kpis.Measuring;

/// <summary>What was summed for one measure, day, half-hour (null: none) and scope.</summary>
public readonly record struct MeasuredSum(string Measure, DateOnly Day, int? HalfHour, Scope Scope, decimal Amount);

/// <summary>How often each whole second (or day) occurred for one measure, day and scope; in order.</summary>
public sealed record MeasuredDistribution(string Measure, DateOnly Day, Scope Scope, IReadOnlyList<KeyValuePair<int, int>> Times);

/// <summary>
/// One pass over facts that feeds every measure and every scope. Sums of nothing are left out: what was known but never added is in
/// <see cref="KnownOn"/>.
/// </summary>
public sealed class Rollup
{
    private static readonly List<string> KindsByName = [.. Enum.GetNames<ScopeKind>().Order(StringComparer.Ordinal)];

    // Of each kind of scope, its place among all by name.
    private static readonly int[] Places = [.. Enum.GetValues<ScopeKind>().Select(kind => KindsByName.IndexOf(kind.ToString()))];

    private readonly MeasureSettings _settings;

    private readonly IReadOnlySet<DateOnly> _days;

    private readonly ScopeNames _names;

    private readonly List<Table> _tables;

    private readonly Dictionary<Type, List<Taker>> _byFact = [];

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

    /// <summary>In the order in which they are kept, which goes by the names of the kinds of scope.</summary>
    public IEnumerable<MeasuredSum> Sums => _tables.SelectMany(table => table.ReadSums())
        .OrderBy(sum => sum.Day).ThenBy(sum => Places[(int)sum.Scope.Kind]).ThenBy(sum => sum.Measure, StringComparer.Ordinal)
        .ThenBy(sum => sum.Scope.Key, StringComparer.Ordinal).ThenBy(sum => sum.HalfHour);

    public IEnumerable<MeasuredDistribution> Distributions => _tables.SelectMany(table => table.ReadDistributions());

    /// <summary>The measures that some fact of the day spoke of, be it as none.</summary>
    public IEnumerable<string> KnownOn(DateOnly day) => _tables.SelectMany(table => table.KnownOn(day));

    public void Add(IFact fact)
    {
        if (!_byFact.TryGetValue(fact.GetType(), out var takers))
            return;
        var scopes = fact.Scopes.Select(_names.Of).ToArray();
        var isWithin = _days.Contains(fact.Day);
        foreach (var taker in takers)
        {
            // This is the hot path of measuring: what is the same for all measures of a fact is looked up once.
            if (isWithin)
                Add(fact, fact.Day, taker.Table, taker.OwnDay, scopes);
            foreach (var column in taker.Booked)
            {
                if (taker.Table.Measures[column].DayOf(fact, _settings) is { } day && _days.Contains(day))
                    Add(fact, day, taker.Table, [column], scopes);
            }
        }
    }

    private void Add(IFact fact, DateOnly day, Table table, ReadOnlySpan<int> columns, Scope[] scopes)
    {
        // Of a total nobody knows the calls one by one.
        var isTotal = fact is CallInterval;
        var known = table.Known(day);
        var sums = new decimal[]?[scopes.Length];
        var distributions = new Dictionary<int, int>?[]?[scopes.Length];
        foreach (var column in columns)
        {
            var measure = table.Measures[column];
            if (measure.Of(fact, _settings) is not { } amount)
                continue;
            known[column] = true;
            var isDistributed = measure.KeepsDistribution && !isTotal;
            if (amount == 0 && !isDistributed)
                continue;
            for (var at = 0; at < scopes.Length; at++)
            {
                if (!table.IsMeasuredBy(column, scopes[at].Kind))
                    continue;
                (sums[at] ??= table.Sum(day, fact, scopes[at]))[column] += amount;
                if (!isDistributed)
                    continue;
                var times = (distributions[at] ??= table.Distribution(day, scopes[at]))[column] ??= [];
                CollectionsMarshal.GetValueRefOrAddDefault(times, decimal.ToInt32(amount), out _)++;
            }
        }
    }

    private void Take(Type fact, Table table, int[] columns)
    {
        if (columns.Length == 0)
            return;
        if (!_byFact.TryGetValue(fact, out var takers))
            _byFact[fact] = takers = [];
        var isBooked = columns.ToLookup(column => table.Measures[column].IsBooked);
        takers.Add(new(table, [.. isBooked[false]], [.. isBooked[true]]));
    }

    // What a kind of fact adds to: measures of its own day, and those that it is booked to by another.
    private sealed record Taker(Table Table, int[] OwnDay, int[] Booked);

    // The measures of one kind of fact: no row has room for those of another.
    private sealed class Table(IMeasure[] measures)
    {
        private readonly Dictionary<(DateOnly Day, int? HalfHour, Scope Scope), decimal[]> _sums = [];

        private readonly Dictionary<(DateOnly Day, Scope Scope), Dictionary<int, int>?[]> _distributions = [];

        private readonly Dictionary<DateOnly, bool[]> _known = [];

        // A bit for each kind of scope.
        private readonly int[] _kinds =
            [.. measures.Select(measure => Enum.GetValues<ScopeKind>().Where(measure.IsMeasuredBy).Sum(kind => 1 << (int)kind))];

        public IMeasure[] Measures => measures;

        public bool IsMeasuredBy(int column, ScopeKind kind) => (_kinds[column] & (1 << (int)kind)) != 0;

        public IEnumerable<MeasuredSum> ReadSums() =>
            from row in _sums
            from column in Enumerable.Range(0, measures.Length)
            where row.Value[column] != 0
            select new MeasuredSum(measures[column].Id, row.Key.Day, row.Key.HalfHour, row.Key.Scope, row.Value[column]);

        public IEnumerable<MeasuredDistribution> ReadDistributions() =>
            from row in _distributions
            from column in Enumerable.Range(0, measures.Length)
            let times = row.Value[column]
            where times is not null
            select new MeasuredDistribution(measures[column].Id, row.Key.Day, row.Key.Scope, [.. times.OrderBy(at => at.Key)]);

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
        public Dictionary<int, int>?[] Distribution(DateOnly day, Scope scope) =>
            _distributions.TryGetValue((day, scope), out var distributions)
                ? distributions : _distributions[(day, scope)] = new Dictionary<int, int>?[measures.Length];
    }
}
