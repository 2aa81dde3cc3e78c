using IWReports.Core.Language;

namespace IWReports.Core.Reports.Warnings;

/// <summary>Calls of a queue that no team owns, or of an officer whom no roster knows.</summary>
public sealed record UnmappedCalls(string Name, long Calls);

/// <summary>Says whose calls are in no team's figures, and which setting would put them there.</summary>
public static class UnmappedText
{
    // More names are a list, not a sentence.
    private const int MaxNames = 8;

    /// <summary>Null where every queue has its team.</summary>
    public static string? Queues(IReadOnlyList<UnmappedCalls> queues) => queues.Count == 0 ? null
        : $"{Calls(queues)} came in to {(queues.Count == 1 ? "a queue" : "queues")} of no team: {Names(queues)}. No team's figures count "
            + $"them. Name the queues in Company:Teams.";

    /// <summary>Null where every officer who answered is on a roster.</summary>
    public static string? Officers(IReadOnlyList<UnmappedCalls> officers) => officers.Count == 0 ? null
        : $"{Calls(officers)} {(officers.Sum(one => one.Calls) == 1 ? "was" : "were")} answered by "
            + $"{(officers.Count == 1 ? "an officer" : "officers")} on no roster: {Names(officers)}. "
            + "Put them on the roster, or give their roster names in Sources:AgentAliases.";

    public static string Calls(IReadOnlyList<UnmappedCalls> calls) => DailyDigestText.Count(calls.Sum(one => one.Calls), "call");

    public static string Names(IReadOnlyList<UnmappedCalls> calls) =>
        string.Join(", ", calls.Take(MaxNames)
            .Select(one => $"{one.Name} ({DailyDigestText.Number(one.Calls)})"))
        + (calls.Count > MaxNames ? $" and {calls.Count - MaxNames} more" : "");
}
