using IWReports.Core.Language;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Scheduling;

/// <summary>Runs that a person cancels, or wants run again after all. Both are audited in the same transaction.</summary>
internal sealed class Cancellation(NpgsqlDataSource database, RunEndings endings, IReadOnlyList<Job> jobs, Wakeup wakeup, TimeProvider time)
{
    /// <summary>
    /// Cancels a run and its steps: what waits ends at once, what runs stops within seconds, and its due time is not made up.
    /// False when it had ended already.
    /// </summary>
    public async Task<bool> CancelAsync(long id, string who, string reason, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await JobRuns.LockFamilyAsync(connection, id, cancellationToken);
        var found = await connection.RowAsync<JobRun>("select * from job_run where id = $1 for update", cancellationToken, id);
        if (found is not { Open: true })
            return false;
        await connection.ExecuteAsync(
            """
            update job_run set state = 'cancelled', finished_at = $2, alive_until = null, retry_at = null, cancelled_by = $3, message = $4
            where (id = $1 or parent_id = $1) and (state in ('queued', 'waiting') or retry_at is not null)
            """,
            cancellationToken, id, time.GetUtcNow(), who, $"Cancelled by {who}.");
        await connection.ExecuteAsync(
            "update job_run set cancelled_by = $2 where (id = $1 or parent_id = $1) and state = 'running'", cancellationToken, id, who);
        await Audit.WriteAsync(connection, who, $"run {id} of {found.ScheduleId} for {found.Period} cancelled", reason,
            cancellationToken);
        if (found.ParentId is { } parent)
            await endings.GoOnAsync(connection, parent);
        await transaction.CommitAsync(cancellationToken);
        wakeup.Pulse();
        return true;
    }

    /// <summary>
    /// Lets a run that failed or was cancelled be run again, as a new attempt of the same run. False, and said in its log, when
    /// it has not failed.
    /// </summary>
    public async Task<bool> RequeueAsync(long id, string who, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await JobRuns.LockFamilyAsync(connection, id, cancellationToken);
        var found = await connection.RowAsync<JobRun>("select * from job_run where id = $1 for update", cancellationToken, id);
        if (found is null)
            return false;
        // What waits to be run is about to be, and a live one that Hangfire starts over gives its row back by itself.
        if (found.State is RunState.Queued or RunState.Running)
        {
            await Audit.WriteAsync(connection, who, $"run {id} of {found.ScheduleId} for {found.Period} started over", null,
                cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }

        var again = found.State is RunState.Failed or RunState.Cancelled;
        if (again)
            await QueueAsync(connection, id, $"Requeued by {who}.", cancellationToken);
        else
            await connection.ExecuteAsync("insert into job_log (run_id, at, line) values ($1, $2, $3)", cancellationToken, id,
                time.GetUtcNow(), $"{who} asked to requeue this run: refused, since it {Standing(found)}.");
        if (again && found.ParentId is not null && await HasStepsAsync(connection, found.ParentId.Value, cancellationToken))
            await ReopenAsync(connection, found, cancellationToken);
        await Audit.WriteAsync(connection, who,
            $"run {id} of {found.ScheduleId} for {found.Period} requeued{(again ? "" : ": refused")}", null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        wakeup.Pulse();
        return again;
    }

    private static Task<int> QueueAsync(NpgsqlConnection connection, long id, string message, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            update job_run set state = 'queued', finished_at = null, retry_at = null, cancelled_by = null, progress = 0, message = $2,
                queued_at = now(), handed_at = now()
            where id = $1
            """, cancellationToken, id, message);

    // A report hands its delivery on and does not wait for it.
    private async Task<bool> HasStepsAsync(NpgsqlConnection connection, long parent, CancellationToken cancellationToken) =>
        await connection.RowAsync<string>("select job from job_run where id = $1", cancellationToken, parent) is { } job
        && jobs.Know(job) && jobs.Of(job).AfterSteps is not null;

    // What comes after a step comes again: the run it is a step of waits for it once more, unless another of its kind is under way.
    private static Task<int> ReopenAsync(
        NpgsqlConnection connection, JobRun step, CancellationToken cancellationToken) => connection.ExecuteAsync(
        """
        update job_run as run set state = 'waiting', finished_at = null, message = 'A step is run again.'
        where id = $1 and attempt = $2 and state in ('succeeded', 'partial', 'failed') and retry_at is null
            and not exists (
                select from job_run other
                where (other.schedule_id, other.job, other.subject) = (run.schedule_id, run.job, run.subject)
                    and other.state in ('running', 'waiting'))
        """,
        cancellationToken, step.ParentId, step.ParentAttempt);

    private static string Standing(
        JobRun run) => run.Finished ? $"has ended ({run.State.Word()}); run its period again on the Schedules page" : "waits for its steps";
}
