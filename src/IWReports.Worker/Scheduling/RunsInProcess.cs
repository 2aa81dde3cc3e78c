using IWReports.Worker.Database;
using IWReports.Worker.Host;

namespace IWReports.Worker.Scheduling;

/// <summary>
/// Runs a run with its steps in this process, and waits for the end: what a verb of the command line does, with or without a
/// worker beside it.
/// </summary>
internal sealed class RunsInProcess(JobRuns runs, JobRunner runner, Cancellation cancellation)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Null when there was nothing to do.</summary>
    public async Task<RunResult?> RunAsync(long id, RunManner manner, IProgress<Progress>? progress, CancellationToken cancellationToken)
    {
        var result = await WhenFreeAsync(id, manner, progress, cancellationToken);
        // A run that waits for its steps since a verb was stopped in the middle is gone on with.
        if (result is null && await runs.FindAsync(id, cancellationToken) is { State: RunState.Waiting } left)
            result = new(id, left.Period, left.State, left.Message ?? "",
                null) { Next = await runs.QueuedStepsAsync(id, cancellationToken) };
        if (result is not { State: RunState.Waiting })
            return result;

        try
        {
            return await StepsAsync(id, result, manner, progress, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Steps that wait would be handed to a worker, and the run that somebody stopped would go on there.
            await cancellation.CancelAsync(id, manner.CancelledBy ?? Environment.UserName, "stopped while it was run",
                CancellationToken.None);
            throw;
        }
    }

    private async Task<RunResult> StepsAsync(long id, RunResult result, RunManner manner, IProgress<Progress>? progress,
        CancellationToken cancellationToken)
    {
        Exception? error = null;
        for (var waiting = new Queue<long>(result.Next); ;)
        {
            while (waiting.TryDequeue(out var step))
            {
                // A worker beside us may have taken it; then its end is waited for like any other.
                var ended = await WhenFreeAsync(step, manner with { RunAgain = RunAgain.Nothing }, progress, cancellationToken);
                error = ended?.Error ?? error;
                foreach (var next in ended?.Next ?? [])
                    waiting.Enqueue(next);
            }

            var run = (await runs.FindAsync(id, cancellationToken))!;
            if (!run.Open)
                return new(id, run.Period, run.State, run.Message ?? "", run.State is RunState.Failed ? error : null);
            foreach (var step in await runs.QueuedStepsAsync(id, cancellationToken))
                waiting.Enqueue(step);
            if (waiting.Count == 0)
                await Task.Delay(Pause, cancellationToken);
        }
    }

    private async Task<RunResult?> WhenFreeAsync(
        long id, RunManner manner, IProgress<Progress>? progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await runner.RunAsync(id, manner, progress, cancellationToken);
            }
            catch (BusyException busy)
            {
                progress?.Report(new(busy.Message + " Waiting for it to end."));
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
