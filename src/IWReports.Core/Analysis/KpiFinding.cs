using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Analysis.Targets;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Statistics.Spc;
using IWReports.Core.Statistics.Trend;

namespace IWReports.Core.Analysis;

/// <summary>What the analysis found of one KPI in a month: its signal, its trend and how its target lies.</summary>
public sealed record KpiFinding(string Kpi, KpiTrend Trend)
{
    /// <summary>Null where nothing was measured, or too little to be a figure.</summary>
    public decimal? Value { get; init; }

    /// <summary>Held against the target; null where there is none, or no value.</summary>
    public Rag? Rag { get; init; }

    /// <summary>Officers waiting for calls cannot handle more than come in: no verdict then, nor while nobody knows.</summary>
    public bool IsDemandLimited { get; init; }

    /// <summary>Whether its months rise or fall; null without a month.</summary>
    public MonthlyTrend? Direction { get; init; }

    /// <summary>Null where the target is not judged, or too few months are known.</summary>
    public TargetFinding? Target { get; init; }

    /// <summary>A share of a few jumps from month to month by whoever they are: it is not compared.</summary>
    public bool IsFew { get; init; }

    /// <summary>What a month may be called unusual by; limits without width say nothing of what is usual.</summary>
    public XmrChart? Signal => !IsFew && Trend.Chart is { } chart && chart.Limits.Upper > chart.Limits.Lower ? chart : null;

    public Rag? Verdict => IsDemandLimited ? null : Rag;

    /// <summary>A KPI of which nothing was found.</summary>
    public static KpiFinding None(Kpi kpi, ReportPeriod period) => new(kpi.Id, KpiTrend.Of(kpi, [], period));

    public static KpiFinding Of(KpiValue value, IReadOnlyList<KpiValue> history, ReportPeriod period, Func<string, KpiValue?> find)
    {
        var trend = KpiTrend.Of(value.Kpi, history, period);
        var found = new KpiFinding(value.Kpi.Id, trend)
        {
            Value = value.Value,
            Rag = value.Value is { } measured ? RagRating.Of(measured, value.Kpi.Target, value.Kpi.Better) : null,
            IsFew = value.IsOfFew,
            IsDemandLimited = value.Kpi.Id == CallsPerHour.Kpi.Id && !Demand.FillsTheHours(
                id => find(id)?.Value, ((find(Occupancy.Kpi.Id)?.Kpi ?? Occupancy.Kpi).Target ?? Occupancy.Kpi.Target!).Value),
            Direction = trend.Months.Count == 0 ? null : MonthlyTrend.Of(trend.Months),
        };
        return found with { Target = found.Verdict is null ? null : TargetFinding.Of(value, trend) };
    }
}
