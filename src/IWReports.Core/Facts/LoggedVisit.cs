namespace IWReports.Core.Facts;

/// <summary>
/// Which half of a conversation a call's own lines lack. Asterisk may write the end under another call's id (masquerade).
/// </summary>
public enum UnmatchedLeg { None, NoEnd, NoConnect }

/// <summary>A visit as its source's log tells it, with what matches its legs.</summary>
public sealed record LoggedVisit : Visit
{
    public string? Agent { get; init; }

    public DateTimeOffset? ConnectedAt { get; init; }

    /// <summary>The source's own word for what ended it; null while nothing did.</summary>
    public string? Ended { get; init; }

    /// <summary>It ended, or must have ended, without the log saying how.</summary>
    public bool Truncated { get; init; }

    public UnmatchedLeg Unmatched { get; init; }

    public byte[]? Caller { get; init; }
}
