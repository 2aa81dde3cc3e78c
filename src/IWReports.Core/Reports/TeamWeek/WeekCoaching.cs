using IWReports.Core.Analysis.Coaching;
using IWReports.Core.Language;

namespace IWReports.Core.Reports.TeamWeek;

/// <summary>What coaching an officer had, and whether more is due on the morning on which the week is read.</summary>
internal sealed record CoachingState(string Text, bool IsDue);

/// <summary>Coaching of each officer, and whom to coach now and in the week to come.</summary>
internal sealed class WeekCoaching(TeamWeekData data)
{
    private readonly CoachingPlan _plan = new(data.Coaching, data.Roster, data.Absences, data.Calendar, data.Morning);

    // The week that begins when this one is read.
    private DateOnly Ahead => data.Period.AddWeeks(1).To;

    public CoachingState Of(string officer)
    {
        var due = _plan.Of(officer).ToList();
        var review = due.Find(one => one.Kind is CoachingKind.Review);
        var parts = Begun(officer, due.Find(one => one.Kind is CoachingKind.SitAlong)).ToList();
        if (review is not null)
            parts.Add(Review(review));
        return new(string.Join("; ", parts), due.Exists(one => one.By <= data.Morning));
    }

    /// <summary>The last day for what an officer is due for; null where it is nothing of the kind.</summary>
    public DateOnly? By(string officer, CoachingKind kind) => _plan.Of(officer).FirstOrDefault(one => one.Kind == kind)?.By;

    /// <summary>Whom to sit with and whom to review, now and in the week to come.</summary>
    public Sentence Due()
    {
        if (!_plan.IsKept)
        {
            var alone = data.Officers.Where(officer => _plan.NewSince(officer) is not null).ToList();
            return Sentence.Plain("No coaching is on record, so who is due for it is not known."
                + (alone.Count == 0 ? "" : $" Sit with {DailyDigestText.List(alone, TeamWeekReport.MaxNames)},"
                    + $" who {(alone.Count == 1 ? "is" : "are")} new."));
        }

        var due = data.Officers.SelectMany(_plan.Of).Where(one => one.By <= Ahead).ToLookup(one => one.By <= data.Morning);
        string[] parts =
        [
            .. new[] { Part("Due now", due[true]), Part("Due in the week to come", due[false]) }.Where(part => part.Length > 0),
        ];
        return Sentence.Plain(parts.Length == 0 ? "No coaching is due." : string.Join(" ", parts));
    }

    private IEnumerable<string> Begun(string officer, CoachingDue? due)
    {
        var sessions = data.Coaching.Where(session => session.Officer == officer).OrderBy(session => session.Day).ToList();
        if (_plan.NewSince(officer) is not { } since)
            yield return sessions is [.., var last] ? $"coached {Day(last.Day)}" : "none on record";
        else
            yield return $"new since {Day(since)}";
        if (due is null)
            yield break;
        var sat = due.After is { } day ? $"last sit-along {Day(day)}" : "no sit-along yet";
        yield return due.By < data.Morning ? $"{sat}, overdue since {Day(due.By)}" : $"{sat}, due by {Day(due.By)}";
    }

    private string Review(CoachingDue due) => due.By < data.Morning ? $"review overdue since {Day(due.By)}"
        : due.By <= Ahead ? $"review due {Day(due.By)}"
        : $"review on {Day(due.By)}";

    private static string Part(string when, IEnumerable<CoachingDue> due)
    {
        var names = due.ToLookup(one => one.Kind, one => one.Officer);
        string[] parts =
        [
            .. new[] { Named("sit with", names[CoachingKind.SitAlong]), Named("review what was agreed with", names[CoachingKind.Review]) }
                .Where(part => part.Length > 0),
        ];
        return parts.Length == 0 ? "" : $"{when}: {string.Join(", and ", parts)}.";
    }

    private static string Named(string what, IEnumerable<string> names) =>
        names.ToList() is { Count: > 0 } some ? $"{what} {DailyDigestText.List(some, TeamWeekReport.MaxNames)}" : "";

    private string Day(DateOnly day) => DateText.Day(day, data.Period);
}
