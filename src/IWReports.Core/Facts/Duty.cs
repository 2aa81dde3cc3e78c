using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>Who is on duty on a business day by the roster: its entries that cover the day, less those who are away.</summary>
public static class Duty
{
    /// <summary>Head-counts of one day for the company and each team; empty on days off and where no roster covers the day.</summary>
    public static IEnumerable<IFact> On(DateOnly day, IReadOnlyList<RosterEntry> roster, IReadOnlyList<Absence> absences,
        BusinessCalendar calendar)
    {
        var rostered = roster.Where(entry => entry.Covers(day)).ToList();
        if (rostered.Count == 0 || !calendar.IsBusinessDay(day))
            yield break;

        var away = absences.AwayOn(day);
        var teams = rostered.Select(entry => entry.Team).OfType<string>().Distinct(StringComparer.Ordinal);
        foreach (var scope in teams.Select(team => new Scope(ScopeKind.Team, team)).Prepend(Scope.Company))
        {
            var officers = rostered
                .Where(entry => entry.Role == RosterRole.Officer && !away.Contains(entry.Person))
                .Where(entry => scope == Scope.Company || entry.Team == scope.Key)
                .DistinctBy(entry => entry.Person, StringComparer.Ordinal)
                .ToList();
            yield return new RosteredDay(day, scope, officers.Count);
            foreach (var slot in HalfHours(day, scope, officers, calendar))
                yield return slot;
        }
    }

    private static IEnumerable<RosteredHalfHour> HalfHours(DateOnly day, Scope scope, List<RosterEntry> officers, BusinessCalendar calendar)
    {
        // With one shift unknown, no half-hour's count is known.
        if (officers.Count == 0 || officers.Any(officer => officer.ShiftStarts is null || officer.ShiftEnds is null))
            yield break;
        foreach (var slot in HalfHour.All)
        {
            var onShift = officers.Count(officer => IsOnShift(officer, slot.Start));
            if (onShift > 0 || calendar.IsOpenAt(slot))
                yield return new(day, slot, scope, onShift);
        }
    }

    /// <summary>Whether an officer whose shift is known works at a time of day, lunch taken off.</summary>
    internal static bool IsOnShift(RosterEntry officer, TimeOnly at) =>
        at.IsBetween(officer.ShiftStarts!.Value, officer.ShiftEnds!.Value)
        && !(officer.LunchStarts is { } lunch && officer.LunchEnds is { } back && at.IsBetween(lunch, back));
}
