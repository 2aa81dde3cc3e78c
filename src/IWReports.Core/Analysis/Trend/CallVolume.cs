using IWReports.Core.Analysis.Spc;
using IWReports.Core.Calendar;
using IWReports.Core.Reports;

namespace IWReports.Core.Analysis.Trend;

/// <summary>Calls by month up to the report's: what is unusual in them, once the length of the month is taken out.</summary>
public sealed record CallVolume
{
    // Two years: older months say little of what is usual today.
    private const int LongestRun = 24;

    /// <summary>Months without a gap, up to and including the report's; empty when that month is unknown. A gap ends it, since the rules look at neighbours.</summary>
    public required IReadOnlyList<MonthlyCalls> Months { get; init; }

    /// <summary>Months unknown between the first known one and the report's, oldest first.</summary>
    public required IReadOnlyList<DateOnly> Gaps { get; init; }

    /// <summary>Null below the fewest points that limits are drawn for.</summary>
    public XmrChart? Chart { get; init; }

    /// <summary>The same months per calendar day.</summary>
    public XmrChart? PerDay { get; init; }

    /// <summary>The coming month, where two years without a gap are known; its ends only where enough past forecasts could be held against what came.</summary>
    public ForecastStep? Next { get; init; }

    public MonthlyCalls? Current => Months.Count > 0 ? Months[^1] : null;

    /// <summary>The last three months, or fewer.</summary>
    public IReadOnlyList<MonthlyCalls> Recent => [.. Months.TakeLast(3)];

    public static CallVolume Of(IReadOnlyList<MonthlyCalls> calls, ReportPeriod period)
    {
        var known = calls.Where(month => month.Month <= period.From).GroupBy(month => month.Month).ToDictionary(group => group.Key, group => group.Last());
        var run = new List<MonthlyCalls>();
        for (var month = period.From; known.TryGetValue(month, out var found); month = month.AddMonths(-1))
            run.Insert(0, found);
        var gaps = new List<DateOnly>();
        for (var month = known.Count > 0 ? known.Keys.Min() : period.From; month < period.From; month = month.AddMonths(1))
        {
            if (!known.ContainsKey(month))
                gaps.Add(month);
        }

        var next = HistoryLengths.Of(run.Count) < HistoryLength.ProvisionalSeason ? null : Forecast.Of([.. run.Select(month => (double)month.Calls)], 12, 1);
        run = [.. run.TakeLast(LongestRun)];
        var enough = run.Count >= XmrChart.FewestForLimits;
        return new()
        {
            Months = run,
            Gaps = gaps,
            Next = next?.Steps[0],
            Chart = enough ? ChartOf(run, month => month.Calls) : null,
            PerDay = enough ? ChartOf(run, month => month.Calls / ReportPeriod.MonthOf(month.Month).Days) : null,
        };
    }

    /// <summary>The rule that marks a month, and its side; none unless it stands per calendar day too, on the same side.</summary>
    public (SpecialCause Cause, int Direction) Flag(int month)
    {
        if (Chart is null || PerDay is null)
            return (SpecialCause.None, 0);
        var (perMonth, perDay) = (Chart.Points[month], PerDay.Points[month]);
        return perMonth.Direction != 0 && perMonth.Direction == perDay.Direction ? (perMonth.Cause, perMonth.Direction) : (SpecialCause.None, 0);
    }

    /// <summary>Marked as counted, but not per calendar day: the month's length, not news.</summary>
    public bool IsOnlyItsLength(int month) => Chart?.Points[month].Direction is not (null or 0) && Flag(month).Direction == 0;

    // Volume has no good side.
    private static XmrChart ChartOf(List<MonthlyCalls> run, Func<MonthlyCalls, decimal> value) =>
        XmrChart.Of(run.Select(month => new SeriesPoint(month.Month, (double)value(month))), new(ImprovementDirection.None));
}
