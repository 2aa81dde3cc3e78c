using Cronos;
using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using IWReports.Worker.Host;

namespace IWReports.Worker.Scheduling;

/// <summary>
/// When a schedule falls due: its cron in its zone, on the days it keeps. A time that the clock skips falls due when the clock has jumped;
/// one that it repeats falls due once.
/// </summary>
internal sealed class Timetable(JobSchedule schedule, BusinessCalendar calendar)
{
    private readonly CronExpression _cron = Parse(schedule.Cron, $"Schedule {schedule.Id}");

    public DueDays Days { get; } = ParseDays(schedule.Days, $"Schedule {schedule.Id}");

    /// <summary>Its days in words; nothing where the cron alone says which: "every day" would be wrong beside Mondays.</summary>
    public string DaysInWords => Days != DueDays.All || schedule.Cron.EndsWith("* * *", StringComparison.Ordinal) ? Days.InWords : "";

    public TimeZoneInfo Zone { get; } = Zones.Find(schedule.Zone, $"Schedule {schedule.Id}");

    public DateOnly DayOf(DateTimeOffset slot) => LocalTime.Of(slot, Zone).Day;

    /// <summary>Whether a time that the cron names falls on a day that the schedule keeps.</summary>
    public bool Keeps(DateTimeOffset slot) => Days.Include(DayOf(slot), calendar);

    /// <summary>Whether it is a public holiday: a weekday that is no business day.</summary>
    public bool IsHoliday(DateTimeOffset slot) =>
        DayOf(slot) is { DayOfWeek: not (DayOfWeek.Saturday or DayOfWeek.Sunday) } day && !calendar.IsBusinessDay(day);

    /// <summary>The period a run is for that falls due, or is asked for, at this time.</summary>
    public ReportPeriod PeriodAt(DateTimeOffset time, DuePeriod rule) => rule.On(DayOf(time), calendar);

    /// <summary>The due times after an instant, as the clock in the schedule's zone shows them.</summary>
    public IEnumerable<DateTimeOffset> After(DateTimeOffset instant)
    {
        for (var next = _cron.GetNextOccurrence(instant, Zone); next is { } slot;)
        {
            var kept = Keeps(slot);
            if (kept)
                yield return slot;
            // A day that is not kept is left at once: a cron may name each of its minutes.
            next = kept ? _cron.GetNextOccurrence(slot, Zone)
                : _cron.GetNextOccurrence(LocalTime.StartOf(DayOf(slot).AddDays(1), Zone), Zone, inclusive: true);
        }
    }

    /// <summary>The first times between two instants that the cron names on days that the schedule does not keep, one a day.</summary>
    public IEnumerable<DateTimeOffset> Passed(DateTimeOffset after, DateTimeOffset before)
    {
        for (var next = _cron.GetNextOccurrence(after, Zone); next is { } slot && slot < before;)
        {
            if (!Keeps(slot))
                yield return slot;
            next = _cron.GetNextOccurrence(LocalTime.StartOf(DayOf(slot).AddDays(1), Zone), Zone, inclusive: true);
        }
    }

    /// <summary>Refuses a schedule that never falls due after an instant.</summary>
    public Timetable MustFallDue(DateTimeOffset after) => After(after).Any()
        ? this
        : throw new InputException($"Schedule {schedule.Id}: \"{schedule.Cron}\" {Days.InWords} never falls due. Use a time that comes, "
            + $"for example \"30 7 * * *\" for 07:30 every day.");

    /// <summary>Reads a cron of five fields (minute hour day month weekday), or of six, seconds first.</summary>
    public static CronExpression Parse(string cron, string where)
    {
        var format = cron.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Length == 6 ? CronFormat.IncludeSeconds
            : CronFormat.Standard;
        return CronExpression.TryParse(cron, format, out var expression)
            ? expression
            : throw new InputException($"{where}: \"{cron}\" is not a cron expression. Use \"minute hour day month weekday\", for "
                + $"example \"30 7 * * *\" for 07:30 every day.");
    }

    public static DueDays ParseDays(string days, string where) => DueDays.TryParse(days, out var kept)
        ? kept
        : throw new InputException(
            $"{where}: \"{days}\" names no days. Use all, business, or business-N for the N-th business day of the month.");
}
