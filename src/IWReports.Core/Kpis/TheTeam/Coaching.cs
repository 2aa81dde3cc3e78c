using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.TheTeam;

/// <summary>Whether newcomers have a supervisor beside them in their first weeks, and what coaching there was.</summary>
internal static class Coaching
{
    public const string Id = "coaching";

    private static readonly Measure<CoachingSession> Sessions = new("coaching_sessions", _ => 1);

    private static readonly Kpi Number = new()
    {
        Id = "coaching_sessions",
        Name = "Coaching sessions",
        TouchPoint = TouchPoint.TheTeam,
        Unit = Unit.Count,
        Better = Better.Neither,
        Numerator = Sessions,
        Formula = "Coaching talks and sit-alongs held.",
    };

    private static readonly Kpi Complete = new()
    {
        Id = "coaching_complete",
        Name = "Coaching with agreed actions",
        TouchPoint = TouchPoint.TheTeam,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = new Measure<CoachingSession>("coaching_complete", session => session.IsComplete ? 1 : 0),
        Denominator = Sessions,
        Formula = "Sessions with agreed actions, an outcome and a day to review it ÷ sessions.",
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Newcomers' weeks with a sit-along",
        TouchPoint = TouchPoint.TheTeam,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Uses = CalendarUse.BusinessDays,
        Numerator = new Measure<NewcomerWeek>("weeks_sat_along", week => week.SatAlong ? 1 : 0),
        Denominator = new Measure<NewcomerWeek>("newcomer_weeks", _ => 1),
        Target = new(1, 0, TargetOrigin.Ours),
        Beside = [Number, Complete],
        Formula = "Weeks in which a supervisor sat along with a newcomer ÷ weeks that newcomers worked; a newcomer is an officer in the "
            + $"first {Tenure.NewcomerDays} days on the roster. By the week's last business day; only where coaching is kept.",
        Parameters = _ => $"newcomer = first {Tenure.NewcomerDays} days",
    };
}
