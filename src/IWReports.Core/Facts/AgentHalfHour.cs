using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>What one officer did in one half-hour of one day, with the calls that came in then.</summary>
/// <param name="Handling">Talk, hold and wrap-up of these calls, as in the handle time.</param>
/// <param name="Ringing">How long the officer's telephone rang for them.</param>
public sealed record AgentHalfHour(DateOnly Day, HalfHour Slot, string Officer, int Handled, TimeSpan Handling, TimeSpan Ringing,
    TimeSpan OnPhones)
{
    /// <summary>Pauses that are work: after calls, where the log tells no wrap-up.</summary>
    public TimeSpan WorkPauses { get; init; }

    /// <summary>What the calls took of the officer, from the answer on.</summary>
    public TimeSpan Worked => Handling + WorkPauses;

    /// <summary>The same from the first ring on: while it rings, the officer can take no other call.</summary>
    public TimeSpan TakenUp => Worked + Ringing;
}

/// <summary>How much of a half-hour anybody was on the phones.</summary>
public sealed record CoveredHalfHour(DateOnly Day, HalfHour Slot, TimeSpan Time)
{
    /// <summary>From when each officer was on the phones.</summary>
    public static IEnumerable<CoveredHalfHour> Of(IEnumerable<Interval> onPhones, TimeZoneInfo zone) =>
        LoggedInTime.ByHalfHour(Interval.Union(onPhones), zone)
            .Select(slot => new CoveredHalfHour(slot.Key.Day, slot.Key.HalfHour, slot.Value));
}
