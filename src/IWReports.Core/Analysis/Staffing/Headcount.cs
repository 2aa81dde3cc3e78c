using IWReports.Core.Calendar;
using IWReports.Core.Facts;

namespace IWReports.Core.Analysis.Staffing;

/// <summary>Officers on duty after roster and absences, as the mean over the business days of a period.</summary>
internal static class Headcount
{
    public static decimal Officers(ReportPeriod period, IReadOnlyList<RosterEntry> roster, IReadOnlyList<Absence> absences,
        BusinessCalendar calendar)
    {
        var days = Enumerable.Range(0, period.Days).Select(period.From.AddDays).Where(calendar.IsBusinessDay).ToList();
        return days.Count == 0 ? 0 : (decimal)days.Sum(day => OnDuty(day, roster, absences)) / days.Count;
    }

    private static int OnDuty(DateOnly day, IReadOnlyList<RosterEntry> roster, IReadOnlyList<Absence> absences) => roster
        .Where(entry => entry.Role == RosterRole.Officer && entry.Covers(day) && !absences.IsAway(entry.Person, day))
        .Select(entry => entry.Person).Distinct(StringComparer.Ordinal).Count();
}
