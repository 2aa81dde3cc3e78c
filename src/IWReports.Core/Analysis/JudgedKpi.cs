using IWReports.Core.Analysis.Targets;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Analysis;

/// <summary>A KPI as the board sees it: the month's value, how it stands to its target, and its months so far.</summary>
internal sealed record JudgedKpi(KpiValue Value, Rag? Rag, KpiTrend Trend)
{
    public Kpi Kpi => Value.Kpi;

    /// <summary>How many tolerances a value is off its target: what makes the worst of several.</summary>
    public decimal Badness => Rag is null || Kpi.Target is not { } target ? decimal.MinValue
        : RagRating.Off(Value.Value!.Value, target, Kpi.Better) / (target.Tolerance > 0 ? target.Tolerance : SmallestStep);

    // Without a tolerance one point or one piece is what off means.
    private decimal SmallestStep => Kpi.Unit == Unit.Percent ? 0.01m : 1;
}
