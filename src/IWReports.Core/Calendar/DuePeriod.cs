namespace IWReports.Core.Calendar;

/// <summary>What a run speaks of, seen from the day it falls due.</summary>
public enum DuePeriod { Today, Yesterday, PreviousBusinessDay, PreviousWeek, PreviousMonth }

/// <summary>Turns the day a run falls due into the period it is for.</summary>
public static class DuePeriods
{
    public static ReportPeriod On(this DuePeriod rule, DateOnly day, BusinessCalendar calendar) => rule switch
    {
        DuePeriod.Today => ReportPeriod.Day(day),
        DuePeriod.Yesterday => ReportPeriod.Day(day.AddDays(-1)),
        DuePeriod.PreviousBusinessDay => ReportPeriod.Day(calendar.AddBusinessDays(day, -1)),
        DuePeriod.PreviousWeek => calendar.WeekOf(day).AddWeeks(-1),
        DuePeriod.PreviousMonth => ReportPeriod.MonthOf(day).AddMonths(-1),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule for periods."),
    };

    /// <summary>Whether a period is of the kind that the rule gives: a month for a month, a week for a week, a day for a day.</summary>
    public static bool Fits(this DuePeriod rule, ReportPeriod period) => rule switch
    {
        DuePeriod.PreviousMonth => period.IsMonth,
        DuePeriod.PreviousWeek => period.IsWeek,
        _ => period.IsDay,
    };
}
