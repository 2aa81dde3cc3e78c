using IWReports.Core.Analysis;
using IWReports.Core.Facts;
using IWReports.Core.Language;

namespace IWReports.Core.Reports.Board;

/// <summary>That a month's calls were not read: from which source, and since when.</summary>
internal static class UnreadCalls
{
    /// <summary>"No telephone log after October 2025", "No telephone log was read".</summary>
    public static string InShort(MonthlyAnalysis analysis) => LastKnown(analysis) is { } last
        ? $"No {SourceOf(last)} after {DateText.MonthAndYear(last.Month)}" : "No telephone log was read";

    /// <summary>The same as a sentence of its own, with what becomes of the figures.</summary>
    public static string InFull(MonthlyAnalysis analysis) => LastKnown(analysis) is { } last
        ? $"The {SourceOf(last)} ends with {DateText.MonthAndYear(last.Month)}; figures on calls are left out, not zero."
        : $"No telephone log was read for {DateText.MonthAndYear(analysis.Period.From)}; figures on calls are left out, not zero.";

    private static MonthlyCalls? LastKnown(MonthlyAnalysis analysis) =>
        analysis.Data.Calls.Where(month => month.Month < analysis.Period.From).MaxBy(month => month.Month);

    private static string SourceOf(MonthlyCalls month) => month.CountOnly ? "call count" : "telephone log";
}
