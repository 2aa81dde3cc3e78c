using Dapper;
using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Scheduling;

/// <summary>
/// Writes how runs ended and hands on what comes next, in one transaction: a run that has ended without its steps, or steps
/// without their run, cannot be.
/// </summary>
internal sealed class RunEndings(NpgsqlDataSource database, IReadOnlyList<Job> jobs, TimeProvider time)
{
    /// <summary>
    /// Writes how a run that is held ended, or that it waits for its steps; returns the runs that now wait to be run, null when
    /// the run is no longer ours. Not cancellable: a run that was asked to stop still says so.
    /// </summary>
    public async Task<IReadOnlyList<long>?> EndAsync(HeldRun held, Ending ending)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await JobRuns.LockFamilyAsync(connection, held.Id, CancellationToken.None);
        // What a person has cancelled meanwhile is not tried again, and hands nothing on.
        if (await connection.ExecuteScalarAsync<bool>("select cancelled_by is not null from job_run where id = @Id", new { held.Id }))
            ending = ending with { State = ending.State is RunState.Failed or RunState.Waiting ? RunState.Cancelled : ending.State,
                RetryAfter = null, Next = [] };
        var row = await connection.QuerySingleOrDefaultAsync<JobRun>(
            """
            update job_run set state = @state, finished_at = case when @state = 'waiting' then null else @now end, alive_until = null,
                cancelled_by = case when @state = 'cancelled' then coalesce(cancelled_by, @CancelledBy::text) else cancelled_by end,
                message = case when @state = 'cancelled' then 'Cancelled by ' || coalesce(cancelled_by, @CancelledBy::text) || '.'
                    else @Message end,
                progress = case when @state in ('failed', 'cancelled', 'waiting') then progress else 1 end,
                    retry_at = now() + @RetryAfter::interval
            where id = @Id and attempt = @Attempt and state = 'running' returning *
            """,
            new { held.Id, held.Attempt, state = ending.State.Word(), ending.Message, ending.CancelledBy, ending.RetryAfter,
                now = time.GetUtcNow() });
        if (row is null)
            return null;
        var added = await AddStepsAsync(connection, row, ending.Next);
        if (row.ParentId is { } parent && !row.Open)
            added.AddRange(await GoOnAsync(connection, parent));
        await transaction.CommitAsync();
        return added;
    }

    /// <summary>Goes on with a run whose steps have all ended: more steps, or its end. Returns the steps added.</summary>
    internal async Task<IReadOnlyList<long>> GoOnAsync(NpgsqlConnection connection, long id)
    {
        // Two steps that end at once take turns here, so that the later of them sees both ended.
        var parent = await connection.QuerySingleAsync<JobRun>("select * from job_run where id = @id for update", new { id });
        if (parent.State is not RunState.Waiting || !jobs.Know(parent.Job) || jobs.Of(parent.Job).AfterSteps is not { } afterSteps)
            return [];
        var steps = (await connection.QueryAsync<JobRun>(
            "select * from job_run where parent_id = @id and parent_attempt = @Attempt order by id", new { id, parent.Attempt })).ToList();
        if (steps.Exists(step => step.Open))
        {
            await connection.ExecuteAsync("update job_run set progress = @progress where id = @id",
                new { id, progress = steps.Count(step => !step.Open) / (float)steps.Count });
            return [];
        }

        var outcome = afterSteps(ReportPeriod.Parse(parent.Period), steps);
        if (outcome.End is JobEnd.Waiting)
        {
            await connection.ExecuteAsync("update job_run set message = @Message where id = @id", new { id, outcome.Message });
            return await AddStepsAsync(connection, parent, outcome.Next);
        }

        await connection.ExecuteAsync(
            "update job_run set state = @state, finished_at = @now, message = @Message, progress = 1 where id = @id",
            new { id, state = outcome.End.State().Word(), outcome.Message, now = time.GetUtcNow() });
        return [];
    }

    // A step's own steps belong to the run that it is a step of.
    private async Task<List<long>> AddStepsAsync(NpgsqlConnection connection, JobRun row, IReadOnlyList<Step> steps)
    {
        var added = new List<long>();
        foreach (var step in steps)
        {
            added.Add(await connection.ExecuteScalarAsync<long>(
                """
                insert into job_run (schedule_id, job, subject, period, state, started_at, parent_id, parent_attempt)
                values (@ScheduleId, @Job, @Subject, @period, 'queued', @now, @parent, @attempt) returning id
                """,
                new { row.ScheduleId, step.Job, step.Subject, period = step.Period.ToString(), now = time.GetUtcNow(),
                    parent = row.ParentId ?? row.Id, attempt = row.ParentAttempt ?? row.Attempt }));
        }

        return added;
    }
}
