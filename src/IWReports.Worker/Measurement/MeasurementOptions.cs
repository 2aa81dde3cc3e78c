using System.ComponentModel.DataAnnotations;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis;

namespace IWReports.Worker.Measurement;

/// <summary>The company's readings of its own rules. A change restates history once the days are measured again.</summary>
internal sealed class MeasurementOptions
{
    /// <summary>One ring of the caller's tone; differs by country.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:10")]
    public TimeSpan Ring { get; init; } = TimeSpan.FromSeconds(3);

    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ServiceLevelWithin { get; init; } = TimeSpan.FromSeconds(20);

    [EnumDataType(typeof(ServiceLevelVariant))]
    public ServiceLevelVariant ServiceLevelVariant { get; init; } = ServiceLevelVariant.WithoutShortAbandons;

    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan ShortAbandon { get; init; } = TimeSpan.FromSeconds(5);

    [Range(typeof(TimeSpan), "00:01:00", "02:00:00")]
    public TimeSpan LongWait { get; init; } = TimeSpan.FromMinutes(10);

    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan HeldAtOnce { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The share of paid time that leave, breaks, training and meetings take.</summary>
    [Range(0.0, 0.9)]
    public decimal Shrinkage { get; init; } = 0.30m;

    /// <summary>Business days that the company guarantees.</summary>
    [Range(0, 60)]
    public int GuaranteedDays { get; init; } = 3;

    [Range(0, 60)]
    public int WantedDays { get; init; } = 5;

    /// <summary>Business days that a delivery should not exceed.</summary>
    [Range(0, 60)]
    public int CeilingDays { get; init; } = 8;

    /// <summary>Days after an order within which its goods may come back.</summary>
    [Range(0, 365)]
    public int ReturnWindowDays { get; init; } = 30;

    /// <summary>Pause reasons that are work; all others are not.</summary>
    public string[] ProductivePauses { get; init; } = [];

    public MeasureSettings For(BusinessCalendar calendar, DateOnly asOf) => new(calendar, asOf)
    {
        Ring = Ring,
        ServiceLevelWithin = ServiceLevelWithin,
        ServiceLevelVariant = ServiceLevelVariant,
        ShortAbandon = ShortAbandon,
        LongWait = LongWait,
        HeldAtOnce = HeldAtOnce,
        Shrinkage = Shrinkage,
        DeliveryDays = (GuaranteedDays, WantedDays, CeilingDays),
        ReturnWindowDays = ReturnWindowDays,
    };
}
