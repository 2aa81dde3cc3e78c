using IWReports.Core.Calendar;
using IWReports.Core.Facts;

namespace IWReports.Core.Analysis.Staffing;

/// <summary>Where the roster has too few officers and where too many, over some days. Source: ops/docs/statistics.md, 3.7.</summary>
public sealed record NetStaffing(IReadOnlyList<IntervalStaffing> HalfHours)
{
    private const decimal HoursPerSlot = 0.5m;

    public int Days => HalfHours.Select(slot => slot.Day).Distinct().Count();

    public decimal HoursMissing => Missing(HalfHours);

    public decimal HoursSpare => Spare(HalfHours);

    /// <summary>What can be moved within the same day from half-hours with too many to those with too few, without hiring.</summary>
    public decimal HoursToMove => HalfHours.GroupBy(slot => slot.Day).Sum(day => Math.Min(Missing(day), Spare(day)));

    /// <summary>Half-hours of the day that are short on most days.</summary>
    public IReadOnlyList<HalfHour> TooFew => OnMostDays(slot => slot.Spare < 0);

    /// <summary>Half-hours of the day that have officers to spare on most days.</summary>
    public IReadOnlyList<HalfHour> TooMany => OnMostDays(slot => slot.Spare > 0);

    /// <summary>Null where nothing tells the need or the shifts.</summary>
    public static NetStaffing? Of(IReadOnlyList<IntervalStaffing> halfHours) => halfHours.Count == 0 ? null : new(halfHours);

    /// <summary>Officers needed in a half-hour of the day, on average; null where none were looked at.</summary>
    public double? NeededAt(HalfHour slot) => HalfHours.Where(one => one.Slot == slot).Select(one => (double?)one.Needed).Average();

    private List<HalfHour> OnMostDays(Func<IntervalStaffing, bool> so) =>
        [.. HalfHours.GroupBy(slot => slot.Slot).Where(slot => slot.Count(so) * 2 > slot.Count()).Select(slot => slot.Key).Order()];

    private static decimal Missing(IEnumerable<IntervalStaffing> halfHours) =>
        halfHours.Sum(slot => Math.Max(0, -slot.Spare)) * HoursPerSlot;

    private static decimal Spare(IEnumerable<IntervalStaffing> halfHours) => halfHours.Sum(slot => Math.Max(0, slot.Spare)) * HoursPerSlot;
}
