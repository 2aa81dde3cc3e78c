using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

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
