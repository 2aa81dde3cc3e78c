using IWReports.Core.Calendar;

namespace IWReports.Core.Analysis.Volume;

/// <summary>Days that run alike: working days, Saturdays, and Sundays with public holidays.</summary>
public enum WeekdayClass { Workday, Saturday, SundayOrHoliday }

/// <summary>Calls of one half-hour of one day.</summary>
public sealed record HalfHourCalls(DateOnly Day, HalfHour Slot, double Calls);

/// <summary>How a day's calls are distributed over its half-hours, by weekday. Source: ops/docs/statistics.md, 2.8.</summary>
public sealed class HalfHourProfile
{
    /// <summary>Fewer weeks do not show a weekday's shape.</summary>
    public const int MinWeeks = 8;

    private readonly Dictionary<DayOfWeek, double[]> _shares;

    private readonly Dictionary<WeekdayClass, double[]> _classes;

    private HalfHourProfile(Dictionary<DayOfWeek, double[]> shares, Dictionary<WeekdayClass, double[]> classes) =>
        (_shares, _classes) = (shares, classes);

    /// <summary>
    /// Null below eight weeks, or without calls. A weekday leans on the shape of its class as if one more day of it had been seen.
    /// </summary>
    public static HalfHourProfile? Of(IReadOnlyList<HalfHourCalls> log, BusinessCalendar calendar)
    {
        if (log.Count == 0 || log.Max(one => one.Day).DayNumber - log.Min(one => one.Day).DayNumber < (MinWeeks * 7) - 1)
            return null;
        var classes = log.GroupBy(one => ClassOf(one.Day, calendar)).Where(group => group.Sum(one => one.Calls) > 0)
            .ToDictionary(group => group.Key, group => Shares(group, null, 0));
        if (classes.Count == 0)
            return null;
        var shares = log.Where(one => ClassOf(one.Day, calendar) == PlainClass(one.Day.DayOfWeek)
            && classes.ContainsKey(PlainClass(one.Day.DayOfWeek))).GroupBy(one => one.Day.DayOfWeek)
            .ToDictionary(group => group.Key, group =>
                Shares(group, classes[PlainClass(group.Key)],
                group.Sum(one => one.Calls) / group.Select(one => one.Day).Distinct().Count()));
        return new(shares, classes);
    }

    /// <summary>A day's calls by half-hour; they sum to the day's. Null where no day of its kind was seen.</summary>
    public double[]? Of(DateOnly day, double calls, BusinessCalendar calendar)
    {
        var kind = ClassOf(day, calendar);
        var shares = kind == PlainClass(day.DayOfWeek)
            && _shares.TryGetValue(day.DayOfWeek, out var own) ? own : _classes.GetValueOrDefault(kind);
        return shares is null ? null : [.. shares.Select(share => share * calls)];
    }

    private static WeekdayClass ClassOf(DateOnly day, BusinessCalendar calendar) =>
        calendar.IsBusinessDay(day) ? WeekdayClass.Workday : day.DayOfWeek == DayOfWeek.Saturday ? WeekdayClass.Saturday
            : WeekdayClass.SundayOrHoliday;

    private static WeekdayClass PlainClass(DayOfWeek day) => day switch
    {
        DayOfWeek.Saturday => WeekdayClass.Saturday,
        DayOfWeek.Sunday => WeekdayClass.SundayOrHoliday,
        _ => WeekdayClass.Workday,
    };

    private static double[] Shares(IEnumerable<HalfHourCalls> log, double[]? shape, double weight)
    {
        var calls = new double[HalfHour.PerDay];
        foreach (var one in log)
            calls[one.Slot.Index] += one.Calls;
        var all = calls.Sum() + (shape is null ? 0 : weight);
        return [.. calls.Select((count, i) => all > 0 ? (count + (shape is null ? 0 : weight * shape[i])) / all : shape![i])];
    }
}
