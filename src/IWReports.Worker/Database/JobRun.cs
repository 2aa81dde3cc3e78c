namespace IWReports.Worker.Database;

/// <summary>How far a run has come, or how it ended. Waiting: its steps are under way.</summary>
internal enum RunState { Queued, Running, Waiting, Succeeded, Partial, Failed, Cancelled }

/// <summary>One run of a job for one period: the due time it serves, or by whom and why it was asked for, and what became of it.</summary>
internal sealed class JobRun
{
    public long Id { get; init; }

    public required string ScheduleId { get; init; }

    /// <summary>The schedule's job, or a step of it.</summary>
    public required string Job { get; init; }

    /// <summary>What it is about among its kind: a source that is pulled, a month that is analysed; empty for all others.</summary>
    public string Subject { get; init; } = "";

    public required string Period { get; init; }

    public DateTimeOffset? Slot { get; init; }

    public string? RequestedBy { get; init; }

    public string? Reason { get; init; }

    public RunState State { get; init; }

    public int Attempt { get; init; }

    public DateTimeOffset QueuedAt { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? AliveUntil { get; init; }

    public float Progress { get; init; }

    public string? Message { get; init; }

    /// <summary>The run that handed this one on, in which of its attempts.</summary>
    public long? ParentId { get; init; }

    public int? ParentAttempt { get; init; }

    /// <summary>The job in Hangfire that was handed this run.</summary>
    public string? HandedTo { get; init; }

    public DateTimeOffset? HandedAt { get; init; }

    /// <summary>When a failed run is tried again, on the database's clock; null when it is not.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    public string? CancelledBy { get; init; }

    /// <summary>The worker that runs it, or ran it last.</summary>
    public string? Worker { get; init; }

    /// <summary>Whether it has ended, be it that it is tried again later.</summary>
    public bool Finished => State is not (RunState.Queued or RunState.Running or RunState.Waiting);

    /// <summary>Whether it may still change by itself.</summary>
    public bool Open => !Finished || RetryAt is not null;
}

/// <summary>A line that a run wrote.</summary>
internal sealed class JobLogLine
{
    public long Id { get; init; }

    public long RunId { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Line { get; init; }
}
