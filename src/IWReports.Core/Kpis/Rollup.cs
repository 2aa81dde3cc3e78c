using IWReports.Core.Facts;

namespace IWReports.Core.Kpis;

/// <summary>What was summed for one measure, day, half-hour (null: none) and scope.</summary>
public readonly record struct MeasuredSum(string Measure, DateOnly Day, int? HalfHour, Scope Scope, decimal Amount);

/// <summary>How often one whole second (or day) occurred for one measure, day and scope.</summary>
public readonly record struct MeasuredSpread(string Measure, DateOnly Day, Scope Scope, int At, int Times);

/// <summary>One pass over facts that feeds every measure and every scope. Sums of nothing are left out: what was known but never added is in <see cref="KnownOn"/>.</summary>
public sealed class Rollup(IEnumerable<IMeasure> measures, MeasureSettings settings, IReadOnlySet<DateOnly> days)
{
    private readonly ILookup<Type, IMeasure> _measures = measures.ToLookup(measure => measure.FactType);

    private readonly Dictionary<Cell, decimal> _sums = [];

    private readonly Dictionary<(Cell Cell, int At), int> _spreads = [];

    private readonly Dictionary<DateOnly, HashSet<string>> _known = [];

    public IEnumerable<MeasuredSum> Sums =>
        _sums.Where(sum => sum.Value != 0).Select(sum => new MeasuredSum(sum.Key.Measure, sum.Key.Day, sum.Key.HalfHour, sum.Key.Scope, sum.Value));

    public IEnumerable<MeasuredSpread> Spreads =>
        _spreads.Select(spread => new MeasuredSpread(spread.Key.Cell.Measure, spread.Key.Cell.Day, spread.Key.Cell.Scope, spread.Key.At, spread.Value));

    /// <summary>The measures that some fact of the day spoke of, be it as none.</summary>
    public IReadOnlyCollection<string> KnownOn(DateOnly day) => _known.GetValueOrDefault(day) ?? [];

    public void Add(IFact fact)
    {
        Scope[]? scopes = null;
        foreach (var measure in _measures[fact.GetType()])
        {
            if (measure.DayOf(fact, settings) is not { } day || !days.Contains(day) || measure.Of(fact, settings) is not { } amount)
                continue;
            if (!_known.TryGetValue(day, out var known))
                _known[day] = known = new(StringComparer.Ordinal);
            known.Add(measure.Id);
            if (amount == 0 && !measure.KeepsSpread)
                continue;
            foreach (var scope in scopes ??= [.. fact.Scopes])
            {
                if (measure.IsMeasuredBy(scope.Kind))
                    Add(new(measure.Id, day, fact.HalfHour?.Index, scope), amount, measure.KeepsSpread);
            }
        }
    }

    private void Add(Cell cell, decimal amount, bool keepsSpread)
    {
        _sums[cell] = _sums.GetValueOrDefault(cell) + amount;
        if (!keepsSpread)
            return;
        // Percentiles are read by day and longer.
        var spread = (cell with { HalfHour = null }, decimal.ToInt32(amount));
        _spreads[spread] = _spreads.GetValueOrDefault(spread) + 1;
    }

    private readonly record struct Cell(string Measure, DateOnly Day, int? HalfHour, Scope Scope);
}
