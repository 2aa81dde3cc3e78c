using IWReports.Core.Analysis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;

namespace IWReports.Core.Reports.Board;

/// <summary>The KPIs of page 1's figures: what the month is about, callers who gave up, and what else let most customers down.</summary>
internal static class KeyKpis
{
    // Page 1 has room for four figures; the calls themselves are one where they are known.
    private const int Most = 4;

    public static IReadOnlyList<JudgedKpi> Of(MonthlyAnalysis analysis, BoardScorecard scorecard)
    {
        var saying = scorecard.Leading.Where(LeadKpi.SaysSomething).ToList();
        var gaveUp = saying.Where(judged => judged.Kpi.Id == Abandonment.Kpi.Id);
        var elsewhere = saying.Where(judged => judged.Kpi.TouchPoint is not TouchPoint.ReachUs).OrderByDescending(LeadKpi.LetDown);
        return
        [
            .. new[] { LeadKpi.Of(analysis, scorecard) }.OfType<JudgedKpi>().Concat(gaveUp).Concat(elsewhere).Concat(saying)
                .DistinctBy(judged => judged.Kpi.Id).Take(analysis.Volume.Current is null ? Most : Most - 1),
        ];
    }
}
