using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.TheTeam;

/// <summary>How many of the staff left. Source: ops/docs/metrics.md, 8.2.</summary>
internal static class StaffTurnover
{
    public const string Id = "staff_turnover";

    public static readonly Measure<PersonDay> PersonDays = new("person_days", _ => 1);

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Staff turnover",
        TouchPoint = TouchPoint.TheTeam,
        Unit = Unit.Percent,
        MayExceedWhole = true,
        Better = Better.Lower,
        Uses = CalendarUse.BusinessDays,
        Numerator = new Measure<PersonDay>("leavers", day => day.Leaves ? 1 : 0),
        Denominator = PersonDays,
        DenominatorPer = AgentsOnDuty.Days,
        Formula =
            "People who left in the period ÷ people on the roster, on average over its business days; all roles. Not made a yearly rate.",
    };
}
