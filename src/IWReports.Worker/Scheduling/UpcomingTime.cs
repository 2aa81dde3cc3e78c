using IWReports.Core.Calendar;

namespace IWReports.Worker.Scheduling;

/// <summary>A due time to come, with the clock change and the public holidays since the one before.</summary>
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

    private static string? Change(TimeSpan before, TimeSpan after) =>
        before == after ? null : after > before ? "clocks go forward" : "clocks go back";

    // Weekends are no news. Of a schedule for one business day of the month, only the holidays count that moved that day.
    private static List<DateTimeOffset> HolidaysBetween(Timetable table, DateTimeOffset after, DateTimeOffset slot)
    {
        if (table.Days == DueDays.All)
            return [];
        var holidays = table.Passed(after, slot).Where(table.IsHoliday);
        return [.. table.Days == DueDays.Business ? holidays : holidays.Where(time => (time.Year, time.Month) == (slot.Year, slot.Month))];
    }
}
