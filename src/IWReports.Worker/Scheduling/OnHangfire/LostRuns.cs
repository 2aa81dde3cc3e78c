using IWReports.Core.Language;
using IWReports.Worker.Database;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Scheduling.OnHangfire;

/// <summary>
/// Runs that nobody holds any more: what was never handed out because its worker died in between, what Hangfire has lost, and
/// what a verb that was killed has left.
/// </summary>
internal sealed class LostRuns(
    NpgsqlDataSource database, HandOut handOut, RunEndings endings, IReadOnlyList<Job> jobs, TimeProvider time,
        IOptions<SchedulingOptions> options, ILogger<LostRuns> logger)
{
    // Whoever adds a run hands it out, or takes it, at once.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    /// <summary>Hands them out again, or ends them: cancelled where a person asked for that, else failed.</summary>
    public async Task FindAsync(CancellationToken cancellationToken)
    {
        foreach (var run in (await ListAsync(cancellationToken))
            .Where(run => run.HandedTo is null || IsSpent(run) || !handOut.IsAlive(run.HandedTo)))
        {
            try
            {
                if (await SettleAsync(run, cancellationToken) is not { } next)
                    continue;
                logger.LogWarning("Run {Run} of {Schedule} had nobody to run it.", run.Id, run.ScheduleId);
                await handOut.HandOutAsync(next, cancellationToken);
            }
            // One run that cannot be settled does not keep the others, and what falls due, from going on.
            catch (Exception error) when (error is not OperationCanceledException && !error.IsOutage())
            {
                logger.LogError(error, "Run {Run} of {Schedule} could not be settled.", run.Id, run.ScheduleId);
            }
        }
    }

    private Task<List<JobRun>> ListAsync(CancellationToken cancellationToken) =>
        database.RowsAsync<JobRun>(
            """
            select * from job_run
            where (state = 'queued' and coalesce(handed_at, queued_at) < now() - $1)
                or (state = 'running' and alive_until < now() - case when handed_to is null then interval '0' else $2 end)
                or (retry_at < now() - $1)
            order by id
            """,
            cancellationToken, Grace, options.Value.TakeOverAfter);

    /// <summary>The runs to hand out now; null where somebody was faster.</summary>
    private async Task<IReadOnlyList<long>?> SettleAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await JobRuns.LockFamilyAsync(connection, run.Id, cancellationToken);
        var (state, message) = StateOf(run);
        var changed = await connection.ExecuteAsync(
            """
            update job_run set state = $5, finished_at = case when $5 = 'queued' then null else $6 end,
                alive_until = null, retry_at = null, message = coalesce($7, message)
            where id = $1 and attempt = $2 and state = $3 and cancelled_by is not distinct from $4
            """,
            cancellationToken, run.Id, run.Attempt, run.State.Word(), run.CancelledBy, state.Word(), time.GetUtcNow(), message);
        if (changed == 0)
            return null;
        // A run whose step is given up must not wait for it for ever.
        IReadOnlyList<long> next = state is RunState.Queued ? [run.Id] : run.ParentId is { } parent
            ? await endings.GoOnAsync(connection, parent) : [];
        await transaction.CommitAsync(cancellationToken);
        return next;
    }

    private static bool IsSpent(JobRun run) => run.State is RunState.Running && run.Attempt >= RunLeases.MaxAttempts;

    private (RunState State, string? Message) StateOf(JobRun run) =>
        run.CancelledBy is { } who ? (RunState.Cancelled, $"Cancelled by {who}.")
        : !jobs.Know(run.Job) ? (RunState.Failed, $"This program has no job \"{run.Job}\".")
        // What a verb began, its person began: it is theirs to begin again.
        : run.State is RunState.Queued || (run.HandedTo is not null && run.Attempt < RunLeases.MaxAttempts) ? (RunState.Queued, null)
        : (RunState.Failed, RunLeases.WorkerStopped);
}
