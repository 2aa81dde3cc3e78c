using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.TheTeam;

/// <summary>Whether somebody was there to turn to.</summary>
internal static class SupervisorCover
{
    public const string Id = "supervisor_cover";

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Supervisor cover",
        TouchPoint = TouchPoint.TheTeam,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Uses = CalendarUse.BusinessDays,
        Numerator = new Measure<SupervisedDay>("supervised_days", day => day.Covered ? 1 : 0),
        Denominator = new Measure<SupervisedDay>("team_days", _ => 1),
        Target = new(1, 0, TargetOrigin.Ours),
        Formula = "Business days on which a team had a supervisor, or the named deputy of one who is away, on duty ÷ its business days; "
            + "only where the roster names supervisors and absences are kept.",
    };
}
