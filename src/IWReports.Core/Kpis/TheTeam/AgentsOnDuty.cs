using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.TheTeam;

/// <summary>How many officers the roster puts on duty, absences taken off.</summary>
internal static class AgentsOnDuty
{
    public const string Id = "officers_on_duty";

    public static readonly Measure<RosteredDay> AgentDays = new("officer_days", day => day.Officers);

    public static readonly Measure<RosteredDay> Days = new("rostered_days", _ => 1);

    private static readonly Kpi OnShift = new()
    {
        Id = "officers_on_shift",
        Name = "Officers on shift",
        TouchPoint = TouchPoint.TheTeam,
        Unit = Unit.Count,
        Better = Better.Neither,
        Uses = CalendarUse.OpeningHours,
        Numerator = new Measure<RosteredHalfHour>("officer_half_hours", slot => slot.Officers),
        Denominator = new Measure<RosteredHalfHour>("rostered_half_hours", _ => 1),
        Formula = "Officers on shift, lunch taken off, on average over the half-hours; only where every officer's shift is known.",
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Officers on duty",
        TouchPoint = TouchPoint.TheTeam,
        Unit = Unit.Count,
        Better = Better.Neither,
        Uses = CalendarUse.BusinessDays,
        Numerator = AgentDays,
        Denominator = Days,
        Beside = [OnShift],
        Formula = "Rostered officers who are not away, on average over the business days; supervisors and managers take no calls and are "
            + "not counted. By half-hour: officers_on_shift.",
    };
}
