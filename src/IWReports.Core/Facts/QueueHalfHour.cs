using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>What one queue's log says of one half-hour of one day; times are sums.</summary>
public sealed record QueueHalfHour(DateOnly Day, HalfHour Slot, string Queue, string? Team, int Offered, int Handled, TimeSpan HandleTime,
    int Abandoned, TimeSpan Waited)
{
    /// <summary>Of the calls offered, those that the queue models take in: answered, or abandoned and not at once.</summary>
    public int ToServe { get; init; } = Offered;
}
