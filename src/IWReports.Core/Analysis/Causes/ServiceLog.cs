using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Analysis.Causes;

/// <summary>How one queue's callers were served in one half-hour of one day.</summary>
/// <param name="Abandoned">Those whose wait is known and was not short: what patience is estimated from.</param>
/// <param name="Waited">The waits of these and of the answered.</param>
public sealed record CallersHalfHour(DateOnly Day, HalfHour Slot, string Queue, ServiceTally Tally, int Abandoned, TimeSpan Waited)
{
    /// <summary>Calls that the queue model takes in; who abandons at once takes no place in a queue.</summary>
    public double Calls => Tally.Answered + Tally.Abandoned - Tally.AbandonedShort;
}

/// <summary>
/// What one officer did in one half-hour of one day: calls that came in then, the time they took and the telephone rang, and time on the
/// phones.
/// </summary>
public sealed record OfficerHalfHour(DateOnly Day, HalfHour Slot, string Officer, int Handled, TimeSpan Handling, TimeSpan Ringing,
    TimeSpan OnPhones);

/// <summary>How much of a half-hour anybody was on the phones.</summary>
public sealed record CoveredHalfHour(DateOnly Day, HalfHour Slot, TimeSpan Time)
{
    /// <summary>From when each officer was on the phones.</summary>
    public static IEnumerable<CoveredHalfHour> Of(IEnumerable<Interval> onPhones, TimeZoneInfo zone) =>
        LoggedInTime.ByHalfHour(Interval.Union(onPhones), zone)
            .Select(slot => new CoveredHalfHour(slot.Key.Day, slot.Key.HalfHour, slot.Value));
}

/// <summary>What causes are looked for in: the half-hours of the report's month and of those before it, and how soon is in time.</summary>
public sealed record ServiceLog(IReadOnlyList<CallersHalfHour> Callers, IReadOnlyList<OfficerHalfHour> Officers,
    IReadOnlyList<CoveredHalfHour> Covered, TimeSpan Within)
{
    /// <summary>Without call-level data.</summary>
    public static readonly ServiceLog None = new([], [], [], TimeSpan.Zero);

    /// <summary>How abandoned calls enter the service level, here as in the KPI.</summary>
    public ServiceLevelVariant Variant { get; init; } = ServiceLevelVariant.WithoutShortAbandons;
}
