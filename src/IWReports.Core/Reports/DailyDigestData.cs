using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;

namespace IWReports.Core.Reports;

/// <summary>Everything a team's digest of one day is built from.</summary>
public sealed record DailyDigestData
{
    public required string Company { get; init; }

    /// <summary>One business day.</summary>
    public required ReportPeriod Period { get; init; }

    public required string Team { get; init; }

    /// <summary>Who reads it: the supervisor, or who stands in.</summary>
    public required string Reader { get; init; }

    /// <summary>Why the reader is not the supervisor; "" when they are.</summary>
    public required string StandInReason { get; init; }

    public required BusinessCalendar Calendar { get; init; }

    /// <summary>The team's KPIs on this and the 20 business days before, oldest first; by KPI id.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<KpiValue>> History { get; init; }

    public required IReadOnlyList<HalfHourLoad> HalfHours { get; init; }

    public required IReadOnlyList<WaitCount> Waits { get; init; }

    /// <summary>The team's officers' own figures for the day, by officer, then KPI id.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, KpiValue>> Officers { get; init; }

    public required IReadOnlyList<RosterEntry> Roster { get; init; }

    public required IReadOnlyList<Absence> Absences { get; init; }

    public required IReadOnlyList<CustomerAtRisk> AtRisk { get; init; }

    public required IReadOnlyList<LateOrder> LateOrders { get; init; }

    /// <summary>Complaints still open at the day's end, oldest first.</summary>
    public required IReadOnlyList<Complaint> OpenComplaints { get; init; }

    /// <summary>Callers who hung up that day and did not get through since; null where callers are not recorded.</summary>
    public int? Unreached { get; init; }
}
