namespace IWReports.Core.Facts.QueueLog;

/// <summary>
/// A session or a pause of one officer in one queue (empty: in all); it may last over midnight, and has no end while it lasts.
/// </summary>
public sealed record AgentSpan(string Queue, DateTimeOffset StartedAt, DateTimeOffset? EndedAt)
{
    /// <summary>Why the officer paused; empty where nothing was said, and for sessions.</summary>
    public string Reason { get; init; } = "";

    /// <summary>A restart ended it; the officer may have gone before.</summary>
    public bool Truncated { get; init; }
}
