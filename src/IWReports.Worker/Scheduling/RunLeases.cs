using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Scheduling;

/// <summary>
/// Who runs a run: it is taken by updating its row, and only the unique keys decide who gets it. Leases are judged by the database's
/// clock alone.
/// </summary>
internal sealed class RunLeases(NpgsqlDataSource database, TimeProvider time, IOptions<SchedulingOptions> options)
{
    public const string WorkerStopped = "The worker stopped before the run ended.";

    // A run that takes its worker down every time is not tried for ever.
    public const int MaxAttempts = 5;

    private const string OneAtATime = "job_run_one_at_a_time";

    // A worker renews its lease every few seconds; one that misses a minute of that is gone.
    private static readonly TimeSpan LongestLease = TimeSpan.FromMinutes(1);

    /// <summary>What this worker is called in the rows it runs.</summary>
    public static string Worker { get; } = $"{Environment.MachineName}:{Environment.ProcessId}";

    private TimeSpan Lease => options.Value.TakeOverAfter < LongestLease ? options.Value.TakeOverAfter : LongestLease;

    /// <summary>
    /// Takes a run that waits to be run, whose worker is gone, or that is to be run again; null where there is nothing to do.
    /// Throws <see cref="BusyException"/> while another of its kind is under way, or another worker runs this one.
    /// </summary>
    public async Task<(HeldRun Held, JobRun Row)?> TakeAsync(long id, RunAgain runAgain, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await EndKilledAsync(connection, id, cancellationToken);
        try
        {
            if (await TakeRowAsync(connection, id, runAgain, cancellationToken) is { } row)
                return (new(row.Id, row.Attempt), row);
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: OneAtATime })
        {
            throw new BusyException(await NameAsync(connection, id, cancellationToken));
        }

        var isLive = await connection.ScalarAsync<bool>(
            "select exists (select from job_run where id = $1 and state = 'running' and alive_until >= now())", cancellationToken, id);
        return isLive ? throw new BusyException(await NameAsync(connection, id, cancellationToken)) : null;
    }

    /// <summary>Renews the lease and writes how far the run is.</summary>
    public async Task<Renewal> RenewAsync(HeldRun run, Progress progress, IReadOnlyList<(DateTimeOffset At, string Line)> lines)
    {
        var isCancelled = await database.RowAsync<bool?>(
            """
            with mine as (
                update job_run set alive_until = now() + $3, progress = coalesce($4::real, progress), message = coalesce($5, message)
                where id = $1 and attempt = $2 and state = 'running' returning cancelled_by is not null as cancelled),
            logged as (
                insert into job_log (run_id, at, line) select $1, l.at, l.line
                from unnest($6::timestamptz[], $7::text[]) with ordinality as l(at, line, n)
                where exists (select 1 from mine) order by l.n)
            select cancelled from mine
            """,
            CancellationToken.None, run.Id, run.Attempt, Lease, (float?)progress.Fraction, progress.Message,
            lines.Select(line => line.At).ToArray(), lines.Select(line => line.Line).ToArray());
        return isCancelled switch { null => Renewal.Lost, true => Renewal.Cancelled, false => Renewal.Ours };
    }

    /// <summary>Gives a run back that this worker cannot end: the next one starts it over.</summary>
    public async Task<bool> ReleaseAsync(HeldRun run, string message) =>
        await database.ExecuteAsync(
            """
            update job_run set state = 'queued', alive_until = null, message = $3
            where id = $1 and attempt = $2 and state = 'running' and cancelled_by is null
            """,
            CancellationToken.None, run.Id, run.Attempt, message) == 1;

    // What a verb that was killed has left would block every other run of its kind, also where no service runs.
    private Task<int> EndKilledAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            update job_run set state = 'failed', finished_at = $2, alive_until = null, message = $3
            where schedule_id = (select schedule_id from job_run where id = $1) and id <> $1
                and state = 'running' and handed_to is null and alive_until < now()
            """,
            cancellationToken, id, time.GetUtcNow(), WorkerStopped);

    private Task<JobRun?> TakeRowAsync(NpgsqlConnection connection, long id, RunAgain runAgain, CancellationToken cancellationToken) =>
        connection.RowAsync<JobRun>(
            $"""
            update job_run as run
                set state = 'running', attempt = run.attempt + (run.worker is not null or run.state <> 'queued')::integer,
                    started_at = $2, finished_at = null, alive_until = now() + $3, progress = 0, message = null,
                    retry_at = null, cancelled_by = null, worker = $4
                where run.id = $1 and (run.state = 'queued'
                    or (run.state = 'running' and run.alive_until < now() and run.cancelled_by is null and run.attempt < {MaxAttempts})
                    or {Again(runAgain)})
            returning *
            """,
            cancellationToken, id, time.GetUtcNow(), Lease, Worker);

    private static Task<string> NameAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken) =>
        connection.ScalarAsync<string>(
            """
            select case when job_run.job = job_schedule.job then schedule_id
                else concat_ws(' ', schedule_id, job_run.job, nullif(subject, '')) end
            from job_run join job_schedule on job_schedule.id = schedule_id where job_run.id = $1
            """, cancellationToken, id);

    private static string Again(RunAgain runAgain) => runAgain switch
    {
        RunAgain.Nothing => "false",
        RunAgain.Retry => "run.retry_at is not null",
        RunAgain.Unfinished => "run.state in ('failed', 'cancelled')",
        _ => "run.state not in ('running', 'waiting')",
    };
}
