using IWReports.Core.Analysis;
using IWReports.Core.Language;

namespace IWReports.Core.Reports.Board;

/// <summary>The safety line: printed also when nobody was hurt, and when nothing is known.</summary>
internal static class SafetyText
{
    public static Sentence Write(MonthlyAnalysis analysis)
    {
        var month = DateText.MonthAndYear(analysis.Period.From);
        return analysis.Data.Injuries is { } injuries
            ? injuries == 0 ? Sentence.Plain($"No injury was reported in {month}.")
            : Sentence.Of($"{Figure.Count(injuries, analysis.Period):injury was|injuries were} reported in {month}.")
            : Sentence.Of($"Injuries in {month} are not known: no complaints log was read.");
    }
}
