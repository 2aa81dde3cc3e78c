using IWReports.Core.Analysis;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Reports.Board;

/// <summary>Where months lie on one side since a dated change: a person decides whether limits are recalculated.</summary>
/// <remarks>Source: ops/docs/statistics.md, 1.5.</remarks>
internal static class RebaseText
{
    public static IEnumerable<Sentence> Write(MonthlyAnalysis analysis, IEnumerable<JudgedKpi> kpis)
    {
        List<DatedCause> causes = [.. analysis.Data.ReportedCauses.Select(stated =>
            new DatedCause(stated.Period.From, stated.Text, stated.By))];
        return from charted in kpis.Select(judged => (judged.Kpi.Name, judged.Trend.Chart))
            .Prepend((CallsOffered.Kpi.Name, analysis.Volume.Chart))
               where charted.Chart is not null
               let proposal = RebaseProposal.Of(charted.Chart, causes)
               where proposal is not null
               let side = charted.Chart.Points[^1].Value > charted.Chart.Limits.Mean ? "above" : "below"
               select Sentence.Of($"{charted.Name}: {Figure.Count(proposal.Points, analysis.Period):words} months in a row lie "
                   + $"{side} the mean since {DateText.MonthAndYear(proposal.From)}, for which {proposal.Cause.EnteredBy} stated: "
                   + $"\"{proposal.Cause.What}\". If that is to stay, limits can be drawn anew from then; a person decides.");
    }
}
