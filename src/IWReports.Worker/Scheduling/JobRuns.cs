using Dapper;
using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Scheduling;

/// <summary>
/// The rows of job_run: a run is taken by updating its row, and only the unique keys decide who gets it. Leases are judged by
/// the database's clock alone.
/// </summary>
internal sealed class JobRuns(NpgsqlDataSource database, TimeProvider time, IOptions<SchedulingOptions> options)
{
    public const string WorkerStopped = "The worker stopped before the run ended.";

    // A run that takes its worker down every time is not tried for ever.
    public const int MaxAttempts = 5;

    private const string OneAtATime = "job_run_one_at_a_time";

    // A worker renews its lease every few seconds; one that misses a minute of that is gone.
    private static readonly TimeSpan LongestLease = TimeSpan.FromMinutes(1);

    private readonly string _worker = $"{Environment.MachineName}:{Environment.ProcessId}";

    private TimeSpan Lease => options.Value.TakeOverAfter < LongestLease ? options.Value.TakeOverAfter : LongestLease;

    /// <summary>Adds the run of a due time; null where another worker, or an earlier start, has added it.</summary>
    /// <param name="inTurn">Only while the schedule has no other due run open; a person who makes up a range does not wait for
    /// that.</param>
    public async Task<long?> AddDueAsync(
        JobSchedule schedule, ReportPeriod period, DateTimeOffset slot, bool inTurn, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long?>(new(
            """
            insert into job_run (schedule_id, job, period, slot, state, started_at)
            select @Id, @Job, @period, @slot, 'queued', @now
            where not @inTurn or not exists (
                select from job_run where schedule_id = @Id and slot is not null
                    and (state in ('queued', 'running', 'waiting') or retry_at is not null))
            on conflict (schedule_id, slot) do nothing returning id
            """,
            new { schedule.Id, schedule.Job, period = period.ToString(), slot = slot.ToUniversalTime(), inTurn, now = time.GetUtcNow() },
            cancellationToken: cancellationToken));
    }

    /// <summary>The run of a due time, added where there is none yet.</summary>
    public async Task<long> OfSlotAsync(JobSchedule schedule, ReportPeriod period, DateTimeOffset slot, CancellationToken cancellationToken)
    {
        if (await AddDueAsync(schedule, period, slot, inTurn: false, cancellationToken) is { } added)
            return added;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new(
            "select id from job_run where schedule_id = @Id and slot = @slot",
                new { schedule.Id, slot = slot.ToUniversalTime() }, cancellationToken: cancellationToken));
    }

    /// <summary>Writes down that a person wants a run, and who and why; it starts later.</summary>
    public async Task<long> RequestAsync(JobSchedule schedule, Step run, string who, string reason, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var id = await connection.ExecuteScalarAsync<long>(new(
            """
            insert into job_run (schedule_id, job, subject, period, requested_by, reason, state, started_at)
            values (@Id, @Job, @Subject, @period, @who, @reason, 'queued', @now) returning id
            """,
            new { schedule.Id, run.Job, run.Subject, period = run.Period.ToString(), who, reason, now = time.GetUtcNow() }, transaction,
            cancellationToken: cancellationToken));
        await AuditAsync(connection, who, $"run {id} of {schedule.Id} for {run.Period} asked for", reason, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return id;
    }

    public async Task<JobRun?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<JobRun>(new("select * from job_run where id = @id",
            new { id }, cancellationToken: cancellationToken));
    }

    /// <summary>The steps of a run that wait to be run.</summary>
    public async Task<IReadOnlyList<long>> QueuedStepsAsync(long parent, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<long>(new(
            "select id from job_run where parent_id = @parent and state = 'queued' order by id",
            new { parent }, cancellationToken: cancellationToken))];
    }

    /// <summary>
    /// Takes a run that waits to be run, whose worker is gone, or that is to be run again; null where there is nothing to do.
    /// Throws <see cref="BusyException"/> while another of its kind is under way, or another worker runs this one.
    /// </summary>
    public async Task<(HeldRun Held, JobRun Row)?> TakeAsync(long id, RunAgain runAgain, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        // What a verb that was killed has left would block every other run of its kind, also where no service runs.
        await connection.ExecuteAsync(new(
            """
            update job_run set state = 'failed', finished_at = @now, alive_until = null, message = @WorkerStopped
            where schedule_id = (select schedule_id from job_run where id = @id) and id <> @id
                and state = 'running' and handed_to is null and alive_until < now()
            """,
            new { id, now = time.GetUtcNow(), WorkerStopped }, cancellationToken: cancellationToken));
        try
        {
            var row = await connection.QuerySingleOrDefaultAsync<JobRun>(new(
                $"""
                update job_run as run
                    set state = 'running', attempt = run.attempt + (run.worker is not null or run.state <> 'queued')::integer,
                        started_at = @now, finished_at = null, alive_until = now() + @Lease::interval, progress = 0, message = null,
                        retry_at = null, cancelled_by = null, worker = @_worker
                    where run.id = @id and (run.state = 'queued'
                        or (run.state = 'running' and run.alive_until < now() and run.cancelled_by is null and run.attempt < {MaxAttempts})
                        or {Again(runAgain)})
                returning *
                """,
                new { id, now = time.GetUtcNow(), Lease, _worker }, cancellationToken: cancellationToken));
            if (row is not null)
                return (new(row.Id, row.Attempt), row);
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: OneAtATime })
        {
            throw new BusyException(await NameAsync(connection, id, cancellationToken));
        }

        var live = await connection.ExecuteScalarAsync<bool>(new(
            "select exists (select from job_run where id = @id and state = 'running' and alive_until >= now())",
            new { id }, cancellationToken: cancellationToken));
        return live ? throw new BusyException(await NameAsync(connection, id, cancellationToken)) : null;
    }

    /// <summary>Renews the lease and writes how far the run is.</summary>
    public async Task<Renewal> RenewAsync(HeldRun run, Progress progress, IReadOnlyList<(DateTimeOffset At, string Line)> lines)
    {
        await using var connection = await database.OpenConnectionAsync();
        var cancelled = await connection.QuerySingleOrDefaultAsync<bool?>(
            """
            with mine as (
                update job_run set alive_until = now() + @Lease::interval, progress = coalesce(@fraction::real, progress),
                    message = coalesce(@Message::text, message)
                where id = @Id and attempt = @Attempt and state = 'running' returning cancelled_by is not null as cancelled),
            logged as (
                insert into job_log (run_id, at, line) select @Id, l.at, l.line
                from unnest(@times::timestamptz[], @texts::text[]) with ordinality as l(at, line, n)
                where exists (select 1 from mine) order by l.n)
            select cancelled from mine
            """,
            new
            {
                run.Id, run.Attempt, Lease, fraction = (float?)progress.Fraction, progress.Message,
                times = lines.Select(line => line.At).ToArray(), texts = lines.Select(line => line.Line).ToArray(),
            });
        return cancelled switch { null => Renewal.Lost, true => Renewal.Cancelled, false => Renewal.Ours };
    }

    /// <summary>Gives a run back that this worker cannot end: the next one starts it over.</summary>
    public async Task<bool> ReleaseAsync(HeldRun run, string message)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.ExecuteAsync(
            """
            update job_run set state = 'queued', alive_until = null, message = @message
            where id = @Id and attempt = @Attempt and state = 'running' and cancelled_by is null
            """,
            new { run.Id, run.Attempt, message }) == 1;
    }

    /// <summary>Writes down a tick that did something. The same ending again and again stays one row, with its count.</summary>
    public async Task RecordTickAsync(JobSchedule schedule, ReportPeriod period, Ending ending, DateTimeOffset started)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            with same as (
                update job_run set attempt = attempt + 1, started_at = @started, finished_at = @now
                where id = (select max(id) from job_run where schedule_id = @Id)
                    and state = @state and state <> 'succeeded' and message = @Message returning id)
            insert into job_run (schedule_id, job, period, state, started_at, finished_at, message, progress, worker)
            select @Id, @Job, @period, @state, @started, @now, @Message, 1, @_worker where not exists (select 1 from same)
            """,
            new
            {
                schedule.Id, schedule.Job, period = period.ToString(), state = ending.State.Word(), ending.Message, started,
                now = time.GetUtcNow(), _worker,
            });
    }

    /// <summary>Locks a run with the steps it belongs to, the run before its steps, as everybody does who changes both.</summary>
    internal static Task LockFamilyAsync(
        NpgsqlConnection connection, long id, CancellationToken cancellationToken) => connection.ExecuteAsync(new(
        "select from job_run where id = (select coalesce(parent_id, id) from job_run where id = @id) for update",
            new { id }, cancellationToken: cancellationToken));

    internal static Task AuditAsync(
        NpgsqlConnection connection, string who, string what, string? reason, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new("insert into audit (who, what, reason) values (@who, @what, @reason)",
            new { who, what, reason }, cancellationToken: cancellationToken));

    private static async Task<string> NameAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken) =>
        (await connection.ExecuteScalarAsync<string>(new("select case when job_run.job = job_schedule.job then schedule_id else "
            + "concat_ws(' ', schedule_id, job_run.job, nullif(subject, '')) end from job_run join job_schedule on job_schedule.id = "
            + "schedule_id where job_run.id = @id", new { id }, cancellationToken: cancellationToken)))!;

    private static string Again(RunAgain runAgain) => runAgain switch
    {
        RunAgain.Nothing => "false",
        RunAgain.Retry => "run.retry_at is not null",
        RunAgain.Unfinished => "run.state in ('failed', 'cancelled')",
        _ => "run.state not in ('running', 'waiting')",
    };
}
