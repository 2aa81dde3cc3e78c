using IWReports.Core.Calendar;

namespace IWReports.Worker.Scheduling;

/// <summary>A run that came to an end: its row, how it ended, and the error if it failed.</summary>
internal sealed record RunResult(long Id, string Period, RunState State, string Message, Exception? Error);

/// <summary>Runs a job once: takes its row, streams its progress and log there, and writes how it ended. Whoever asks — scheduler, dashboard, command line — runs it the same way.</summary>
internal sealed class JobRunner(RunLedger ledger, IServiceScopeFactory scopes, TimeProvider time, ILogger<JobRunner> logger)
{
    private static readonly TimeSpan BusyPause = TimeSpan.FromSeconds(1);

    /// <summary>Runs what fell due at a slot; null when that was done before.</summary>
    public Task<RunResult?> RunDueAsync(JobSchedule schedule, Job job, ReportPeriod period, DateTimeOffset slot, Redo redo, IProgress<Progress>? progress, CancellationToken cancellationToken) =>
        RunAsync(schedule, job, period, slot, () => ledger.TakeAsync(schedule.Id, period.ToString(), slot, redo, cancellationToken), progress, cancellationToken);

    /// <summary>Runs what a person asked for; null when that was done before.</summary>
    public Task<RunResult?> RunRequestedAsync(JobSchedule schedule, Job job, ReportPeriod period, long run, Redo redo, IProgress<Progress>? progress, CancellationToken cancellationToken) =>
        RunAsync(schedule, job, period, null, () => ledger.TakeAsync(schedule.Id, run, redo, cancellationToken), progress, cancellationToken);

    /// <summary>Runs a job that comes round every few minutes; only what it did is written down.</summary>
    public async Task TickAsync(JobSchedule schedule, Job job, ReportPeriod period, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        var (state, message, error) = await EndAsync(job, new JobContext(period, null, new NoProgress(), line => logger.LogInformation("{Schedule}: {Line}", schedule.Id, line)), cancellationToken);
        if (error is OperationCanceledException)
            throw error;
        if (error is not null)
            logger.LogError(error, "{Job} {Period} failed.", job.Id, period);
        if (state is { } ended)
            await ledger.RecordTickAsync(schedule.Id, period.ToString(), ended, message, started);
    }

    private async Task<RunResult?> RunAsync(JobSchedule schedule, Job job, ReportPeriod period, DateTimeOffset? due, Func<Task<HeldRun?>> take, IProgress<Progress>? progress, CancellationToken cancellationToken)
    {
        if (await WhenFreeAsync(take, progress, cancellationToken) is not { } run)
            return null;

        logger.LogInformation("{Schedule} {Period}: run {Run} started.", schedule.Id, period, run.Id);
        RunState state;
        string message;
        Exception? error;
        await using (var journal = new RunJournal(ledger, run, time, progress, logger))
        {
            journal.Log($"{job.Name}, {period}.");
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, journal.Lost);
            (var ended, message, error) = await EndAsync(job, new JobContext(period, due, journal, journal.Log), stop.Token);
            state = ended ?? RunState.Succeeded;
            journal.Log(message);
        }

        if (!await ledger.CloseAsync(run, state, message))
            logger.LogWarning("Run {Run} ended here after another worker had taken it over; its ending is the other's to write.", run.Id);
        if (error is OperationCanceledException && cancellationToken.IsCancellationRequested)
            throw error;
        return new(run.Id, period.ToString(), state, message, error);
    }

    private async Task<(RunState? State, string Message, Exception? Error)> EndAsync(Job job, JobContext context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var outcome = await job.RunAsync(scope.ServiceProvider, context, cancellationToken);
            RunState? state = outcome.End switch { JobEnd.Succeeded => RunState.Succeeded, JobEnd.Partial => RunState.Partial, _ => null };
            return (state, outcome.Message, null);
        }
        catch (OperationCanceledException stopped) when (cancellationToken.IsCancellationRequested)
        {
            return (RunState.Failed, "Stopped: the worker was asked to end.", stopped);
        }
        // Whatever a job throws is written to its run; the caller decides about another attempt.
        catch (Exception error)
        {
            return (RunState.Failed, Reason(error), error);
        }
    }

    private async Task<HeldRun?> WhenFreeAsync(Func<Task<HeldRun?>> take, IProgress<Progress>? progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await take();
            }
            catch (BusyException busy)
            {
                progress?.Report(new(busy.Message + " Waiting for it to end."));
                await Task.Delay(BusyPause, time, cancellationToken);
            }
        }
    }

    // The cause is often inside: a database error names its server only there.
    private static string Reason(Exception error)
    {
        var inner = error.GetBaseException();
        return error.Message.Contains(inner.Message, StringComparison.Ordinal) ? error.Message : $"{error.Message} ({inner.Message})";
    }

    private sealed class NoProgress : IProgress<Progress>
    {
        public void Report(Progress value)
        {
        }
    }
}
