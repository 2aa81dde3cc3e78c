using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis;

/// <summary>Facts measured and read as the program does, without its database.</summary>
internal sealed class Measured
{
    private readonly IReadOnlyList<DateOnly> _days;
    private readonly MeasureSettings _settings;
    private readonly Rollup _rollup;
    private readonly Coverage _coverage;

    private Measured(IReadOnlyList<DateOnly> days, MeasureSettings settings, IEnumerable<IFact> facts, IEnumerable<IMeasure>? also = null)
    {
        (_days, _settings) = (days, settings);
        _rollup = new([.. KpiCatalog.Measures, .. also ?? []], settings, days.ToHashSet(), new([]));
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
        new(Days, settings, facts);

    /// <summary>With measures that are in no catalogue.</summary>
    public static Measured Also(IEnumerable<IMeasure> measures, params IEnumerable<IFact> facts) =>
        new(Days, Some.Settings, facts, measures);

    private static IReadOnlyList<DateOnly> Days => [.. Enumerable.Range(0, 61).Select(new DateOnly(2025, 11, 1).AddDays)];

    public Rollup Rollup => _rollup;

    public KpiValue Total(Kpi kpi) => By(kpi, KpiBy.Total).Single();

    public KpiValue At(Kpi kpi, KpiBy by, string key) => By(kpi, by).Single(value => value.Key == key);

    public IReadOnlyList<KpiValue> By(Kpi kpi, KpiBy by)
    {
        var kind = KpiKey.ScopeOf(by) ?? ScopeKind.Company;
        var names = _rollup.Sums.Where(sum => sum.Scope.Kind == kind).Select(sum => sum.Scope.Key).Distinct().Order().ToList();
        var keys = KpiKey.Of(by, _days, names);
        var sums = new MeasuredSums(by, kind, _coverage, _settings);
        foreach (var sum in _rollup.Sums.Where(sum => sum.Scope.Kind == kind))
        {
            if (KeyOf(by, sum.Day, sum.HalfHour, sum.Scope) is { } key)
                sums.Sums[(sum.Measure, key)] = sums.Sums.GetValueOrDefault((sum.Measure, key)) + sum.Amount;
        }

        foreach (var spread in _rollup.Distributions.Where(spread => spread.Scope.Kind == kind))
        {
            if (KeyOf(by, spread.Day, null, spread.Scope) is not { } key)
                continue;
            if (!sums.Distributions.TryGetValue((spread.Measure, key), out var histogram))
                sums.Distributions[(spread.Measure, key)] = histogram = new();
            foreach (var (at, times) in spread.Times)
                histogram.Add(at, times);
        }

        return [.. sums.Of(kpi, keys)];
    }

    private static string? KeyOf(KpiBy by, DateOnly day, int? halfHour, Scope scope) => by switch
    {
        KpiBy.Total => "total",
        KpiBy.Day => ReportPeriod.Day(day).ToString(),
        KpiBy.Week => ReportPeriod.WeekOf(day).ToString(),
        KpiBy.Month => ReportPeriod.MonthOf(day).ToString(),
        KpiBy.HalfHour => halfHour is { } slot ? new HalfHour(slot).ToString() : null,
        KpiBy.WeekdayHalfHour => halfHour is { } slot ? $"{day.DayOfWeek.ToString()[..3]} {new HalfHour(slot)}" : null,
        _ => scope.Key,
    };
}
