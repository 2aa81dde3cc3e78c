using Dapper;
using IWReports.Worker.Scheduling.OnHangfire;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Scheduling;

/// <summary>Runs that nobody holds any more: what was never handed out because its worker died in between, what Hangfire has lost, and what a verb that was killed has left.</summary>
internal sealed class LostRuns(NpgsqlDataSource database, HandOut handOut, TimeProvider time, IOptions<SchedulingOptions> options, ILogger<LostRuns> logger)
{
    // A run that takes its worker down every time is not tried for ever.
    private const int MaxAttempts = 5;

    // Whoever adds a run hands it out, or takes it, at once.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    /// <summary>Hands them out again, or says that they failed.</summary>
    public async Task FindAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var lost = await connection.QueryAsync<JobRun>(new(
            """
            select * from job_run
            where (state = 'queued' and coalesce(handed_at, queued_at) < now() - @Grace)
                or (state = 'running' and alive_until < now() - case when handed_to is null then interval '0' else @TakeOverAfter end)
                or (retry_at < now() - @Grace)
            order by id
            """,
            new { Grace, options.Value.TakeOverAfter }, cancellationToken: cancellationToken));
        foreach (var run in lost.Where(run => run.HandedTo is null || !handOut.IsAlive(run.HandedTo)))
        {
            // What a verb began, its person began: it is theirs to begin again.
            var again = run.State is RunState.Queued || (run.HandedTo is not null && run.Attempt < MaxAttempts);
            var changed = await connection.ExecuteAsync(new(
                again
                    ? "update job_run set state = 'queued', finished_at = null, alive_until = null, retry_at = null where id = @Id and attempt = @Attempt and state = @was"
                    : "update job_run set state = 'failed', finished_at = @now, alive_until = null, retry_at = null, message = @WorkerStopped where id = @Id and attempt = @Attempt and state = @was",
                new { run.Id, run.Attempt, was = run.State.Word(), now = time.GetUtcNow(), JobRuns.WorkerStopped }, cancellationToken: cancellationToken));
            if (changed == 0)
                continue;
            logger.LogWarning("Run {Run} of {Schedule} was left behind by a worker that stopped; it is {What}.", run.Id, run.ScheduleId, again ? "handed out again" : "given up");
            if (again)
                await handOut.HandOutAsync([run.Id], cancellationToken);
        }
    }
}
