using IWReports.Core.Analysis.Surveys;
using IWReports.Core.Analysis.Themes;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Statistics;

namespace IWReports.Core.Analysis.Data;

/// <summary>
/// Everything the board report is built from, loaded for one month. What a source did not give is an empty list, and the report says what
/// cannot be shown.
/// </summary>
public sealed record MonthlyData
{
    public required string Company { get; init; }

    public required ReportPeriod Period { get; init; }

    public required BusinessCalendar Calendar { get; init; }

    /// <summary>Calls per month up to the period's end, oldest first: from the queue log, or where only counts exist from those.</summary>
    public required IReadOnlyList<MonthlyCalls> Calls { get; init; }

    /// <summary>Every KPI by month, up to 24 months to the period's end, oldest first; by KPI id.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<KpiValue>> History { get; init; }

    public required IReadOnlyList<RosterEntry> Roster { get; init; }

    public required IReadOnlyList<Absence> Absences { get; init; }

    /// <summary>The month's half-hours, summed over its business days; empty without call-level data.</summary>
    public required IReadOnlyList<HalfHourLoad> HalfHours { get; init; }

    /// <summary>Officers needed and on shift in the month's half-hours; empty where calls or shifts are not known.</summary>
    public IReadOnlyList<IntervalStaffing> NetStaffing { get; init; } = [];

    /// <summary>Callers by whole seconds waited.</summary>
    public required IReadOnlyList<WaitCount> Waits { get; init; }

    /// <summary>Offered and abandoned calls by weekday and half-hour.</summary>
    public required IReadOnlyList<WeekdayLoad> Weekdays { get; init; }

    public required IReadOnlyList<CustomerAtRisk> AtRisk { get; init; }

    /// <summary>Call, queue and officer totals of the month, held against each other; empty without call-level data.</summary>
    public IReadOnlyList<Reconciled> Totals { get; init; } = [];

    /// <summary>The half-hours that causes are looked for in: the month's and those of the year before it.</summary>
    public ServiceLog Service { get; init; } = ServiceLog.None;

    /// <summary>
    /// Contacts by topic and those of them solved at once, in the year before and in the month; what is not over yet is not in them.
    /// </summary>
    public IReadOnlyList<Segment> Topics { get; init; } = [];

    /// <summary>Open orders past their promised day at the period's end.</summary>
    public required IReadOnlyList<LateOrder> LateOrders { get; init; }

    /// <summary>What was recommended in earlier months and is to be followed up.</summary>
    public IReadOnlyList<PastRecommendation> PastRecommendations { get; init; } = [];

    /// <summary>What customers wrote in the period and the year before it.</summary>
    public CustomerRemarks Remarks { get; init; } = CustomerRemarks.None;

    /// <summary>How long five rings of the caller's tone are.</summary>
    public TimeSpan FiveRings { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Injuries reported in the period; null when no complaints source says.</summary>
    public int? Injuries { get; init; }

    /// <summary>What customers answered in the month.</summary>
    public SurveyMonth Surveys { get; init; } = SurveyMonth.None;

    /// <summary>What people hold to be causes of service in the months up to this one, oldest first.</summary>
    public IReadOnlyList<ReportedCause> ReportedCauses { get; init; } = [];

    /// <summary>Questions to the queue model that people saved as options for the board.</summary>
    public IReadOnlyList<WhatIf> WhatIfs { get; init; } = [];

    /// <summary>What actions are costed with.</summary>
    public CostRates Costs { get; init; } = CostRates.Unknown;

    /// <summary>The same with every figure as a report may give it.</summary>
    public MonthlyData Reportable => this with
    {
        History = History.ToDictionary(kpi => kpi.Key, IReadOnlyList<KpiValue> (kpi) => [.. kpi.Value.Select(value => value.Reportable)]),
    };

    /// <summary>The month's figure of a KPI, whatever its state; null when the KPI was not loaded.</summary>
    public KpiValue? Find(string kpi) =>
        History.TryGetValue(kpi, out var months) ? months.LastOrDefault(month => month.Key == Period.ToString()) : null;
}
