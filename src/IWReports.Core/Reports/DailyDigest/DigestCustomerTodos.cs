using IWReports.Core.Facts;
using IWReports.Core.Language;
using static IWReports.Core.Language.DailyDigestText;

namespace IWReports.Core.Reports.DailyDigest;

/// <summary>What customers need of the supervisor today: threats and deadlines, then what was promised to them.</summary>
internal static class DigestCustomerTodos
{
    public static IEnumerable<DigestTodo> Of(DailyDigestData data)
    {
        var pressing = data.AtRisk.Where(risk => IsPressing(risk, data.Morning)).OrderBy(risk => risk.Deadline ?? DateOnly.MaxValue)
            .ThenByDescending(risk => risk.LegalThreat).ThenBy(risk => risk.Since).ToList();
        var called = pressing.Select(risk => risk.Reference).ToHashSet();
        var hurt = data.OpenComplaints.Where(complaint => complaint.Injury).Select(complaint => complaint.ComplaintId).ToHashSet();
        return
        [
            .. pressing.DistinctBy(Whose).Select(risk => Call(risk, data)),
            .. data.Duties.NotReferred.Where(one => hurt.Contains(one.Reference)).Select(one => new DigestTodo(
                TodoUrgency.Threat, $"Refer {Shortened(one.Reference)} to the manager",
                "somebody was hurt, and the manager does not have the case.")),
            .. Calls(data, called),
            .. Apologies(data.Duties.Apologies),
            .. Referrals([.. data.Duties.NotReferred.Where(one => !hurt.Contains(one.Reference))]),
            .. Promises(data, called),
        ];
    }

    /// <summary>"Yore Mine Co.", or the case where nobody wrote down whose it is.</summary>
    public static string Whose(CustomerAtRisk risk) =>
        risk.Customer.Length > 0 ? Shortened(risk.Customer) : $"the customer of {Shortened(risk.Reference)}";

    /// <summary>A threat, or a deadline that ends on the morning's day or has ended.</summary>
    public static bool IsPressing(CustomerAtRisk risk, DateOnly morning) => risk.LegalThreat || risk.Deadline <= morning;

    private static DigestTodo Call(CustomerAtRisk risk, DailyDigestData data)
    {
        var act = data.Duties.ManagerCalls.FirstOrDefault(call => call.Reference == risk.Reference) is { } agreed
            ? $"Keep the manager’s {Hour(agreed)}call to {Whose(risk)}{(agreed.At is null ? " today" : "")}"
            : $"Call {Whose(risk)} {(risk.Deadline < data.Morning ? "first" : "today")}";
        return new(TodoUrgency.Threat, act, $"{Why(risk, data)} ({Shortened(risk.Reference)}).");
    }

    private static string Why(CustomerAtRisk risk, DailyDigestData data)
    {
        var deadline = risk.Deadline is not { } until ? ""
            : until < data.Morning ? $"its deadline was {DateText.Day(until, data.Period)}"
            : until == data.Morning ? "its deadline is today" : $"its deadline is {DateText.Day(until, data.Period)}";
        return !risk.LegalThreat ? deadline : deadline.Length == 0 ? "it threatens legal action" : $"it threatens legal action; {deadline}";
    }

    // The manager's calls to customers who press are said with these customers.
    private static IEnumerable<DigestTodo> Calls(DailyDigestData data, HashSet<string> pressing) =>
        data.Duties.ManagerCalls.Where(call => !pressing.Contains(call.Reference)).OrderBy(call => call.On).ThenBy(call => call.At)
            .Select(call => call.On < data.Morning
                ? new DigestTodo(TodoUrgency.Promise, $"Make up the manager’s call about {Shortened(call.Reference)}",
                    $"the customer was promised it for {DateText.Day(call.On, data.Period)}.")
                : new(TodoUrgency.Promise, $"Keep the manager’s {Hour(call)}call about {Shortened(call.Reference)}",
                    "the customer was promised this call for today."));

    private static IEnumerable<DigestTodo> Apologies(IReadOnlyList<ApologyDue> letters)
    {
        if (letters.Count == 0)
            yield break;
        var missed = letters.Count(letter => !letter.WasReached);
        var unhappy = letters.Count - missed;
        yield return new(TodoUrgency.Promise, $"Send {Count(letters.Count, "letter")} of apology", letters switch
        {
            [{ WasReached: true } one] => $"the customer of {Shortened(one.Reference)} was not happy with our answer.",
            [var one] => $"we could not reach the customer of {Shortened(one.Reference)}.",
            _ when missed == 0 => "these customers were not happy with our answer.",
            _ when unhappy == 0 => "we could not reach these customers.",
            _ => $"{Words(unhappy, "customer")} {(unhappy == 1 ? "was" : "were")} not happy; {Words(missed)} could not be reached.",
        });
    }

    private static IEnumerable<DigestTodo> Referrals(IReadOnlyList<CaseSince> cases)
    {
        if (cases is [var first, ..])
        {
            yield return new(TodoUrgency.Promise,
                $"Refer {(cases.Count == 1 ? Shortened(first.Reference) : Count(cases.Count, "complaint"))} to the manager",
                $"the procedure does not cover {(cases.Count == 1 ? "it" : "them")}.");
        }
    }

    // Who is called today hears of the complaint then.
    private static IEnumerable<DigestTodo> Promises(DailyDigestData data, HashSet<string> called)
    {
        if (data.Duties.Unacknowledged.Where(one => !called.Contains(one.Reference)).ToList() is [var oldest, ..] unheard)
        {
            yield return new(TodoUrgency.Promise, $"Acknowledge {Count(unheard.Count, "complaint")}",
                $"{Oldest(oldest.Reference, unheard.Count)} came in on {DateText.Day(oldest.Since, data.Period)}.");
        }

        if (data.Unreached is > 0 and { } unreached)
        {
            yield return new(TodoUrgency.Promise, $"Ring {Count(unreached, "caller")} back",
                $"{(unreached == 1 ? "this caller" : "they")} hung up and never got through; see Call-backs on the dashboard.");
        }

        if (data.Duties.FollowUps is [var settled, ..] asked)
        {
            yield return new(TodoUrgency.Promise, $"Ask {Count(asked.Count, "customer")} if our answer helped", asked.Count == 1
                ? $"{Shortened(settled.Reference)} was settled on {DateText.Day(settled.Since, data.Period)}."
                : $"we settled their complaints in the last {Words(DigestDuties.FollowUpDays, "business day")}.");
        }
    }

    /// <summary>"F-064", or "the oldest, F-064," where there are several.</summary>
    public static string Oldest(string reference, int count) => count == 1 ? Shortened(reference) : $"the oldest, {Shortened(reference)},";

    private static string Hour(ManagerCall call) =>
        call.At is { } at ? $"{DateText.Time(at)} " : "";
}
