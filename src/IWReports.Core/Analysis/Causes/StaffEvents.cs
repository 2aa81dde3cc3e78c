using System.Text.Json.Serialization;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;

namespace IWReports.Core.Analysis.Causes;

/// <summary>What happened among the staff in a window, counted in people: hypotheses that coincide, never causes by themselves.</summary>
public sealed record StaffEvents(int SupervisorsAway, int WithoutDeputy, int Leavers, int Joiners,
    [property: JsonPropertyName("officersAway")] int AgentsAway)
{
    // A sick day is no event of the month; a working week away is.
    private const int MinDaysAway = 5;

    public static StaffEvents In(ReportPeriod window, IReadOnlyList<RosterEntry> roster, IReadOnlyList<Absence> absences,
        BusinessCalendar calendar)
    {
        var people = roster.GroupBy(entry => entry.Person).ToList();
        var tenure = new Tenure(roster);
        var officers = people.Where(person => person.Any(entry => entry.Role == RosterRole.Officer)).ToList();
        var supervisors = people.Where(person => person.Any(entry => entry.Role == RosterRole.Supervisor)).ToList();
        bool Away(IGrouping<string, RosterEntry> person) => Days(window)
            .Count(day => calendar.IsBusinessDay(day) && absences.IsAway(person.Key, day, roster)) >= MinDaysAway;

        var supervisorsAway = supervisors.Where(Away).ToList();
        return new(
            supervisorsAway.Count,
            supervisorsAway.Count(person => person.All(entry => entry.Deputy is null)),
            // Who goes on the window's last day is still there in it.
            officers.Count(person => person.Max(entry => entry.To ?? DateOnly.MaxValue) is var last && last >= window.From.AddDays(-1)
                && last < window.To),
            officers.Count(person => tenure.Since(person.Key) is { } since && since >= window.From && since <= window.To),
            officers.Count(Away));
    }

    private static IEnumerable<DateOnly> Days(ReportPeriod window) => Enumerable.Range(0, window.Days).Select(window.From.AddDays);
}
