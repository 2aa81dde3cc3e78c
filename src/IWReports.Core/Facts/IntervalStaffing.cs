using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>Officers needed on the phones in a half-hour of a day, and those whose shift it was.</summary>
public sealed record IntervalStaffing(DateOnly Day, HalfHour Slot, int Needed, int OnShift)
{
    /// <summary>Above 0 are spare, below are missing.</summary>
    public int Spare => OnShift - Needed;
}
