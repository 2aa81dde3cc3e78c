using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Analysis.Volume;

/// <summary>
/// Calls to expect on a coming business day: the mean of its weekday's last weeks, public holidays left out, and the fewest and most of
/// those days.
/// </summary>
public sealed record ExpectedCalls
{
    /// <summary>How far back to read: enough weeks for the shape of a day, and some more for the holidays among them.</summary>
    public const int DaysBack = (HalfHourProfile.MinWeeks + 4) * 7;

    /// <summary>Fewer days of a weekday are no range.</summary>
    public const int MinDays = XmrChart.MinForLimits;

    private readonly Dictionary<string, double> _byQueue;

    private ExpectedCalls(Dictionary<string, double> byQueue) => _byQueue = byQueue;

    public required DateOnly Day { get; init; }

    /// <summary>The days it rests on, latest first.</summary>
    public required IReadOnlyList<DateOnly> Days { get; init; }

    /// <summary>Whether public holidays lie among those weeks.</summary>
    public required bool LeavesOutHolidays { get; init; }

    public required int Low { get; init; }

    public required int High { get; init; }

    public double Mean => _byQueue.Values.Sum();

    public bool IsEnough => Days.Count >= MinDays;

    /// <summary>From the days whose calls are known; one of them without an entry in the log had no calls.</summary>
    public static ExpectedCalls Of(DateOnly day, IReadOnlySet<DateOnly> known, IReadOnlyList<QueueHalfHour> log, BusinessCalendar calendar)
    {
        var weeks = Enumerable.Range(1, DaysBack / 7).Select(back => day.AddDays(-7 * back)).ToList();
        List<DateOnly> days = [.. weeks.Where(one => known.Contains(one) && calendar.IsBusinessDay(one)).Take(HalfHourProfile.MinWeeks)];
        var calls = days.Select(one => log.Where(entry => entry.Day == one).Sum(entry => entry.Offered)).DefaultIfEmpty().ToList();
        return new(log.Where(entry => days.Contains(entry.Day)).GroupBy(entry => entry.Queue, StringComparer.Ordinal)
            .ToDictionary(queue => queue.Key, queue => queue.Sum(entry => entry.Offered) / (double)days.Count, StringComparer.Ordinal))
        {
            Day = day,
            Days = days,
            LeavesOutHolidays = days.Count > 0 && weeks.Any(one => one > days[^1] && !calendar.IsBusinessDay(one)),
            Low = calls.Min(),
            High = calls.Max(),
        };
    }

    /// <summary>
    /// Each queue's calls by half-hour, spread as its own of this weekday are, a queue too young for that as all queues'; null while there
    /// are too few weeks.
    /// </summary>
    public IReadOnlyDictionary<string, double[]>? ByHalfHour(IReadOnlyList<QueueHalfHour> log, BusinessCalendar calendar)
    {
        if (Profile(log, calendar) is not { } all)
            return null;
        // No day is of a kind unseen: the queue's calls came on days like it.
        return _byQueue.ToDictionary(queue => queue.Key,
            queue => (Profile(log.Where(entry => entry.Queue == queue.Key), calendar) ?? all).Of(Day, queue.Value, calendar)!,
            StringComparer.Ordinal);
    }

    private static HalfHourProfile? Profile(IEnumerable<QueueHalfHour> log, BusinessCalendar calendar) =>
        HalfHourProfile.Of([.. log.Select(entry => new HalfHourCalls(entry.Day, entry.Slot, entry.Offered))], calendar);
}
