namespace IWReports.Core.Analysis.Causes;

/// <summary>Each of the month's days beside days of the reference that are as busy by nature: the same weekday's.</summary>
/// <remarks>Means of days would look calmer than days are.</remarks>
internal sealed class DayPairs(ServiceDays before, ServiceDays after)
{
    // Each day is held against so many of the reference's, at most.
    private const int MaxPairs = 12;

    public IReadOnlyList<(DateOnly Day, List<DateOnly> Like)> All { get; } = Of(before, after);

    /// <summary>Each half-hour as it was in the reference and as it is.</summary>
    public IEnumerable<IntervalChange> Changes =>
        from pair in All
        from like in pair.Like
        from slot in after.Slots
        select new IntervalChange(pair.Day, slot, before.At(like, slot), after.At(pair.Day, slot));

    public IEnumerable<DayHandling> Handling => All.Select(pair => new DayHandling(pair.Day,
        pair.Like.Select(before.ExperiencedOn).Aggregate((sum, one) => sum + one), after.ExperiencedOn(pair.Day),
        after.NewcomersOn(pair.Day)));

    private static List<(DateOnly Day, List<DateOnly> Like)> Of(ServiceDays before, ServiceDays after)
    {
        var weekdays = after.Days.GroupBy(day => day.DayOfWeek)
            .Select(weekday => (Days: weekday.ToList(), Like: before.Days.Where(day => day.DayOfWeek == weekday.Key).ToList()))
            .Where(weekday => weekday.Like.Count > 0).ToList();
        var pairs = weekdays.Count == 0 ? 0 : Math.Clamp(weekdays.Min(weekday => weekday.Like.Count / weekday.Days.Count), 1, MaxPairs);
        return [.. weekdays.SelectMany(weekday => weekday.Days.Select((day, i) => (day, Enumerable.Range(0, pairs)
            .Select(pair => weekday.Like[(i + (pair * weekday.Days.Count)) % weekday.Like.Count]).ToList())))];
    }
}
