using IWReports.Core.Analysis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations;

/// <summary>How an action is measured: its KPI, where it stands, and its target.</summary>
internal static class TargetText
{
    /// <summary>"Callers who gave up: 21 % now, target 5 % or less." Null where the KPI has no figure or no target.</summary>
    public static Sentence? Of(MonthlyAnalysis analysis, string kpi) =>
        analysis.Find(kpi) is { Value: not null, Kpi.Target: { } target } found
        ? Sentence.Of($"{Now(analysis, found)}, target {new ServiceText(analysis).Target(found.Kpi, target)}.")
        : null;

    private static Sentence Now(MonthlyAnalysis analysis, KpiValue found) =>
        Sentence.Of($"{BoardWords.Label(found.Kpi, analysis)}: {new ServiceText(analysis).Short(found)} now");

    /// <summary>"Courtesy score was 84 %, target 90 % or more"; below a base where percentages mislead, "none of one".</summary>
    public static Sentence Standing(MonthlyAnalysis analysis, KpiValue missed) =>
        Sentence.Of(
            $"{new ServiceText(analysis).Level(missed)}, target {new ServiceText(analysis).Target(missed.Kpi, missed.Kpi.Target!)}");
}
