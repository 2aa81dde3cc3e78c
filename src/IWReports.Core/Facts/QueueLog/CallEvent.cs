namespace IWReports.Core.Facts.QueueLog;

/// <summary>
/// One line of one call. Seconds are whole in the log; null is what the line did not say. Lines of the same bytes are one event with
/// copies.
/// </summary>
public readonly record struct CallEvent(DateTimeOffset At, string Queue, QueueLogKind Kind)
{
    /// <summary>The member's name as the log wrote it; null for NONE.</summary>
    public string? Agent { get; init; }

    public TimeSpan? Wait { get; init; }

    public TimeSpan? Talk { get; init; }

    public TimeSpan? Ring { get; init; }

    /// <summary>Keyed hash of the caller's number.</summary>
    public byte[]? Caller { get; init; }

    public int Copies { get; init; } = 1;

    /// <summary>The file it stands in, and where in it; lines of one file were written in this order, whatever the clock said.</summary>
    public (int File, long Offset) Place { get; init; }
}
