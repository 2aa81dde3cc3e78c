using IWReports.Core.Calendar;

namespace IWReports.Core.Analysis.Staffing;

/// <summary>Officers needed on the phones in a half-hour, and those rostered for it.</summary>
public sealed record HalfHourCover(HalfHour Slot, int Needed, int Rostered)
{
    /// <summary>Above 0 are spare, below are missing.</summary>
    public int Spare => Rostered - Needed;
}

/// <summary>Where a day has too few officers and where too many. Source: statistics anchors, 7.</summary>
public sealed record Cover(IReadOnlyList<HalfHourCover> TooFew, IReadOnlyList<HalfHourCover> TooMany)
{
    private const double HoursPerSlot = 0.5;

    public double HoursMissing => TooFew.Sum(slot => -slot.Spare) * HoursPerSlot;

    public double HoursSpare => TooMany.Sum(slot => slot.Spare) * HoursPerSlot;

    /// <summary>What can be moved from half-hours with too many to those with too few, without hiring.</summary>
    public double HoursToMove => Math.Min(HoursMissing, HoursSpare);

    /// <summary>Half-hours in which nobody is needed and nobody there are neither.</summary>
    public static Cover Of(IEnumerable<HalfHourCover> day)
    {
        var slots = day.OrderBy(slot => slot.Slot).ToList();
        return new([.. slots.Where(slot => slot.Spare < 0)], [.. slots.Where(slot => slot.Spare > 0)]);
    }
}
