using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>What the roster, the absences and the coaching say of people on a business day.</summary>
public static class People
{
    /// <summary>Everybody on the roster on a day, once; empty on days off. Absences are null where nobody keeps them.</summary>
    public static IEnumerable<PersonDay> On(
        DateOnly day, IReadOnlyList<RosterEntry> roster, IReadOnlyList<Absence>? absences, BusinessCalendar calendar)
    {
        if (!calendar.IsBusinessDay(day))
            yield break;
        var next = calendar.AddBusinessDays(day, 1);
        foreach (var entry in roster.Where(entry => entry.Covers(day)).DistinctBy(entry => entry.Person, StringComparer.Ordinal))
        {
            // Who is on the roster again later was away.
            var leaves = !roster.Any(later => later.Person == entry.Person && (later.To is null || later.To >= next));
            yield return new(day, entry.Person, entry.Team, absences is null ? null : absences.IsAway(entry.Person, day), leaves);
        }
    }

    /// <summary>Whether each team that has officers had someone to turn to; nothing where no supervisor was ever on its roster.</summary>
    public static IEnumerable<SupervisedDay> Supervision(
        DateOnly day, IReadOnlyList<RosterEntry> roster, IReadOnlyList<Absence> absences, BusinessCalendar calendar)
    {
        if (!calendar.IsBusinessDay(day))
            yield break;
        foreach (var team in roster.Where(entry => entry.Role == RosterRole.Officer && entry.Covers(day)).Select(entry => entry.Team)
            .Distinct(StringComparer.Ordinal))
        {
            var supervisors = roster.Where(entry => entry.Role == RosterRole.Supervisor && entry.Team == team).ToList();
            if (supervisors.Count == 0)
                continue;
            var posts = supervisors.Where(entry => entry.Covers(day)).ToList();
            yield return new(day, team, posts.Any(entry => roster.IsThere(entry.Person, day, absences))
                || posts.Any(entry => entry.Deputy is { } deputy && roster.IsThere(deputy, day, absences)));
        }
    }

    /// <summary>The newcomers who worked in the business week that ends on a day; nothing on other days.</summary>
    public static IEnumerable<NewcomerWeek> Newcomers(
        DateOnly day, IReadOnlyList<RosterEntry> roster, IReadOnlyList<Absence> absences, IReadOnlyList<CoachingSession> coaching,
        BusinessCalendar calendar)
    {
        var week = ReportPeriod.WeekOf(day);
        if (roster.Count == 0 || !calendar.IsBusinessDay(day) || calendar.AddBusinessDays(day, 1) <= week.To)
            yield break;
        var tenure = new Tenure(roster);
        var days = Enumerable.Range(0, week.Days).Select(week.From.AddDays).Where(calendar.IsBusinessDay).ToList();
        var officers = roster.Where(entry => entry.Role == RosterRole.Officer).GroupBy(entry => entry.Person, StringComparer.Ordinal);
        foreach (var officer in officers)
        {
            var worked = days.Where(worked => officer.Any(entry => entry.Covers(worked)) && !absences.IsAway(officer.Key, worked))
                .ToList();
            if (worked.Count == 0 || !tenure.IsNewcomer(officer.Key, worked[0]))
                continue;
            yield return new(day, officer.Key, officer.First(entry => entry.Covers(worked[^1])).Team,
                coaching.Any(session => session.SitAlong && session.Officer == officer.Key
                    && session.Day >= week.From && session.Day <= week.To));
        }
    }
}
