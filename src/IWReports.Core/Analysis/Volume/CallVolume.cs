using System.Text.Json.Serialization;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Statistics.Spc;
using IWReports.Core.Statistics.Trend;

namespace IWReports.Core.Analysis.Volume;

/// <summary>
/// Calls by month up to the report's: what is unusual in them, once the length of the month and, where years of months show one, the
/// season are taken out.
/// </summary>
public sealed class CallVolume
{
    private const int MonthsAYear = 12;

    // Two years: older months say little of what is usual today.
    private const int LongestRun = 24;

    [JsonConstructor]
    private CallVolume()
    {
    }

    private CallVolume(List<MonthlyCalls> run, IReadOnlyList<Rebase> rebases)
    {
        Months = [.. run.TakeLast(LongestRun)];
        Rebases = rebases;
        if (run.Count == 0)
            return;
        List<SeriesPoint> months = run.ConvertAll(month => new SeriesPoint(month.Month, (double)month.Calls));
        Trend = MonthlyTrend.Of(months);
        Next = Trend.Length < HistoryLength.ProvisionalSeason ? null
            : Forecast.Of(months.ConvertAll(month => month.Value), MonthsAYear, 1).Steps[0];
        if (Months.Count < XmrChart.MinForLimits)
            return;
        Counted = Adjusted.Of(months, Trend, rebases);
        var perDay = CalendarAdjustment.Of(months, month => ReportPeriod.MonthOf(month).Days);
        PerDay = Adjusted.Of(perDay, MonthlyTrend.Of(perDay), rebases);
    }

    /// <summary>
    /// Months without a gap, up to and including the report's; empty when that month is unknown. A gap ends it, since the rules look at
    /// neighbours.
    /// </summary>
    [JsonInclude]
    public IReadOnlyList<MonthlyCalls> Months { get; private init; } = [];

    /// <summary>Months unknown between the first known one and the report's, oldest first.</summary>
    [JsonInclude]
    public IReadOnlyList<DateOnly> Gaps { get; private init; } = [];

    /// <summary>The months from which limits were recalculated.</summary>
    [JsonInclude]
    public IReadOnlyList<Rebase> Rebases { get; private init; } = [];

    /// <summary>Whether the months rise or fall, and their season; null without a month.</summary>
    [JsonInclude]
    public MonthlyTrend? Trend { get; private init; }

    /// <summary>The limits of today's process, season taken out; null where it has fewer points than limits are drawn for.</summary>
    public XmrChart? Chart => Counted?.Chart is { Count: >= XmrChart.MinForLimits } chart ? chart : null;

    /// <summary>Months of today's process: since its limits were last recalculated, or all.</summary>
    public IReadOnlyList<MonthlyCalls> Today => [.. Months.TakeLast(Counted?.Chart.Count ?? Months.Count)];

    /// <summary>
    /// The coming month, where two years without a gap are known; its ends only where enough past forecasts could be held against what
    /// came.
    /// </summary>
    [JsonInclude]
    public ForecastStep? Next { get; private init; }

    public MonthlyCalls? Current => Months.Count > 0 ? Months[^1] : null;

    /// <summary>The last three months, or fewer.</summary>
    public IReadOnlyList<MonthlyCalls> Recent => [.. Months.TakeLast(3)];

    /// <summary>Limits are told for a season where enough years show it.</summary>
    public bool IsSeasonal => Counted?.Season is not null;

    [JsonInclude]
    private Adjusted? Counted { get; init; }

    // The same divided by each month's days.
    [JsonInclude]
    private Adjusted? PerDay { get; init; }

    public static CallVolume Of(IReadOnlyList<MonthlyCalls> calls, ReportPeriod period, IReadOnlyList<Rebase>? rebases = null)
    {
        var known = calls.Where(month => month.Month <= period.From).GroupBy(month => month.Month)
            .ToDictionary(group => group.Key, group => group.Last());
        var run = new List<MonthlyCalls>();
        for (var month = period.From; known.TryGetValue(month, out var found); month = month.AddMonths(-1))
            run.Insert(0, found);
        var gaps = new List<DateOnly>();
        for (var month = known.Count > 0 ? known.Keys.Min() : period.From; month < period.From; month = month.AddMonths(1))
        {
            if (!known.ContainsKey(month))
                gaps.Add(month);
        }

        return new(run, rebases ?? []) { Gaps = gaps };
    }

    /// <summary>What today's process would make of a month, in calls; null without limits.</summary>
    public (double Mean, double Lower, double Upper)? Expected(DateOnly month) =>
        Chart is { } chart ? Counted!.InCalls(chart.Limits, month) : null;

    /// <summary>What was usual in a month of the run, by the process it belonged to; null where that had too few points.</summary>
    public (double Mean, double Lower, double Upper)? UsualAt(int month) =>
        Counted is { } counted && counted.HasLimits(month)
            ? counted.InCalls(counted.Chart.Points[month].Limits, Months[month].Month)
            : null;

    /// <summary>The special cause of a month, and its side; none unless calls per calendar day show it too, on the same side.</summary>
    public (SpecialCause Cause, int Direction) Flag(int month)
    {
        if (Counted is not { } counted || PerDay is null || !counted.HasLimits(month))
            return (SpecialCause.None, 0);
        var (perMonth, perDay) = (counted.Chart.Points[month], PerDay.Chart.Points[month]);
        return perMonth.Direction != 0 && perMonth.Direction == perDay.Direction ? (perMonth.Cause, perMonth.Direction)
            : (SpecialCause.None, 0);
    }

    /// <summary>A special cause by count but not per calendar day: the month's length makes it.</summary>
    public bool IsOnlyItsLength(int month) =>
        Counted is { } counted && counted.HasLimits(month) && counted.Chart.Points[month].Direction != 0 && Flag(month).Direction == 0;

    /// <summary>The last two years of a series, its season taken out where three years show one, and what is unusual in them.</summary>
    private sealed record Adjusted(XmrChart Chart, IReadOnlyList<double>? Season, IReadOnlyList<bool> Limited)
    {
        public static Adjusted Of(IReadOnlyList<SeriesPoint> series, MonthlyTrend trend, IReadOnlyList<Rebase> rebases)
        {
            var season = trend.Length == HistoryLength.Season ? trend.Season : null;
            // Volume has no good side.
            var chart = XmrChart.Of(series.TakeLast(LongestRun)
                .Select(point => point with { Value = point.Value / At(season, point.Date) }),
                new(ImprovementDirection.None) { Rebase = [.. rebases.Select(rebase => rebase.From)] });
            // Points of one process share their limits; by value two processes could have the same.
            var processes = chart.Points.ToLookup(point => point.Limits, ReferenceEqualityComparer.Instance);
            return new(chart, season, [.. chart.Points.Select(point => processes[point.Limits].Count() >= XmrChart.MinForLimits)]);
        }

        public bool HasLimits(int month) => Limited[month];

        public (double Mean, double Lower, double Upper) InCalls(ProcessLimits limits, DateOnly month) =>
            At(Season, month) is var factor ? (limits.Mean * factor, limits.Lower * factor, limits.Upper * factor) : default;

        private static double At(IReadOnlyList<double>? season, DateOnly month) => season?[month.Month - 1] ?? 1;
    }
}
