using IWReports.Core.Calendar;
using Quartz;

namespace IWReports.Worker.Scheduling;

/// <summary>When a schedule falls due: its cron in its zone, on the days it keeps. A time that the clock skips falls due when the clock has jumped; one that it repeats falls due once.</summary>
internal sealed class Timetable(JobSchedule schedule, BusinessCalendar calendar)
{
    public DueDays Days { get; } = ParseDays(schedule.Days, $"Schedule {schedule.Id}");

    public CronExpression Cron { get; } = Parse(schedule.Cron, $"Schedule {schedule.Id}")
        .WithTimeZone(Zones.Find(schedule.Zone, $"Schedule {schedule.Id}"));

    public TimeZoneInfo Zone => Cron.TimeZone;

    public DateOnly DayOf(DateTimeOffset slot) => LocalTime.Of(slot, Zone).Day;

    /// <summary>Whether a time that the cron names falls on a day that the schedule keeps.</summary>
    public bool Keeps(DateTimeOffset slot) => Days.Include(DayOf(slot), calendar);

    /// <summary>The period a run is for that falls due, or is asked for, at this time.</summary>
    public ReportPeriod PeriodAt(DateTimeOffset time, DuePeriod rule) => rule.On(DayOf(time), calendar);

    /// <summary>The due times after an instant, as the clock in the schedule's zone shows them.</summary>
    public IEnumerable<DateTimeOffset> After(DateTimeOffset instant)
    {
        for (var next = Cron.GetNextValidTimeAfter(instant); next is { } slot; next = Cron.GetNextValidTimeAfter(slot))
        {
            if (Keeps(slot))
                yield return TimeZoneInfo.ConvertTime(slot, Zone);
        }
    }

    /// <summary>Reads a cron of five fields (minute hour day month weekday) or of six, seconds first.</summary>
    public static CronExpression Parse(string cron, string where)
    {
        var format = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 5 ? CronFormat.Unix : CronFormat.Quartz;
        return CronExpression.TryParse(cron, format, out var expression)
            ? expression
            : throw new InputException($"{where}: \"{cron}\" is not a cron expression. Use \"minute hour day month weekday\", for example \"30 7 * * *\" for 07:30 every day.");
    }

    public static DueDays ParseDays(string days, string where) => DueDays.TryParse(days, out var kept)
        ? kept
        : throw new InputException($"{where}: \"{days}\" names no days. Use all, business, or business-N for the N-th business day of the month.");
}
