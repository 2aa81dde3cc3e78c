using IWReports.Core.Calendar;
using IWReports.Core.Facts;

namespace IWReports.Core.Analysis.Coaching;

/// <summary>What a supervisor owes an officer: to sit along for a while, or to look again at what was agreed.</summary>
internal enum CoachingKind { SitAlong, Review }

/// <summary>Coaching that an officer is due for, its last day, and the session before it.</summary>
internal sealed record CoachingDue(string Officer, CoachingKind Kind, DateOnly By, DateOnly? After);

/// <summary>Who is due for coaching, and by when: the one rule of the digest, the team week and the coaching sheet.</summary>
internal sealed class CoachingPlan
{
    private readonly IReadOnlyList<CoachingSession> _sessions;

    private readonly Tenure _tenure;

    private readonly DateOnly _morning;

    private readonly ILookup<string, NewcomerWeek> _weeks;

    /// <summary>The plan as it is known on the morning of a report.</summary>
    public CoachingPlan(
        IReadOnlyList<CoachingSession> sessions, IReadOnlyList<RosterEntry> roster, IReadOnlyList<Absence> absences,
        BusinessCalendar calendar, DateOnly morning)
    {
        (_sessions, _tenure, _morning) = (sessions, new(roster), morning);
        var first = morning.AddDays(-Tenure.NewcomerDays);
        _weeks = Enumerable.Range(0, ReportPeriod.WeekOf(morning).To.DayNumber - first.DayNumber + 1).Select(first.AddDays)
            .SelectMany(day => People.Newcomers(day, roster, absences, sessions, calendar))
            .ToLookup(week => week.Officer, StringComparer.Ordinal);
    }

    /// <summary>Without a session on record nobody can say who was left alone.</summary>
    public bool IsKept => _sessions.Count > 0;

    /// <summary>What the officer is due for; nothing where coaching is not kept.</summary>
    public IEnumerable<CoachingDue> Of(string officer) =>
        IsKept ? new[] { SitAlong(officer), ReviewOf(officer, _sessions) }.OfType<CoachingDue>() : [];

    /// <summary>The first day of an officer who is new on the morning; null for all others.</summary>
    public DateOnly? NewSince(string officer) =>
        _tenure.IsNewcomer(officer, _morning) ? _tenure.Since(officer) : null;

    /// <summary>The last agreement with a day for its review. A session on that day or later is the review.</summary>
    public static CoachingDue? ReviewOf(string officer, IEnumerable<CoachingSession> sessions)
    {
        var own = sessions.Where(session => session.Officer == officer).ToList();
        return own.Where(session => session.ReviewOn is not null).MaxBy(session => session.Day) is { ReviewOn: { } on } agreed
            && !own.Exists(session => session.Day > agreed.Day && session.Day >= on)
                ? new(officer, CoachingKind.Review, on, agreed.Day) : null;
    }

    // Each week that newcomers work has a sit-along, as the KPI counts it; what was missed stays due until somebody sits along.
    private CoachingDue? SitAlong(string officer) =>
        NewSince(officer) is not null && _weeks[officer].Reverse().TakeWhile(week => !week.SatAlong).LastOrDefault() is { } missed
            ? new(officer, CoachingKind.SitAlong, missed.Day, LastSitAlong(officer)) : null;

    private DateOnly? LastSitAlong(string officer) =>
        _sessions.Where(session => session.SitAlong && session.Officer == officer).Select(session => (DateOnly?)session.Day).Max();
}
