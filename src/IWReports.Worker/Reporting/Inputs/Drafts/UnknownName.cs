using IWReports.Core.Calendar;

namespace IWReports.Worker.Reporting.Inputs.Drafts;

/// <summary>What is wrong with --scope where a draft is about one case or officer, and which ones there are.</summary>
internal static class UnknownName
{
    /// <summary>So many are named.</summary>
    public const int Most = 8;

    public static string Of(string what, string? scope, ReportPeriod period, IReadOnlyList<string> known)
    {
        var wrong = scope is null ? $"This draft is about one {what}: name it with --scope."
            : $"--scope: there is no {what} \"{scope}\" on record by {period.To:yyyy-MM-dd}.";
        return known.Count == 0 ? $"{wrong} No {what} is on record by then: import some, or give a later --period."
            : $"{wrong} {(known.Count < Most ? "There are" : "Among others there are")} {string.Join(", ", known.Take(Most))}.";
    }
}
