using System.Globalization;

namespace IWReports.Core.Calendar;

/// <summary>What a figure needs of the calendar: nothing, which days are worked, or also the hours.</summary>
public enum CalendarUse { None, BusinessDays, OpeningHours }

/// <summary>Which days and half-hours the company works: weekdays that are not public holidays, within its opening hours.</summary>
public sealed class BusinessCalendar(TimeZoneInfo zone, IReadOnlySet<DateOnly> holidays, TimeOnly opens, TimeOnly closes)
{
    public TimeZoneInfo Zone { get; } = zone;

    public TimeOnly Opens { get; } = opens;

    public TimeOnly Closes { get; } = closes;

    /// <summary>On which day the weeks of reports begin; no measured figure depends on it.</summary>
    public DayOfWeek FirstDayOfWeek { get; init; } = DayOfWeek.Monday;

    /// <summary>What of it such a use depends on, for telling two calendars apart.</summary>
    public string Text(CalendarUse use)
    {
        var days = string.Join(' ', holidays.Order().Select(day => day.ToString("O", CultureInfo.InvariantCulture)));
        return use switch
        {
            CalendarUse.None => "",
            CalendarUse.BusinessDays => days,
            _ => string.Create(CultureInfo.InvariantCulture, $"{Zone.Id} {Opens:HH:mm:ss} {Closes:HH:mm:ss} {days}"),
        };
    }

    /// <summary>The same with the public holidays of one year only.</summary>
    public BusinessCalendar WithHolidaysOf(int year) => new(Zone, holidays.Where(day => day.Year == year).ToHashSet(), Opens, Closes)
    {
        FirstDayOfWeek = FirstDayOfWeek,
    };

    /// <summary>The company's week that a day is in.</summary>
    public ReportPeriod WeekOf(DateOnly day) => ReportPeriod.WeekOf(day, FirstDayOfWeek);

    /// <summary>Whether a half-hour of a business day starts within the opening hours.</summary>
    public bool IsOpenAt(HalfHour halfHour) => halfHour.Start >= Opens && halfHour.Start < Closes;

    /// <summary>The half-hours of a business day that start within the opening hours.</summary>
    public IEnumerable<HalfHour> OpenHalfHours => HalfHour.All.Where(IsOpenAt);

    public bool IsBusinessDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day);

    /// <summary>The <paramref name="count"/>-th business day after (or, negative, before) a day; 0 is the day itself.</summary>
    public DateOnly AddBusinessDays(DateOnly day, int count)
    {
        var step = Math.Sign(count);
        for (var left = Math.Abs(count); left > 0;)
        {
            day = day.AddDays(step);
            if (IsBusinessDay(day))
                left--;
        }

        return day;
    }

    /// <summary>
    /// Business days after <paramref name="from"/> up to and including <paramref name="to"/>; 0 on the same day, negative backwards.
    /// </summary>
    public int BusinessDaysBetween(DateOnly from, DateOnly to)
    {
        if (to < from)
            return -BusinessDaysBetween(to, from);
        var days = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            days += IsBusinessDay(day) ? 1 : 0;
        return days;
    }

    /// <summary>
    /// Time between two instants that lies within opening hours of business days; an hour that the clock repeats counts twice, one that it
    /// skips not at all.
    /// </summary>
    public TimeSpan OpenTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var open = TimeSpan.Zero;
        var last = LocalTime.Of(to, Zone).Day;
        for (var day = LocalTime.Of(from, Zone).Day; day <= last; day = day.AddDays(1))
        {
            if (!IsBusinessDay(day))
                continue;
            var (opens, closes) = (LocalTime.At(day, Opens, Zone), LocalTime.At(day, Closes, Zone));
            var (starts, ends) = (from > opens ? from : opens, to < closes ? to : closes);
            open += ends > starts ? ends - starts : TimeSpan.Zero;
        }

        return open;
    }

    /// <summary>The instant at which so much open time has passed.</summary>
    public DateTimeOffset AddOpenTime(DateTimeOffset from, TimeSpan time)
    {
        for (var day = LocalTime.Of(from, Zone).Day; ; day = AddBusinessDays(day, 1))
        {
            if (!IsBusinessDay(day))
                continue;
            var (opens, closes) = (LocalTime.At(day, Opens, Zone), LocalTime.At(day, Closes, Zone));
            var starts = from > opens ? from : opens;
            if (closes - starts >= time)
                return starts + time;
            time -= closes > starts ? closes - starts : TimeSpan.Zero;
        }
    }

    public int BusinessDaysIn(ReportPeriod period) => BusinessDaysBetween(period.From.AddDays(-1), period.To);
}
