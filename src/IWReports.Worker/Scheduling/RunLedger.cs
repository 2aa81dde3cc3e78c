using Npgsql;
using NpgsqlTypes;

namespace IWReports.Worker.Scheduling;

/// <summary>What to run although the row says that it was run: nothing; a failed run; one whose worker is gone as well; or any.</summary>
internal enum Redo { Nothing, Failed, Abandoned, Everything }

/// <summary>A run that this worker holds; the attempt fences off a worker that was given up for dead.</summary>
internal readonly record struct HeldRun(long Id, int Attempt);

/// <summary>The rows of job_run: a run is taken by inserting or updating its row, and only the unique keys decide who gets it.</summary>
internal sealed class RunLedger(NpgsqlDataSource database, TimeProvider time)
{
    public const string WorkerStopped = "The worker stopped before the run ended.";

    // A worker renews its lease every few seconds; one that misses a minute of that is gone.
    private const string Lease = "now() + interval '60 seconds'";

    private const string OneAtATime = "job_run_one_at_a_time";

    /// <summary>Takes the run of a due time; null when it was taken before. Throws <see cref="BusyException"/> while another run of the schedule is under way.</summary>
    public Task<HeldRun?> TakeAsync(string schedule, string period, DateTimeOffset slot, Redo redo, CancellationToken cancellationToken) =>
        TakeAsync(
            $"""
            insert into job_run as run (schedule_id, period, slot, started_at, alive_until) values (@schedule, @period, @slot, @now, {Lease})
            on conflict (schedule_id, slot) do update
                set state = 'running', attempt = run.attempt + 1, started_at = @now, finished_at = null, alive_until = {Lease}, progress = 0, message = null
                where {Again(redo)}
            returning id, attempt
            """,
            schedule,
            command =>
            {
                command.Parameters.AddWithValue("period", period);
                command.Parameters.AddWithValue("slot", slot.ToUniversalTime());
            },
            cancellationToken);

    /// <summary>Takes a run that a person asked for; null when it was taken before.</summary>
    public Task<HeldRun?> TakeAsync(string schedule, long queued, Redo redo, CancellationToken cancellationToken) =>
        TakeAsync(
            $"""
            update job_run as run
                set state = 'running', attempt = run.attempt + (run.state <> 'queued')::integer, started_at = @now, finished_at = null, alive_until = {Lease}, progress = 0, message = null
                where run.id = @id and (run.state = 'queued' or {Again(redo)})
            returning id, attempt
            """,
            schedule,
            command => command.Parameters.AddWithValue("id", queued),
            cancellationToken);

    /// <summary>Writes down that a person wants a run, and who and why; it starts later.</summary>
    public async Task<long> QueueAsync(string schedule, string period, string who, string reason, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "insert into job_run (schedule_id, period, requested_by, reason, state, started_at) values (@schedule, @period, @who, @reason, 'queued', @now) returning id");
        command.Parameters.AddWithValue("schedule", schedule);
        command.Parameters.AddWithValue("period", period);
        command.Parameters.AddWithValue("who", who);
        command.Parameters.AddWithValue("reason", reason);
        command.Parameters.AddWithValue("now", time.GetUtcNow());
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Renews the lease and writes how far the run is; false when the run is no longer ours.</summary>
    public async Task<bool> RenewAsync(HeldRun run, Progress progress, IReadOnlyList<(DateTimeOffset At, string Line)> lines, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"""
            with mine as (
                update job_run set alive_until = {Lease}, progress = coalesce(@progress, progress), message = coalesce(@message, message)
                where id = @id and attempt = @attempt and state = 'running' returning id),
            logged as (
                insert into job_log (run_id, at, line) select @id, l.at, l.line from unnest(@times, @lines) with ordinality as l(at, line, n) where exists (select 1 from mine) order by l.n)
            select exists (select 1 from mine)
            """);
        Identify(command, run);
        command.Parameters.Add(new NpgsqlParameter("progress", NpgsqlDbType.Real) { Value = (object?)(float?)progress.Fraction ?? DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter("message", NpgsqlDbType.Text) { Value = (object?)progress.Message ?? DBNull.Value });
        command.Parameters.AddWithValue("times", lines.Select(line => line.At).ToArray());
        command.Parameters.AddWithValue("lines", lines.Select(line => line.Line).ToArray());
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Writes how the run ended; false when it is no longer ours.</summary>
    public async Task<bool> CloseAsync(HeldRun run, RunState state, string message)
    {
        await using var command = database.CreateCommand(
            """
            update job_run set state = @state, finished_at = @now, alive_until = null, message = @message, progress = case when @state = 'failed' then progress else 1 end
            where id = @id and attempt = @attempt and state = 'running'
            """);
        Identify(command, run);
        command.Parameters.AddWithValue("state", state.Word());
        command.Parameters.AddWithValue("message", message);
        command.Parameters.AddWithValue("now", time.GetUtcNow());
        // Not cancellable: a run that was asked to stop still says so.
        return await command.ExecuteNonQueryAsync(CancellationToken.None) == 1;
    }

    /// <summary>Writes down a tick that did something. The same ending again and again stays one row, with its count.</summary>
    public async Task RecordTickAsync(string schedule, string period, RunState state, string message, DateTimeOffset started)
    {
        await using var command = database.CreateCommand(
            """
            with same as (
                update job_run set attempt = attempt + 1, started_at = @started, finished_at = @now
                where id = (select max(id) from job_run where schedule_id = @schedule) and state = @state and state <> 'succeeded' and message = @message returning id)
            insert into job_run (schedule_id, period, state, started_at, finished_at, message, progress)
            select @schedule, @period, @state, @started, @now, @message, 1 where not exists (select 1 from same)
            """);
        command.Parameters.AddWithValue("schedule", schedule);
        command.Parameters.AddWithValue("period", period);
        command.Parameters.AddWithValue("state", state.Word());
        command.Parameters.AddWithValue("message", message);
        command.Parameters.AddWithValue("started", started);
        command.Parameters.AddWithValue("now", time.GetUtcNow());
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Marks the runs failed whose worker is gone, and returns how many there were.</summary>
    public async Task<int> GiveUpAbandonedAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "update job_run set state = 'failed', finished_at = @now, alive_until = null, message = @message where state = 'running' and alive_until < now()");
        command.Parameters.AddWithValue("now", time.GetUtcNow());
        command.Parameters.AddWithValue("message", WorkerStopped);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<HeldRun?> TakeAsync(string sql, string schedule, Action<NpgsqlCommand> fill, CancellationToken cancellationToken)
    {
        await GiveUpAbandonedAsync(cancellationToken);
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue("schedule", schedule);
        command.Parameters.AddWithValue("now", time.GetUtcNow());
        fill(command);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken) ? new HeldRun(reader.GetInt64(0), reader.GetInt32(1)) : null;
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: OneAtATime })
        {
            throw new BusyException(schedule);
        }
    }

    private static string Again(Redo redo) => redo switch
    {
        Redo.Nothing => "false",
        Redo.Failed => "run.state = 'failed'",
        Redo.Abandoned => "run.state in ('failed', 'running')",
        _ => "run.state <> 'running'",
    };

    private static void Identify(NpgsqlCommand command, HeldRun run)
    {
        command.Parameters.AddWithValue("id", run.Id);
        command.Parameters.AddWithValue("attempt", run.Attempt);
    }
}

/// <summary>Another run of the schedule is under way.</summary>
internal sealed class BusyException(string schedule) : Exception($"Another run of {schedule} is under way.");
