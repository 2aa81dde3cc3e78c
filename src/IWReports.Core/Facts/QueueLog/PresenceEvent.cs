namespace IWReports.Core.Facts.QueueLog;

/// <summary>
/// One line about an officer's coming, going or pausing, or about a restart, which concerns all. An empty queue means all queues.
/// </summary>
public readonly record struct PresenceEvent(DateTimeOffset At, string Queue, QueueLogKind Kind)
{
    /// <summary>Why the officer paused, or PAUSED where a member was added so.</summary>
    public string Reason { get; init; } = "";

    /// <summary>How long the officer had been logged in, where a log-off says so.</summary>
    public TimeSpan? LoggedIn { get; init; }

    /// <summary>The file it stands in, and where in it.</summary>
    public (int File, long Offset) Place { get; init; }
}
