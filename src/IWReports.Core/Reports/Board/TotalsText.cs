using IWReports.Core.Analysis;
using IWReports.Core.Language;

namespace IWReports.Core.Reports.Board;

/// <summary>Why totals that should be the same are not: who adds up the officers' calls must not be left to wonder.</summary>
internal static class TotalsText
{
    public static IEnumerable<Sentence> Explained(MonthlyAnalysis analysis) =>
        from totals in analysis.Data.Totals
        where totals.Unexplained == 0
        from reason in totals.Reasons
        select Sentence.Of($"The {totals.Left} and the {totals.Right} differ by {Figure.Count(Math.Abs(reason.Count), analysis.Period)}: "
            + $"{reason.Reason}.");

    /// <summary>Totals that disagree for no known reason: somebody must look.</summary>
    public static IEnumerable<Sentence> Unexplained(MonthlyAnalysis analysis) =>
        from totals in analysis.Data.Totals
        where totals.Unexplained != 0
        select Sentence.Of($"The {totals.Left} ({Figure.Count(totals.LeftTotal, analysis.Period)}) and the "
            + $"{totals.Right} ({Figure.Count(totals.RightTotal, analysis.Period)}) do not agree, and nothing known explains "
            + $"{Figure.Count(Math.Abs(totals.Unexplained), analysis.Period)} of them.");
}
