using IWReports.Core.Calendar;
using IWReports.Core.Facts;

namespace IWReports.Core.Kpis.Measuring;

/// <summary>What one printed value speaks of.</summary>
public enum KpiBy { Total, Day, Week, Month, HalfHour, WeekdayHalfHour, Queue, Officer, Team, Topic, Segment, Channel,
    Department, Currency }

/// <summary>One key and the days of the range that it covers.</summary>
public sealed record KpiKey(string Name, IReadOnlyList<DateOnly> Days)
{
    public const string Total = "total";

    /// <summary>Every key of a range, also the empty ones; <paramref name="names"/> are the members of the scope.</summary>
    /// <param name="weekBegins">The day on which the company's weeks begin.</param>
    public static IReadOnlyList<KpiKey> Of(KpiBy by, IReadOnlyList<DateOnly> days, IEnumerable<string> names,
        DayOfWeek weekBegins = DayOfWeek.Monday) => by switch
    {
        KpiBy.Total => [new(Total, days)],
        KpiBy.Day => Group(days, day => ReportPeriod.Day(day).ToString()),
        KpiBy.Week => Group(days, day => ReportPeriod.WeekOf(day, weekBegins).ToString()),
        KpiBy.Month => Group(days, day => ReportPeriod.MonthOf(day).ToString()),
        KpiBy.HalfHour => [.. HalfHour.All.Select(slot => new KpiKey(slot.ToString(), days))],
        KpiBy.WeekdayHalfHour =>
            [
            .. from weekday in Weekdays(weekBegins)
               let those = days.Where(day => day.DayOfWeek == weekday).ToList()
               from slot in HalfHour.All
               select new KpiKey(NameOf(KpiBy.WeekdayHalfHour, weekday, slot), those),
        ],
        _ => [.. names.Select(name => new KpiKey(name, days))],
    };

    /// <summary>The key that a time of a weekday has: "09:30", or "Mon 09:30".</summary>
    public static string NameOf(KpiBy by, DayOfWeek weekday, HalfHour slot) =>
        by is KpiBy.HalfHour ? slot.ToString() : $"{weekday.ToString()[..3]} {slot}";

    /// <summary>The kind of scope it is broken down by; null for days and times.</summary>
    public static ScopeKind? ScopeOf(KpiBy by) => Enum.TryParse<ScopeKind>(by.ToString(), out var kind) ? kind : null;

    private static IEnumerable<DayOfWeek> Weekdays(DayOfWeek first) => Enumerable.Range(0, 7)
        .Select(day => (DayOfWeek)(((int)first + day) % 7));

    private static KpiKey[] Group(IEnumerable<DateOnly> days, Func<DateOnly, string> key) =>
        [.. days.GroupBy(key).Select(group => new KpiKey(group.Key, [.. group]))];
}
