using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Core.Reports.Warnings;

namespace IWReports.Core.Reports.DailyDigest;

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

    /// <summary>The business day on which it is read.</summary>
    public required DateOnly Morning { get; init; }

    public required MeasureSettings Settings { get; init; }

    public BusinessCalendar Calendar => Settings.Calendar;

    /// <summary>The team's KPIs on this and 20 business days before, calls offered from further back, oldest first.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<KpiValue>> History { get; init; }

    public required IReadOnlyList<HalfHourLoad> HalfHours { get; init; }

    /// <summary>The log of the team's queues, from as far back as calls offered.</summary>
    public required IReadOnlyList<QueueHalfHour> Log { get; init; }

    public required IReadOnlyList<WaitCount> Waits { get; init; }

    /// <summary>The team's officers' own figures for the day, by officer, then KPI id.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, KpiValue>> Officers { get; init; }

    /// <summary>The day's calls in queues of no team.</summary>
    public IReadOnlyList<UnmappedCalls> UnmappedQueues { get; init; } = [];

    /// <summary>The day's calls in the team's queues that officers on no roster answered.</summary>
    public IReadOnlyList<UnmappedCalls> UnmappedAgents { get; init; } = [];

    public required IReadOnlyList<RosterEntry> Roster { get; init; }

    public required IReadOnlyList<Absence> Absences { get; init; }

    public required IReadOnlyList<CustomerAtRisk> AtRisk { get; init; }

    public required IReadOnlyList<LateOrder> LateOrders { get; init; }

    /// <summary>The orders that arrived in the four weeks to the day, by the business days they took.</summary>
    public IReadOnlyList<DeliveryCount> Deliveries { get; init; } = [];

    /// <summary>Complaints still open at the day's end, oldest first.</summary>
    public required IReadOnlyList<Complaint> OpenComplaints { get; init; }

    /// <summary>Callers who abandoned that day and did not get through since; null where callers are not recorded.</summary>
    public int? Unreached { get; init; }

    /// <summary>What was promised to customers and is owed to the team.</summary>
    public DigestDuties Duties { get; init; } = new();

    /// <summary>The team's officers whom the roster has on a day although they are away.</summary>
    public IReadOnlyList<string> Away(DateOnly day) =>
        [.. Roster.Where(entry => entry.IsAgentOf(Team) && entry.Covers(day)).Select(entry => entry.Person).Distinct()
            .Where(person => Absences.IsAway(person, day))
            .Order(StringComparer.Ordinal)];

    /// <summary>The team's officers who are on the roster of the morning and not away, by name.</summary>
    public IReadOnlyList<string> There =>
        [.. Roster.Where(entry => entry.IsAgentOf(Team) && entry.Covers(Morning)).Select(entry => entry.Person).Distinct()
            .Except(Away(Morning)).Order(StringComparer.Ordinal)];
}
