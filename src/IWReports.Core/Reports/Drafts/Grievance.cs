using static IWReports.Core.Language.DailyDigestText;

namespace IWReports.Core.Reports.Drafts;

/// <summary>What customers complain of, in words for a letter, and what only a person can find out about it.</summary>
/// <param name="About">"You complained about …".</param>
/// <param name="Cause">What the manager has to ask for before writing.</param>
/// <param name="Answers">The rules of recommendations that mend it.</param>
/// <param name="IsFaulty">Whether a product was at fault: only then the procedure speaks of replacing and of a further refund.</param>
internal sealed record Grievance(string About, string Cause, IReadOnlyList<string> Answers, bool IsFaulty = false)
{
    // What shortens waits.
    private static readonly string[] Waits =
        ["cover-half-hours", "cover-leave", "train-newcomers", "longer-hours", "streamline-handling", "publish-answers"];

    private static readonly Dictionary<string, Grievance> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["late delivery"] = new("a late delivery", "what delayed the order, as dispatch and the carrier found", ["keep-the-promised-day"]),
        ["wrong item"] = new("a wrong item", "what went wrong in the warehouse", [], IsFaulty: true),
        ["quality"] = new("the quality of our product", "what the quality department found", [], IsFaulty: true),
        ["on hold"] = new("a long wait on the telephone", "why nobody was free to answer", Waits),
        ["no call-back"] = new("a call that nobody returned", "why nobody called back", Waits),
        ["rude"] = new(
            "the way we spoke to you", "what the supervisor found, without a name",
            ["hold-training", "monthly-training", "review-standards"]),
    };

    public static Grievance Of(string? topic) =>
        string.IsNullOrWhiteSpace(topic) ? new("our service", "what went wrong", [])
        : Known.GetValueOrDefault(topic.Trim()) ?? new($"this matter: {Shortened(topic.Trim())}", "what went wrong", []);
}
