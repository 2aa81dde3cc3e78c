namespace IWReports.Worker.Scheduling;

/// <summary>How far a run has come, or how it ended.</summary>
internal enum RunState { Queued, Running, Succeeded, Partial, Failed }

/// <summary>One run of a schedule for one period: by whom and why it was asked for, or the due time it serves, and what became of it.</summary>
internal sealed class JobRun
{
    public long Id { get; init; }

    public required string ScheduleId { get; init; }

    public required string Period { get; init; }

    public DateTimeOffset? Slot { get; init; }

    public string? RequestedBy { get; init; }

    public string? Reason { get; init; }

    public RunState State { get; init; }

    public int Attempt { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? AliveUntil { get; init; }

    public float Progress { get; init; }

    public string? Message { get; init; }

    public bool Finished => State is not (RunState.Queued or RunState.Running);
}

/// <summary>A line that a run wrote.</summary>
internal sealed class JobLogLine
{
    public long Id { get; init; }

    public long RunId { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Line { get; init; }
}
