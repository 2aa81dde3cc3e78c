using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Analysis.Volume;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Kpis;

namespace IWReports.Core.Analysis;

/// <summary>What the analysis found in one month's data: kept apart from the data, so that it is found once and read often.</summary>
public sealed record MonthlyFindings
{
    public required ReportPeriod Period { get; init; }

    /// <summary>Every KPI that was loaded, in the order of the catalogue.</summary>
    public required IReadOnlyList<KpiFinding> Kpis { get; init; }

    public required CallVolume Volume { get; init; }

    public required Workload? Workload { get; init; }

    /// <summary>The last three months, which staff events are looked for in.</summary>
    public required ReportPeriod Window { get; init; }

    public required StaffEvents Events { get; init; }

    public required UnderstaffedIntervals? UnderstaffedIntervals { get; init; }

    /// <summary>Null without call-level data.</summary>
    public required ServiceCauses? Causes { get; init; }

    /// <summary>Null where nobody is new, or their calls are too few for a pace.</summary>
    public required Learning? Learning { get; init; }

    /// <summary>Null where officers' times on the phones are not known.</summary>
    public required Shrinkage? Shrinkage { get; init; }

    /// <summary>Null where the need or the shifts are not known.</summary>
    public required NetStaffing? NetStaffing { get; init; }

    /// <summary>Stops within a step: the longest is a day's intervals, or one drawing of days.</summary>
    public static MonthlyFindings Of(MonthlyData data, CancellationToken cancellationToken = default)
    {
        if (!data.Period.IsMonth)
            throw new ArgumentException($"The analysis is monthly; {data.Period} is not a month.", nameof(data));
        data = data.Reportable;
        var (period, roster, calendar) = (data.Period, data.Roster, data.Calendar);
        var rebases = data.History.GetValueOrDefault(CallsOffered.Kpi.Id) is [.., var last] ? last.Kpi.Rebases : [];
        var volume = CallVolume.Of(data.Calls, period, rebases);
        var window = new ReportPeriod(period.From.AddMonths(-2), period.To);
        var seen = data.Service.Officers.Where(one => one.Day >= period.From && one.Day <= period.To).ToList();
        cancellationToken.ThrowIfCancellationRequested();
        return new()
        {
            Period = period,
            Kpis = [.. KpiCatalog.All.Select(kpi => data.Find(kpi.Id)).OfType<KpiValue>().Select(FindingOf)],
            Volume = volume,
            Workload = Workload.Of(volume, roster, data.Absences, calendar),
            Window = window,
            Events = StaffEvents.In(window, roster, data.Absences, calendar),
            Causes = ServiceCauses.Of(data, cancellationToken),
            Learning = Learning.Of(period, data.Service, roster),
            Shrinkage = seen.Count > 0 ? Shrinkage.Of(period, roster, data.Absences, seen, calendar) : null,
            NetStaffing = NetStaffing.Of(data.NetStaffing),
            UnderstaffedIntervals = UnderstaffedIntervals.Of(data.HalfHours),
        };

        KpiFinding FindingOf(KpiValue value) => KpiFinding.Of(value, data.History[value.Kpi.Id], period, data.Find);
    }
}
