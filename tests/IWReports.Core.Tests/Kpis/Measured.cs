using IWReports.Core.Facts;
using IWReports.Core.Kpis;

namespace IWReports.Core.Tests.Kpis;

/// <summary>Facts measured and read as the program does, without its database.</summary>
internal sealed class Measured
{
    private readonly IReadOnlyList<DateOnly> _days;
    private readonly MeasureSettings _settings;
    private readonly Rollup _rollup;
    private readonly Coverage _coverage;

    private Measured(IReadOnlyList<DateOnly> days, MeasureSettings settings, IEnumerable<IFact> facts)
    {
        (_days, _settings) = (days, settings);
        _rollup = new(KpiCatalog.Measures, settings, days.ToHashSet());
        foreach (var fact in facts)
            _rollup.Add(fact);
        var known = days.SelectMany(day => _rollup.KnownOn(day).Select(measure => (measure, day)))
            .GroupBy(pair => pair.measure, pair => pair.day)
            .ToDictionary(group => group.Key, group => (group.Min(), group.Max()));
        _coverage = new(known, days.ToDictionary(day => day, _ => settings.AsOf), settings.AsOf);
    }

    public static Measured Of(params IEnumerable<IFact> facts) => Of(Some.Settings, facts);

    /// <summary>Two months from the day's month on.</summary>
    public static Measured Of(MeasureSettings settings, params IEnumerable<IFact> facts) =>
        new([.. Enumerable.Range(0, 61).Select(new DateOnly(2025, 11, 1).AddDays)], settings, facts);

    public Rollup Rollup => _rollup;

    public KpiValue Total(Kpi kpi) => By(kpi, KpiBy.Total).Single();

    public KpiValue At(Kpi kpi, KpiBy by, string key) => By(kpi, by).Single(value => value.Key == key);

    public IReadOnlyList<KpiValue> By(Kpi kpi, KpiBy by)
    {
        var kind = KpiKey.ScopeOf(by) ?? ScopeKind.Company;
        var names = _rollup.Sums.Where(sum => sum.Scope.Kind == kind).Select(sum => sum.Scope.Key).Distinct().Order().ToList();
        var keys = KpiKey.Of(by, _days, names);
        var sums = new MeasuredSums(by, kind, _coverage, _settings);
        foreach (var key in keys)
        {
            foreach (var sum in _rollup.Sums.Where(sum => sum.Scope.Kind == kind && Belongs(by, key, sum.Day, sum.HalfHour, sum.Scope)))
                sums.Sums[(sum.Measure, key.Name)] = sums.Sums.GetValueOrDefault((sum.Measure, key.Name)) + sum.Amount;
            foreach (var spread in _rollup.Spreads.Where(spread => spread.Scope.Kind == kind && Belongs(by, key, spread.Day, null, spread.Scope)))
            {
                if (!sums.Spreads.TryGetValue((spread.Measure, key.Name), out var histogram))
                    sums.Spreads[(spread.Measure, key.Name)] = histogram = new();
                foreach (var (at, times) in spread.Times)
                    histogram.Add(at, times);
            }
        }

        return [.. sums.Of(kpi, keys)];
    }

    private static bool Belongs(KpiBy by, KpiKey key, DateOnly day, int? halfHour, Scope scope) => by switch
    {
        KpiBy.HalfHour => halfHour is { } slot && new Core.Calendar.HalfHour(slot).ToString() == key.Name,
        KpiBy.WeekdayHalfHour => halfHour is { } slot && $"{day.DayOfWeek.ToString()[..3]} {new Core.Calendar.HalfHour(slot)}" == key.Name,
        KpiBy.Total or KpiBy.Day or KpiBy.Week or KpiBy.Month => key.Days.Contains(day),
        _ => scope.Key == key.Name,
    };
}
