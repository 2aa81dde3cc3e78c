using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Analysis.Volume;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;

namespace IWReports.Core.Analysis;

/// <summary>What the analysis finds in one month's data; sentences and recommendations are written from it.</summary>
public sealed record MonthlyAnalysis
{
    public required MonthlyData Data { get; init; }

    /// <summary>What was found in them, now or when the month was analysed.</summary>
    public required MonthlyFindings Analysis { get; init; }

    public CallVolume Volume => Analysis.Volume;

    public Workload? Workload => Analysis.Workload;

    /// <summary>The last three months, which staff events are looked for in.</summary>
    public ReportPeriod Window => Analysis.Window;

    public StaffEvents Events => Analysis.Events;

    public UnderstaffedIntervals? UnderstaffedIntervals => Analysis.UnderstaffedIntervals;

    /// <summary>Null without call-level data.</summary>
    public required ServiceCauses? Causes { get; init; }

    /// <summary>Null where nobody is new, or their calls are too few for a pace.</summary>
    public Learning? Learning => Analysis.Learning;

    /// <summary>Null where officers' times on the phones are not known.</summary>
    public Shrinkage? Shrinkage => Analysis.Shrinkage;

    /// <summary>Null where the need or the shifts are not known.</summary>
    public NetStaffing? NetStaffing => Analysis.NetStaffing;

    public ReportPeriod Period => Data.Period;

    /// <summary>What people hold to be causes of this month's service.</summary>
    public IEnumerable<ReportedCause> Stated => Data.ReportedCauses.Where(cause => cause.Period == Period);

    /// <summary>Whether anything tells how callers were served: without it no shortfall can be shown, let alone explained.</summary>
    public bool KnowsWaits => Value(SpeedOfAnswer.Id) is not null;

    public bool KnowsAbandonment => Value(Abandonment.Id) is not null;

    /// <summary>Whether calls came of which nothing but their number is known.</summary>
    public bool KnowsCallsOnly => Volume.Current is { Calls: > 0 } && !KnowsWaits && !KnowsAbandonment;

    /// <summary>Analysed here and now.</summary>
    public static MonthlyAnalysis Of(MonthlyData data) => Of(data, MonthlyFindings.Of(data));

    /// <summary>Of what was found before; only the month's days are indexed again.</summary>
    public static MonthlyAnalysis Of(MonthlyData data, MonthlyFindings analysis) => data.Period == analysis.Period
        ? new() { Data = data.Reportable, Analysis = analysis, Causes = analysis.Causes?.Within(data) }
        : throw new ArgumentException($"The findings are those of {analysis.Period}, the data {data.Period}'s.", nameof(analysis));

    /// <summary>What was found of a KPI.</summary>
    public KpiFinding Found(Kpi kpi) => Analysis.Kpis.FirstOrDefault(found => found.Kpi == kpi.Id) ?? KpiFinding.None(kpi, Period);

    /// <summary>The month's figure of a KPI, whatever its state; null when the KPI was not loaded.</summary>
    public KpiValue? Find(string kpi) => Data.Find(kpi);

    /// <summary>The month's measured value of a KPI; null when there is none.</summary>
    public decimal? Value(string kpi) => Find(kpi)?.Value;

    /// <summary>The month's figure of a KPI that misses its target; null where it is met, or not judged.</summary>
    public KpiValue? Missed(string kpi) =>
        Find(kpi) is { Value: not null } found && Found(found.Kpi).Rag is Rag.Amber or Rag.Red ? found : null;
}
