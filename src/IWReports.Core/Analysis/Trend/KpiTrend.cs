using IWReports.Core.Analysis.Spc;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis;

namespace IWReports.Core.Analysis.Trend;

/// <summary>A KPI's months without a gap up to the report's, and what they say of variation and target.</summary>
internal sealed record KpiTrend(IReadOnlyList<SeriesPoint> Months, XmrChart? Chart)
{
    /// <summary>Icons need this many months; with fewer they are withheld.</summary>
    public bool IsWithheld => Months.Count < XmrChart.FewestForIcons;

    public static KpiTrend Of(Kpi kpi, IReadOnlyList<KpiValue> history, ReportPeriod period)
    {
        var values = history.Where(month => month.Value is not null).GroupBy(month => month.Key).ToDictionary(group => group.Key, group => (double)group.Last().Value!.Value);
        var run = new List<SeriesPoint>();
        for (var month = period; values.TryGetValue(month.ToString(), out var value); month = month.AddMonths(-1))
            run.Insert(0, new(month.From, value));
        var improve = kpi.Better switch
        {
            Better.Higher => ImprovementDirection.Up,
            Better.Lower => ImprovementDirection.Down,
            _ => ImprovementDirection.None,
        };
        return new(run, run.Count < XmrChart.FewestForLimits ? null : XmrChart.Of(run, new(improve) { Target = (double?)kpi.Target?.Value }));
    }
}
