using IWReports.Core.Calendar;

namespace IWReports.Worker.Scheduling;

/// <summary>A due time to come: the period it is for, how the clock has changed since the one before, and the public holidays that pass before it.</summary>
internal sealed record UpcomingTime(DateTimeOffset At, ReportPeriod Period, string? ClockChange, IReadOnlyList<DateTimeOffset> Holidays)
{
    /// <summary>As many as are shown.</summary>
    public const int Shown = 10;

    public static IEnumerable<UpcomingTime> Of(Timetable table, DuePeriod rule, DateTimeOffset now)
    {
        var before = TimeZoneInfo.ConvertTime(now, table.Zone);
        foreach (var slot in table.After(now))
        {
            yield return new(slot, table.PeriodAt(slot, rule), Change(before.Offset, slot.Offset), HolidaysBetween(table, before, slot));
            before = slot;
        }
    }

    private static string? Change(TimeSpan before, TimeSpan after) => before == after ? null : after > before ? "clocks go forward" : "clocks go back";

    // Weekends are no news. Of a schedule for one business day of the month, only the holidays count that moved that day.
    private static List<DateTimeOffset> HolidaysBetween(Timetable table, DateTimeOffset after, DateTimeOffset slot) => table.Days == DueDays.All ? [] :
    [
        .. table.Passed(after, slot).Where(time =>
            table.IsHoliday(time) && (table.Days == DueDays.Business || (time.Year, time.Month) == (slot.Year, slot.Month))),
    ];
}
