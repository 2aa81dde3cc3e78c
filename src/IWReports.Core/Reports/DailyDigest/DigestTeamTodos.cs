using IWReports.Core.Analysis.Coaching;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;
using IWReports.Core.Statistics;
using static IWReports.Core.Language.DailyDigestText;

namespace IWReports.Core.Reports.DailyDigest;

/// <summary>What the team needs of its supervisor today: cover, a seat beside newcomers, a word, praise.</summary>
internal static class DigestTeamTodos
{
    // Ours: of the five rings within which callers are to be answered, the queue needs some as well.
    private const int MaxRings = 3;

    private const int MaxNames = 3;

    public static IEnumerable<DigestTodo> Of(DailyDigestData data, DailyDigestToday today)
    {
        var plan = new CoachingPlan(data.Duties.Coaching, data.Roster, data.Absences, data.Calendar, data.Morning);
        return
        [
            .. Cover(today), .. SitAlongs(data, plan), .. Ringing(data), .. Quality(data), .. Reviews(data, plan), .. Records(data),
            .. Praise(data),
        ];
    }

    private static IEnumerable<DigestTodo> Cover(DailyDigestToday today)
    {
        if (today.IsEverybodyAway)
        {
            yield return new(TodoUrgency.Staffing, "Find officers for today", "everybody on the roster is away.");
            yield break;
        }

        var missing = today.Missing.OrderBy(slot => slot.Spare).ThenBy(slot => slot.Slot).ToList();
        if (missing is not [var worst, ..])
            yield break;
        var span = Together(worst, missing);
        var others = missing.Count - span.Count;
        yield return new(TodoUrgency.Staffing, $"Find cover for {HalfHourText.Times([.. span.Select(slot => slot.Slot)])}",
            $"the roster is {Words(-worst.Spare, "officer")} short then"
            + (others == 0 ? "." : $", and short in {Words(others)} other half-hour{(others == 1 ? "" : "s")}."));
    }

    // The half-hours that follow one another and are as short.
    private static List<IntervalStaffing> Together(IntervalStaffing worst, List<IntervalStaffing> missing)
    {
        var span = new List<IntervalStaffing> { worst };
        while (missing.Find(slot => slot.Spare == worst.Spare && slot.Slot.Index == span[^1].Slot.Index + 1) is { } next)
            span.Add(next);
        return span;
    }

    // Who is away cannot be sat with.
    private static IEnumerable<DigestTodo> SitAlongs(DailyDigestData data, CoachingPlan plan) => plan.IsKept
        ? DueNow(data, plan, CoachingKind.SitAlong).GroupBy(due => due.By).OrderBy(due => due.Key).Select(due => SitWith(
            [.. due.Select(one => one.Officer)], one => $"{(one ? "this officer is" : "they are")} new; a sit-along"
                + $" {(due.Key < data.Morning ? $"was due by {DateText.Day(due.Key, data.Period)}" : "is due today")}."))
        : data.There.Where(officer => plan.NewSince(officer) is not null).ToList() is { Count: > 0 } alone
            ? [SitWith(alone, one => $"{(one ? "this officer is in the" : "they are in their")} first {FirstDays} days.")]
        : [];

    private static string FirstDays => Number(Tenure.NewcomerDays);

    private static DigestTodo SitWith(List<string> officers, Func<bool, string> why) =>
        new(TodoUrgency.Coaching, $"Sit with {List([.. officers.Select(Shortened)], MaxNames)}", why(officers.Count == 1));

    private static IEnumerable<CoachingDue> DueNow(DailyDigestData data, CoachingPlan plan, CoachingKind kind) =>
        data.There.SelectMany(plan.Of).Where(due => due.Kind == kind && due.By <= data.Morning);

    private static IEnumerable<DigestTodo> Ringing(DailyDigestData data) =>
        from officer in data.Officers.OrderBy(officer => officer.Key, StringComparer.Ordinal)
        let ring = officer.Value.GetValueOrDefault(AgentRingTime.Id)
        where ring?.Denominator >= MinSample.RingCalls && ring.Value > MaxRings * (decimal)data.Settings.Ring.TotalSeconds
        orderby ring.Value descending
        select new DigestTodo(TodoUrgency.Coaching, $"Talk with {Shortened(officer.Key)} about picking up sooner",
            $"the phone rang {Value(ring.Value!.Value, Unit.Seconds)} before an answer, on average.");

    private static IEnumerable<DigestTodo> Quality(DailyDigestData data) => data.Duties.QualityMisses.GroupBy(miss => miss.Officer)
        .OrderBy(officer => officer.Key, StringComparer.OrdinalIgnoreCase).Select(officer => new DigestTodo(
            TodoUrgency.Coaching, $"Coach {Shortened(officer.Key)}",
            $"a quality check marked down “{Shortened(officer.First().Item)}”"
            + (officer.Skip(1).Any() ? $" and {Words(officer.Count() - 1)} more." : ".")));

    private static IEnumerable<DigestTodo> Reviews(DailyDigestData data, CoachingPlan plan) =>
        from due in DueNow(data, plan, CoachingKind.Review)
        orderby due.By
        let when = due.By < data.Morning ? $"was due on {DateText.Day(due.By, data.Period)}" : "is due today"
        select new DigestTodo(TodoUrgency.Coaching, $"Review what was agreed with {Shortened(due.Officer)}",
            $"the review {when}, after coaching on {DateText.Day(due.After!.Value, data.Period)}.");

    private static IEnumerable<DigestTodo> Records(DailyDigestData data)
    {
        var (changes, incomplete) = (data.Duties.RecordChanges, data.Duties.IncompleteRecords);
        if (changes.Count + incomplete == 0)
            yield break;
        var why = new List<string>();
        if (changes is [var oldest, ..])
            why.Add($"{Count(changes.Count, "change has waited", "changes have waited")} since {DateText.Day(oldest.Since, data.Period)}");
        if (incomplete > 0)
            why.Add($"{Count(incomplete, "enquiry lacks", "enquiries lack")} details");
        yield return new(TodoUrgency.Coaching, $"Close {Count(changes.Count + incomplete, "gap")} in customers’ records",
            string.Join("; ", why) + ".");
    }

    private static IEnumerable<DigestTodo> Praise(DailyDigestData data)
    {
        if (data.Duties.Compliments > 0)
        {
            yield return new(TodoUrgency.Praise, $"Pass on {Count(data.Duties.Compliments, "compliment")}",
                $"{(data.Duties.Compliments == 1 ? "a customer" : "customers")} praised the team in the questionnaire.");
        }
    }
}
