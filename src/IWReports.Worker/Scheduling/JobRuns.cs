using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Scheduling;

/// <summary>The rows of job_run: adds what fell due and what people ask for, and finds it again.</summary>
internal sealed class JobRuns(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Adds the run of a due time; null where another worker, or an earlier start, has added it.</summary>
    /// <param name="inTurn">Only while the schedule has no other due run open; a person who makes up a range does not wait for
    /// that.</param>
    public Task<long?> AddDueAsync(
        JobSchedule schedule, ReportPeriod period, DateTimeOffset slot, bool inTurn, CancellationToken cancellationToken) =>
        database.RowAsync<long?>(
            """
            insert into job_run (schedule_id, job, period, slot, state, started_at)
            select $1, $2, $3, $4, 'queued', $5
            where not $6 or not exists (
                select from job_run where schedule_id = $1 and slot is not null
                    and (state in ('queued', 'running', 'waiting') or retry_at is not null))
            on conflict (schedule_id, slot) do nothing returning id
            """,
            cancellationToken, schedule.Id, schedule.Job, period.ToString(), slot.ToUniversalTime(), time.GetUtcNow(), inTurn);

    /// <summary>The run of a due time, added where there is none yet.</summary>
    public async Task<long> OfSlotAsync(
        JobSchedule schedule, ReportPeriod period, DateTimeOffset slot, CancellationToken cancellationToken) =>
        await AddDueAsync(schedule, period, slot, inTurn: false, cancellationToken)
            ?? await database.ScalarAsync<long>("select id from job_run where schedule_id = $1 and slot = $2", cancellationToken,
                schedule.Id, slot.ToUniversalTime());

    /// <summary>Writes down that a person wants a run, and who and why; it starts later.</summary>
    public async Task<long> RequestAsync(JobSchedule schedule, Step run, string who, string reason, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var id = await connection.ScalarAsync<long>(
            """
            insert into job_run (schedule_id, job, subject, period, requested_by, reason, state, started_at)
            values ($1, $2, $3, $4, $5, $6, 'queued', $7) returning id
            """,
            cancellationToken, schedule.Id, run.Job, run.Subject, run.Period.ToString(), who, reason, time.GetUtcNow());
        await Audit.WriteAsync(connection, who, $"run {id} of {schedule.Id} for {run.Period} asked for", reason, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return id;
    }

    public Task<JobRun?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.RowAsync<JobRun>("select * from job_run where id = $1", cancellationToken, id);

    /// <summary>A run with its steps, of all attempts.</summary>
    public Task<List<JobRun>> FamilyAsync(long id, CancellationToken cancellationToken) =>
        database.RowsAsync<JobRun>("select * from job_run where id = $1 or parent_id = $1", cancellationToken, id);

    /// <summary>The steps of a run that wait to be run.</summary>
    public async Task<IReadOnlyList<long>> QueuedStepsAsync(long parent, CancellationToken cancellationToken) =>
        await database.RowsAsync<long>("select id from job_run where parent_id = $1 and state = 'queued' order by id", cancellationToken,
            parent);

    /// <summary>Locks a run with the steps it belongs to, the run before its steps, as everybody does who changes both.</summary>
    internal static Task LockFamilyAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            "select from job_run where id = (select coalesce(parent_id, id) from job_run where id = $1) for update", cancellationToken, id);
}
