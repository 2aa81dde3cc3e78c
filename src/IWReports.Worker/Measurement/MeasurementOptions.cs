using System.ComponentModel.DataAnnotations;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Worker.Measurement;

/// <summary>The company's readings of its own rules. A change restates history once the days are measured again.</summary>
internal sealed class MeasurementOptions
{
    private static readonly MeasureSettings Usual = MeasureSettings.Defaults;

    /// <summary>One ring of the caller's tone; differs by country.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:10")]
    public TimeSpan Ring { get; init; } = Usual.Ring;

    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ServiceLevelWithin { get; init; } = Usual.ServiceLevelWithin;

    [EnumDataType(typeof(ServiceLevelVariant))]
    public ServiceLevelVariant ServiceLevelVariant { get; init; } = Usual.ServiceLevelVariant;

    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan ShortAbandon { get; init; } = Usual.ShortAbandon;

    [Range(typeof(TimeSpan), "00:01:00", "02:00:00")]
    public TimeSpan LongWait { get; init; } = Usual.LongWait;

    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan HeldAtOnce { get; init; } = Usual.HeldAtOnce;

    /// <summary>The share of paid time that leave, breaks, training and meetings take.</summary>
    [Range(0.0, 0.9)]
    public decimal Shrinkage { get; init; } = Usual.Shrinkage;

    /// <summary>Business days that the company guarantees.</summary>
    [Range(0, 60)]
    public int GuaranteedDays { get; init; } = Usual.DeliveryDays.Guaranteed;

    [Range(0, 60)]
    public int WantedDays { get; init; } = Usual.DeliveryDays.Wanted;

    /// <summary>Business days that a delivery should not exceed.</summary>
    [Range(0, 60)]
    public int CeilingDays { get; init; } = Usual.DeliveryDays.Ceiling;

    /// <summary>Days after an order within which its goods may come back.</summary>
    [Range(0, 365)]
    public int ReturnWindowDays { get; init; } = Usual.ReturnWindowDays;

    /// <summary>Pause reasons that are work; all others are not.</summary>
    public string[] ProductivePauses { get; init; } = [];

    /// <summary>Queues whose strategy is ringall.</summary>
    public string[] RingAllQueues { get; init; } = [];

    /// <summary>Who comes again within so many days was not helped the first time.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "30.00:00:00")]
    public TimeSpan RepeatWithin { get; init; } = Usual.RepeatWithin;

    /// <summary>Opening hours in which every enquiry is to be completed.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "2.00:00:00")]
    public TimeSpan ResolvedWithin { get; init; } = Usual.ResolvedWithin;

    /// <summary>Business days in which a complaint is to be acknowledged, and settled.</summary>
    [Range(0, 60)]
    public int ComplaintAcknowledgedDays { get; init; } = Usual.ComplaintDays.Acknowledged;

    [Range(0, 60)]
    public int ComplaintResolvedDays { get; init; } = Usual.ComplaintDays.Resolved;

    /// <summary>
    /// What officers may pay beyond the ordinary refund: a share of the faulty product's value, and never more than the amount.
    /// </summary>
    [Range(0.0, 1.0)]
    public decimal AuthorityShare { get; init; } = Usual.Authority.Share;

    [Range(0.0, 10_000.0)]
    public decimal AuthorityMost { get; init; } = Usual.Authority.Most;

    [Range(typeof(TimeSpan), "00:00:00", "04:00:00")]
    public TimeSpan ManagerCallWithin { get; init; } = Usual.ManagerCallWithin;

    /// <summary>From the settings of the KPIs: Kpis:Targets.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<Target>> Targets { get; set; } = new Dictionary<string, IReadOnlyList<Target>>();

    /// <summary>From the settings of the KPIs: Kpis:Rebases.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<Rebase>> Rebases { get; set; } = new Dictionary<string, IReadOnlyList<Rebase>>();

    /// <summary>From the company's settings: Company:Currency.</summary>
    internal string? Currency { get; set; }

    public MeasureSettings For(BusinessCalendar calendar, DateOnly asOf) => new(calendar, asOf)
    {
        Targets = Targets,
        Rebases = Rebases,
        Currency = Currency,
        Ring = Ring,
        ServiceLevelWithin = ServiceLevelWithin,
        ServiceLevelVariant = ServiceLevelVariant,
        ShortAbandon = ShortAbandon,
        LongWait = LongWait,
        HeldAtOnce = HeldAtOnce,
        RingAllQueues = RingAllQueues.ToHashSet(StringComparer.Ordinal),
        ProductivePauses = ProductivePauses.Select(reason => reason.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal),
        Shrinkage = Shrinkage,
        DeliveryDays = (GuaranteedDays, WantedDays, CeilingDays),
        ReturnWindowDays = ReturnWindowDays,
        RepeatWithin = RepeatWithin,
        ResolvedWithin = ResolvedWithin,
        ComplaintDays = (ComplaintAcknowledgedDays, ComplaintResolvedDays),
        Authority = (AuthorityShare, AuthorityMost),
        ManagerCallWithin = ManagerCallWithin,
    };
}
