namespace IWReports.Core.Statistics.Spc;

/// <summary>
/// Takes the length of months out of a volume before it is charted: per working (or calendar) day, times the mean number of them.
/// </summary>
/// <remarks>Source: ops/docs/statistics.md, 1.6.</remarks>
public static class CalendarAdjustment
{
    /// <summary>
    /// The series as if all its periods had the mean number of days. A period without a day to work on has no value per day and is left
    /// out.
    /// </summary>
    public static IReadOnlyList<SeriesPoint> Of(IReadOnlyCollection<SeriesPoint> series, Func<DateOnly, int> daysFrom)
    {
        List<(SeriesPoint Point, int Days)> worked = [.. series.Select(point => (point, daysFrom(point.Date))).Where(one => one.Item2 > 0)];
        if (worked.Count == 0)
            return [];
        var mean = worked.Average(one => one.Days);
        return [.. worked.Select(one => one.Point with { Value = one.Point.Value / one.Days * mean })];
    }
}
