using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Reports.Narrative;

namespace IWReports.Core.Reports.TeamWeek;

/// <summary>What coaching an officer had, and whether more is due now.</summary>
internal sealed record CoachingState(string Text, bool IsDue, bool IsNew);

/// <summary>Coaching of each officer: newcomers weekly, others when their last session is to be reviewed.</summary>
internal sealed class WeekCoaching(TeamWeekData data)
{
    private const int DaysAhead = 7;

    public CoachingState Of(string officer)
    {
        var sessions = data.Coaching.Where(session => session.Officer == officer && session.Day <= data.Period.To)
            .OrderBy(session => session.Day).ToList();
        if (NewSince(officer) is { } since)
            return Newcomer(officer, since, sessions);
        if (sessions.Count == 0)
            return new("none on record", false, false);
        var last = sessions[^1];
        var coached = $"coached {DateText.Day(last.Day, data.Period)}";
        return last.ReviewOn is not { } review ? new(coached, false, false)
            : review <= data.Period.To ? new($"{coached}; review overdue since {DateText.Day(review, data.Period)}", true, false)
            : review <= data.Period.To.AddDays(DaysAhead) ? new($"{coached}; review due {DateText.Day(review, data.Period)}", true, false)
            : new($"{coached}; review on {DateText.Day(review, data.Period)}", false, false);
    }

    /// <summary>Whom to sit with and whom to review, in a sentence; none where nobody keeps coaching.</summary>
    public Sentence Due()
    {
        if (data.Coaching.Count == 0)
            return Sentence.Plain("No coaching is on record, so who is due for it is not known.");
        var due = data.Officers.Select(officer => (Name: officer, State: Of(officer))).Where(one => one.State.IsDue)
            .ToLookup(one => one.State.IsNew, one => one.Name);
        var review = due[true].Any() ? "review the agreed actions with" : "Review the agreed actions with";
        var parts = new[] { Part("Sit with", due[true]), Part(review, due[false]) }
            .Where(part => part.Length > 0).ToList();
        return Sentence.Plain(parts.Count == 0 ? "No coaching is due." : $"{string.Join(", and ", parts)}.");
    }

    // Newcomers are coached by the week: the sit-along is what counts.
    private CoachingState Newcomer(string officer, DateOnly since, List<CoachingSession> sessions)
    {
        var begun = $"new since {DateText.Day(since, data.Period)}";
        if (data.Coaching.Count == 0)
            return new(begun, false, true);
        var newcomers = Enumerable.Range(0, data.Period.Days).Select(data.Period.From.AddDays)
            .SelectMany(day => People.Newcomers(day, data.Roster, data.Absences, data.Coaching, data.Calendar,
                MeasureSettings.NewcomerDays));
        if (!newcomers.Any(week => week.Officer == officer))
            return new($"{begun}; away all week", false, true);
        var last = sessions.LastOrDefault(session => session.SitAlong)?.Day;
        return last >= data.Period.From ? new($"{begun}; sit-along on {DateText.Day(last.Value, data.Period)}", false, true)
            : new($"{begun}; no sit-along this week{(last is { } day ? $", last on {DateText.Day(day, data.Period)}" : "")}", true, true);
    }

    // Whoever is on the roster from its first day was there before it began.
    private DateOnly? NewSince(string officer)
    {
        var since = data.Roster.Where(entry => entry.Person == officer && entry.Role == RosterRole.Officer).Min(entry => entry.From);
        var isNew = since > data.Roster.Min(entry => entry.From) && since.AddDays(MeasureSettings.NewcomerDays) > data.Period.From;
        return isNew ? since : null;
    }

    private static string Part(string what, IEnumerable<string> names) =>
        names.ToList() is { Count: > 0 } some ? $"{what} {DailyDigestText.List(some)}" : "";
}
