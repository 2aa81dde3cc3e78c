using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.TheTeam;

/// <summary>The load on an officer: the period's calls shared among those on duty.</summary>
internal static class CallsPerAgent
{
    public const string Id = "calls_per_officer";

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Calls per officer",
        TouchPoint = TouchPoint.TheTeam,
        Unit = Unit.PerOfficer,
        Better = Better.Neither,
        Uses = CalendarUse.BusinessDays,
        Numerator = Offered.Calls,
        Denominator = AgentsOnDuty.AgentDays,
        DenominatorPer = AgentsOnDuty.Days,
        Formula = "Calls offered ÷ officers on duty, on average over the period's business days. A month without queue entries for which "
            + "a count was imported takes that count.",
    };
}
