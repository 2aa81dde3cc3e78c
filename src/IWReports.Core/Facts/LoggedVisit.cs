namespace IWReports.Core.Facts;

/// <summary>
/// Which half of a conversation a call's own lines lack. Asterisk may write the end under another call's id (masquerade).
/// </summary>
public enum UnmatchedLeg { None, NoEnd, NoConnect }

/// <summary>A caller's visit to one queue as its source tells it, from entering to being answered, hanging up or leaving.</summary>
public sealed record LoggedVisit
{
    public required string Queue { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }

    public required Outcome Outcome { get; init; }

    public TimeSpan? Wait { get; init; }

    public TimeSpan? Talk { get; init; }

    public TimeSpan? Hold { get; init; }

    public TimeSpan? WrapUp { get; init; }

    public TimeSpan? Ring { get; init; }

    public string? Agent { get; init; }

    public DateTimeOffset? ConnectedAt { get; init; }

    /// <summary>Whether the officer passed the caller on; null where the source does not see it.</summary>
    public bool? Transferred { get; init; }

    /// <summary>From the answer to the transfer.</summary>
    public TimeSpan? TransferredAfter { get; init; }

    /// <summary>The source's own word for what ended it; null while nothing did.</summary>
    public string? Ended { get; init; }

    /// <summary>It ended, or must have ended, without the log saying how.</summary>
    public bool Truncated { get; init; }

    public UnmatchedLeg Unmatched { get; init; }

    public byte[]? Caller { get; init; }
}
