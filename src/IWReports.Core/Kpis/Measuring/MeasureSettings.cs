using IWReports.Core.Calendar;
using IWReports.Core.Facts;

namespace IWReports.Core.Kpis.Measuring;

/// <summary>How abandoned calls enter the service level. Source: ops/docs/metrics.md, 2.2.</summary>
public enum ServiceLevelVariant
{
    /// <summary>SL-A: hanging up in time counts as served.</summary>
    AbandonedInTimeIsServed,

    /// <summary>SL-B: answered calls only.</summary>
    AnsweredOnly,

    /// <summary>SL-C: every abandoned call counts against it.</summary>
    AllAbandoned,

    /// <summary>SL-D: abandoned calls count once they waited longer than the threshold.</summary>
    AbandonedTooLate,

    /// <summary>SL-E: abandoned calls count unless they were short.</summary>
    WithoutShortAbandons,
}

/// <summary>
/// What the company decides about its measures: thresholds and the calendar; the day it is seen from decides what is overdue.
/// </summary>
public sealed record MeasureSettings(BusinessCalendar Calendar, DateOnly AsOf)
{
    /// <summary>What holds where a company decided nothing, of no company's calendar.</summary>
    public static MeasureSettings Defaults { get; } =
        new(new(TimeZoneInfo.Utc, new HashSet<DateOnly>(), TimeOnly.MinValue, TimeOnly.MaxValue), DateOnly.MinValue);

    /// <summary>The targets that the company set itself, by KPI, each with the day it holds from.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Target>> Targets { get; init; } = new Dictionary<string, IReadOnlyList<Target>>();

    /// <summary>The months from which limits are recalculated, by KPI.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Rebase>> Rebases { get; init; } = new Dictionary<string, IReadOnlyList<Rebase>>();

    /// <summary>The company's own currency, by ISO 4217; null where nobody named it, and money is then what all of it is in.</summary>
    public string? Currency { get; init; }

    internal string CurrencyText => Currency is null ? "" : $"in {Currency}";

    /// <summary>One ring of the caller's tone. Source: ops/docs/metrics.md, 2.3.</summary>
    public TimeSpan Ring { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan ServiceLevelWithin { get; init; } = TimeSpan.FromSeconds(20);

    public ServiceLevelVariant ServiceLevelVariant { get; init; } = ServiceLevelVariant.WithoutShortAbandons;

    /// <summary>Callers who hang up this soon are no test of the service. Source: ops/docs/metrics.md, 2.2.</summary>
    public TimeSpan ShortAbandon { get; init; } = Visit.AtOnce;

    public TimeSpan LongWait { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Put on hold this soon after the answer, a caller was not answered to be helped.</summary>
    public TimeSpan HeldAtOnce { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Queues that ring all telephones at once: there nobody misses a ring.</summary>
    public IReadOnlySet<string> RingAllQueues { get; init; } = new HashSet<string>();

    /// <summary>Reasons of pauses that are work, in small letters; all others are not.</summary>
    public IReadOnlySet<string> ProductivePauses { get; init; } = new HashSet<string>();

    /// <summary>The share of paid time that leave, breaks, training and meetings take. Source: ops/docs/statistics.md, 3.4.</summary>
    public decimal Shrinkage { get; init; } = 0.30m;

    /// <summary>The guaranteed, the wanted and the longest acceptable delivery, in business days.</summary>
    public (int Guaranteed, int Wanted, int Ceiling) DeliveryDays { get; init; } = (3, 5, 8);

    /// <summary>How long after an order its goods may come back: until then a cohort's returns are not all known.</summary>
    public int ReturnWindowDays { get; init; } = 30;

    /// <summary>Who comes again this soon was not helped the first time. Source: ops/docs/metrics.md, 4.1.</summary>
    public TimeSpan RepeatWithin { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Open time in which every enquiry is to be completed.</summary>
    public TimeSpan ResolvedWithin { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Business days in which a complaint is to be acknowledged and settled.</summary>
    public (int Acknowledged, int Resolved) ComplaintDays { get; init; } = (1, 5);

    /// <summary>
    /// What officers may pay beyond the ordinary refund: a share of the faulty product's value, and never more than the amount.
    /// </summary>
    /// <remarks>Source: ops/docs/metrics.md, 5.2.</remarks>
    public (decimal Share, decimal Most) Authority { get; init; } = (0.10m, 25);

    /// <summary>How far from the agreed time the manager's call is still the agreed call.</summary>
    public TimeSpan ManagerCallWithin { get; init; } = TimeSpan.FromMinutes(15);
}
