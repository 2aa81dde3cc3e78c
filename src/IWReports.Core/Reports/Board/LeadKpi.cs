using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Causes;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Reports.Board;

/// <summary>Which KPI a month is about: the one whose shortfall is explained, else the one that let most customers down.</summary>
internal static class LeadKpi
{
    /// <summary>Null where no KPI with a target is measured.</summary>
    public static JudgedKpi? Of(MonthlyAnalysis analysis, BoardScorecard scorecard)
    {
        var shown = scorecard.Leading.Where(SaysSomething).ToList();
        // What is explained and what is shown must be the same figure: two that are nearly alike confuse.
        if (analysis.Causes?.Shortfall is { Verdict: CauseVerdict.Explained }
            && shown.FirstOrDefault(judged => judged.Kpi.Id == ServiceLevel.Kpi.Id) is { } explained)
            return explained;
        var missed = shown.Where(judged => judged.Rag is not Rag.Green).ToList();
        return missed.Where(IsWorse).MaxBy(LetDown) ?? missed.MaxBy(LetDown) ?? shown.MaxBy(judged => judged.Value.Denominator ?? 0);
    }

    /// <summary>Whether it is of somebody, or a miss: a count of nothing does not say how customers were served.</summary>
    public static bool SaysSomething(JudgedKpi judged) => judged.Value.Denominator > 0 || judged.Rag is not Rag.Green;

    /// <summary>Customers beyond what the target allows; 0 where the KPI is no share of customers.</summary>
    public static decimal LetDown(JudgedKpi judged) =>
        judged.Kpi is { Unit: Unit.Percent, Target: { } target } && judged.Value is { Value: { } value, Denominator: { } all }
            ? Math.Max(0, RagRating.Off(value, target, judged.Kpi.Better)) * all
            : 0;

    /// <summary>Whether the month is worse than the usual ups and downs.</summary>
    public static bool IsWorse(JudgedKpi judged) =>
        Signal(judged) is Variation.ConcernHigh or Variation.ConcernLow;

    /// <summary>Whether it is better than the usual ups and downs.</summary>
    public static bool IsBetter(JudgedKpi judged) =>
        Signal(judged) is Variation.ImprovementHigh or Variation.ImprovementLow;

    // A share of a few jumps by whoever they are, and limits without width say nothing.
    private static Variation? Signal(JudgedKpi judged) =>
        !judged.Value.IsOfFew && judged.Trend.Chart is { } chart && chart.Limits.Upper > chart.Limits.Lower
            ? chart.Variation : null;
}
