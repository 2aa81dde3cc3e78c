using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Analysis.Targets;
using IWReports.Core.Analysis.Trend;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Reports;

namespace IWReports.Core.Analysis;

/// <summary>What the analysis finds in one month's data; sentences and recommendations are written from it.</summary>
public sealed record MonthReading
{
    public required BoardReportData Data { get; init; }

    public required CallVolume Volume { get; init; }

    public required Workload? Workload { get; init; }

    /// <summary>The last three months, which staff events are looked for in.</summary>
    public required ReportPeriod Window { get; init; }

    public required StaffEvents Events { get; init; }

    public required ShortHalfHours? ShortHalfHours { get; init; }

    /// <summary>Null without call-level data.</summary>
    public required ServiceCauses? Causes { get; init; }

    /// <summary>Null where nobody is new, or their calls are too few for a pace.</summary>
    public required Learning? Learning { get; init; }

    /// <summary>Null where officers' times on the phones are not known.</summary>
    public required Shrinkage? Shrinkage { get; init; }

    /// <summary>Null where the need or the shifts are not known.</summary>
    public required Cover? Cover { get; init; }

    public ReportPeriod Period => Data.Period;

    /// <summary>What people hold to be causes of this month's service.</summary>
    public IEnumerable<StatedCause> Stated => Data.StatedCauses.Where(cause => cause.Period == Period);

    /// <summary>Whether anything tells how callers fared: without it no shortfall can be shown, let alone explained.</summary>
    public bool KnowsWaits => Value("speed_of_answer") is not null;

    public bool KnowsHangUps => Value("abandonment") is not null;

    public static MonthReading Of(BoardReportData data)
    {
        if (!data.Period.IsMonth)
            throw new ArgumentException($"The board report is monthly; {data.Period} is not a month.", nameof(data));
        data = data with { History = data.History.ToDictionary(kpi => kpi.Key, kpi => (IReadOnlyList<KpiValue>)[.. kpi.Value.Select(value => value.Reportable)]) };
        var volume = CallVolume.Of(data.Calls, data.Period, data.History.GetValueOrDefault(CallsOffered.Kpi.Id) is [.., var last] ? last.Kpi.Rebases : []);
        var window = new ReportPeriod(data.Period.From.AddMonths(-2), data.Period.To);
        return new()
        {
            Data = data,
            Volume = volume,
            Workload = Workload.Of(volume, data.Roster, data.Absences, data.Calendar),
            Window = window,
            Events = StaffEvents.In(window, data.Roster, data.Absences, data.Calendar),
            Causes = ServiceCauses.Of(data),
            Learning = Learning.Of(data.Period, data.Service, data.Roster),
            Shrinkage = data.Service.Officers.Where(one => one.Day >= data.Period.From && one.Day <= data.Period.To).ToList() is { Count: > 0 } seen ? Shrinkage.Of(data.Period, data.Roster, data.Absences, seen, data.Calendar) : null,
            Cover = Cover.Of(data.Cover),
            ShortHalfHours = ShortHalfHours.Of(data.HalfHours),
        };
    }

    /// <summary>The month's figure of a KPI, whatever its state; null when the KPI was not loaded.</summary>
    public KpiValue? Find(string kpi) => Data.History.TryGetValue(kpi, out var months) ? months.LastOrDefault(month => month.Key == Period.ToString()) : null;

    /// <summary>The month's measured value of a KPI; null when there is none.</summary>
    public decimal? Value(string kpi) => Find(kpi)?.Value;

    /// <summary>The month's figure of a KPI that misses its target; null where it is met, or not judged.</summary>
    public KpiValue? Missed(string kpi) =>
        Find(kpi) is { Value: { } value } found && RagRating.Of(value, found.Kpi.Target, found.Kpi.Better) is Rag.Amber or Rag.Red ? found : null;
}
