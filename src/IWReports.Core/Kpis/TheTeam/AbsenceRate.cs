using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.TheTeam;

/// <summary>Working days lost. Source: ops/docs/metrics.md, 8.2.</summary>
internal static class AbsenceRate
{
    public const string Id = "absence";

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Absence",
        TouchPoint = TouchPoint.TheTeam,
        Unit = Unit.Percent,
        Better = Better.Neither,
        Uses = CalendarUse.BusinessDays,
        Numerator = new Measure<PersonDay>("days_away", day => day.Away is true ? 1 : 0),
        Denominator = new Measure<PersonDay>("person_days_watched", day => day.Away is null ? 0 : 1),
        Formula = "Business days that people of the roster were away, for whatever reason ÷ business days they were on it; all roles; "
            + "only where absences are kept.",
    };
}
