using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Worker.Database;
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
        if (await connection.ScalarAsync<bool>("select cancelled_by is not null from job_run where id = $1", CancellationToken.None,
            held.Id))
            ending = ending with { State = ending.State is RunState.Failed or RunState.Waiting ? RunState.Cancelled : ending.State,
                RetryAfter = null, Next = [] };
        if (await WriteAsync(connection, held, ending) is not { } row)
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
        var parent = (await connection.RowAsync<JobRun>("select * from job_run where id = $1 for update", CancellationToken.None, id))!;
        if (parent.State is not RunState.Waiting || !jobs.Know(parent.Job) || jobs.Of(parent.Job).AfterSteps is not { } afterSteps)
            return [];
        var steps = await connection.RowsAsync<JobRun>(
            "select * from job_run where parent_id = $1 and parent_attempt = $2 order by id", CancellationToken.None, id, parent.Attempt);
        if (steps.Exists(step => step.Open))
        {
            await connection.ExecuteAsync("update job_run set progress = $2 where id = $1", CancellationToken.None,
                id, steps.Count(step => !step.Open) / (float)steps.Count);
            return [];
        }

        var outcome = afterSteps(ReportPeriod.Parse(parent.Period), steps);
        if (outcome.End is JobEnd.Waiting)
        {
            await connection.ExecuteAsync("update job_run set message = $2 where id = $1", CancellationToken.None, id, outcome.Message);
            return await AddStepsAsync(connection, parent, outcome.Next);
        }

        await connection.ExecuteAsync("update job_run set state = $2, finished_at = $3, message = $4, progress = 1 where id = $1",
            CancellationToken.None, id, outcome.End.State().Word(), time.GetUtcNow(), outcome.Message);
        return [];
    }

    /// <summary>Writes down a tick that did something. The same ending again and again stays one row, with its count.</summary>
    public Task RecordTickAsync(JobSchedule schedule, ReportPeriod period, Ending ending, DateTimeOffset started) =>
        database.ExecuteAsync(
            """
            with same as (
                update job_run set attempt = attempt + 1, started_at = $5, finished_at = $6
                where id = (select max(id) from job_run where schedule_id = $1)
                    and state = $3 and state <> 'succeeded' and message = $4 returning id)
            insert into job_run (schedule_id, job, period, state, started_at, finished_at, message, progress, worker)
            select $1, $2, $7, $3, $5, $6, $4, 1, $8 where not exists (select 1 from same)
            """,
            CancellationToken.None, schedule.Id, schedule.Job, ending.State.Word(), ending.Message, started, time.GetUtcNow(),
            period.ToString(), RunLeases.Worker);

    private Task<JobRun?> WriteAsync(NpgsqlConnection connection, HeldRun held, Ending ending) =>
        connection.RowAsync<JobRun>(
            """
            update job_run set state = $3, finished_at = case when $3 = 'waiting' then null else $4 end, alive_until = null,
                cancelled_by = case when $3 = 'cancelled' then coalesce(cancelled_by, $5) else cancelled_by end,
                message = case when $3 = 'cancelled' then 'Cancelled by ' || coalesce(cancelled_by, $5) || '.' else $6 end,
                progress = case when $3 in ('failed', 'cancelled', 'waiting') then progress else 1 end,
                retry_at = now() + $7::interval
            where id = $1 and attempt = $2 and state = 'running' returning *
            """,
            CancellationToken.None, held.Id, held.Attempt, ending.State.Word(), time.GetUtcNow(), ending.CancelledBy, ending.Message,
            ending.RetryAfter);

    // A step's own steps belong to the run that it is a step of.
    private async Task<List<long>> AddStepsAsync(NpgsqlConnection connection, JobRun row, IReadOnlyList<Step> steps)
    {
        var added = new List<long>();
        foreach (var step in steps)
        {
            added.Add(await connection.ScalarAsync<long>(
                """
                insert into job_run (schedule_id, job, subject, period, state, started_at, parent_id, parent_attempt)
                values ($1, $2, $3, $4, 'queued', $5, $6, $7) returning id
                """,
                CancellationToken.None, row.ScheduleId, step.Job, step.Subject, step.Period.ToString(), time.GetUtcNow(),
                row.ParentId ?? row.Id, row.ParentAttempt ?? row.Attempt));
        }

        return added;
    }
}
