using IWReports.Worker.Database;

namespace IWReports.Worker.Scheduling;

/// <summary>
/// What to run although its row says that it was run: nothing; what is to be tried again; what failed or was cancelled; or
/// whatever has ended.
/// </summary>
internal enum RunAgain { Nothing, Retry, Unfinished, Everything }

/// <summary>A run that this worker holds; the attempt fences off a worker that was given up for dead.</summary>
internal readonly record struct HeldRun(long Id, int Attempt);

/// <summary>What a renewal found: the run is ours; a person wants it to stop; or another worker has it.</summary>
internal enum Renewal { Ours, Cancelled, Lost }

/// <summary>
/// How a run is to be written as ended: its state and message, whether it is tried again after a while, and the steps that come
/// next.
/// </summary>
internal sealed record Ending(RunState State, string Message)
{
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Who cancelled it, where the row does not say.</summary>
    public string? CancelledBy { get; init; }

    public IReadOnlyList<Step> Next { get; init; } = [];
}

/// <summary>Another run of the same kind is under way.</summary>
internal sealed class BusyException(string what) : Exception($"Another run of {what} is under way.");
