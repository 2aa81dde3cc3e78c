using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using IWReports.Worker.Host;

namespace IWReports.Worker.Scheduling;

/// <summary>
/// A run that came to an end, or waits for its steps: how it ended, the error if it failed, and the runs that wait to be run
/// next.
/// </summary>
internal sealed record RunResult(long Id, string Period, RunState State, string Message, Exception? Error)
{
    public IReadOnlyList<long> Next { get; init; } = [];
}

/// <summary>
/// How a run is run: which rows may be run again, after how long a failure is tried again, and whether by a service, whose
/// other workers go on where this one is told to end, or by a verb, which does what it was asked for and no more.
/// </summary>
internal sealed record RunManner(RunAgain RunAgain)
{
    public TimeSpan? RetryAfter { get; init; }

    public bool InService { get; init; }

    /// <summary>Who cancels it by telling this process to stop; null where it then counts as failed.</summary>
    public string? CancelledBy { get; init; }
}

/// <summary>
/// Runs a job once: takes its row, streams its progress and log there, and writes how it ended. Whoever asks — Hangfire or the
/// command line — runs it the same way.
/// </summary>
internal sealed class JobRunner(
    RunLeases leases, RunEndings endings, IReadOnlyList<Job> jobs, IServiceScopeFactory scopes, TimeProvider time,
    ILogger<JobRunner> logger)
{
    /// <summary>
    /// Runs a row; null when there is nothing to do. Throws <see cref="BusyException"/> while it, or another of its kind, is
    /// under way.
    /// </summary>
    public async Task<RunResult?> RunAsync(long id, RunManner manner, IProgress<Progress>? progress, CancellationToken cancellationToken)
    {
        if (await leases.TakeAsync(id, manner.RunAgain, cancellationToken) is not var (held, row))
            return null;

        logger.LogInformation("{Schedule} {Job} {Period}: run {Run} started.", row.ScheduleId, row.Job, row.Period, row.Id);
        Ending? ending;
        Exception? error;
        await using (var writer = new ProgressWriter(leases, held, time, progress, logger))
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, writer.Stopped);
            (ending, error) = await EndAsync(row, writer, manner, stop.Token);
            if (error is OperationCanceledException && !writer.IsCancelled && manner.InService && cancellationToken.IsCancellationRequested)
                ending = null;
            else if (error is OperationCanceledException && writer.IsCancelled)
                ending = new(RunState.Cancelled, "Cancelled.");
            writer.Log(ending?.Message ?? "The worker is stopped; another goes on.");
        }

        if (ending is null && await leases.ReleaseAsync(held, "Waits for a worker: the one before was stopped."))
            throw error!;
        // Cancelled in the same moment: the row says by whom, and it is an end.
        ending ??= new(RunState.Cancelled, "Cancelled.");
        var next = await endings.EndAsync(held, ending);
        if (next is null)
            logger.LogWarning("Run {Run} ended here after another worker had taken it over; its ending is the other's to write.", row.Id);
        if (error is OperationCanceledException && cancellationToken.IsCancellationRequested)
            throw error;
        return new(row.Id, row.Period, ending.State, ending.Message, error) { Next = next ?? [] };
    }

    /// <summary>Runs a job that comes round every few minutes; only what it did is written down.</summary>
    public async Task TickAsync(JobSchedule schedule, Job job, ReportPeriod period, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        Ending? ending;
        try
        {
            var context = new JobContext(period, null, new NoProgress(),
                line => logger.LogInformation("{Schedule}: {Line}", schedule.Id, line)) { ScheduleId = schedule.Id };
            var outcome = await job.RunAsync(scope.ServiceProvider, context, cancellationToken);
            ending = outcome.End is JobEnd.Idle ? null : new(outcome.End.State(), outcome.Message);
        }
        // Whatever a tick throws is written down; the next one tries again.
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogError(error, "{Job} {Period} failed.", job.Id, period);
            ending = new(RunState.Failed, Reason(error));
        }

        if (ending is not null)
            await endings.RecordTickAsync(schedule, period, ending, started);
    }

    private async Task<(
        Ending Ending, Exception? Error)> EndAsync(JobRun row, ProgressWriter writer, RunManner manner, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.LoadSettingsAsync(cancellationToken);
            var job = jobs.Of(row.Job);
            writer.Log($"{job.Name}, {row.Period}.");
            var context = new JobContext(ReportPeriod.Parse(row.Period), row.Slot, writer, writer.Log) { ScheduleId = row.ScheduleId,
                Subject = row.Subject };
            var outcome = await job.RunAsync(scope.ServiceProvider, context, cancellationToken);
            var handsOn = manner.InService || row.ParentId is not null || outcome.End is JobEnd.Waiting;
            return (new(outcome.End.State(), outcome.Message) { Next = handsOn ? outcome.Next : [] }, null);
        }
        catch (OperationCanceledException stopped) when (cancellationToken.IsCancellationRequested)
        {
            return (manner.CancelledBy is { } who
                ? new(RunState.Cancelled, "Cancelled.") { CancelledBy = who }
                : new(RunState.Failed, "Stopped: the worker was asked to end."), stopped);
        }
        // Whatever a job throws is written to its run; Hangfire tries it again.
        catch (Exception error)
        {
            return (new(RunState.Failed, Reason(error)) { RetryAfter = manner.RetryAfter }, error);
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
