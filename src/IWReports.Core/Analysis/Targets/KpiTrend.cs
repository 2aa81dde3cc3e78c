using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Analysis.Targets;

/// <summary>
/// A KPI's months without a gap up to the report's, and what they say of variation and target; no chart where today's process has fewer
/// points than limits are drawn for.
/// </summary>
public sealed record KpiTrend(IReadOnlyList<SeriesPoint> Months, XmrOptions Options, XmrChart? Chart)
{
    /// <summary>What was aimed at in each month, by the targets as they stand today.</summary>
    public IReadOnlyList<double?> Targets { get; init; } = [];

    /// <summary>Icons need this many months of one process; with fewer they are withheld.</summary>
    public bool IsWithheld => Chart is not { IsTrial: false };

    public static KpiTrend Of(Kpi kpi, IReadOnlyList<KpiValue> history, ReportPeriod period)
    {
        var values = history.Where(month => month.Value is not null).GroupBy(month => month.Key)
            .ToDictionary(group => group.Key, group => group.Last());
        var (run, targets) = (new List<SeriesPoint>(), new List<double?>());
        for (var month = period; values.TryGetValue(month.ToString(), out var value); month = month.AddMonths(-1))
        {
            run.Insert(0, new(month.From, (double)value.Value!.Value));
            targets.Insert(0, (double?)value.Kpi.Target?.Value);
        }

        var improve = kpi.Better switch
        {
            Better.Higher => ImprovementDirection.Up,
            Better.Lower => ImprovementDirection.Down,
            _ => ImprovementDirection.None,
        };
        var options = new XmrOptions(improve) { Target = (double?)kpi.Target?.Value,
            Rebase = [.. kpi.Rebases.Select(rebase => rebase.From)] };
        return new(run, options, run.Count > 0 && XmrChart.Of(run, options) is { Count: >= XmrChart.MinForLimits } chart ? chart : null)
        {
            Targets = targets,
        };
    }
}
