using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Scheduling.OnHangfire;

/// <summary>
/// Adds the runs that have fallen due by the timetables, on our clock: each due time its own run with its own period, one after
/// the other. Also hands out again what nobody holds.
/// </summary>
internal sealed class DueRuns(Schedules schedules, JobRuns runs, LostRuns lost, HandOut handOut, RecurringJobs recurring, Wakeup wakeup,
    NpgsqlDataSource database, TimeProvider time, ILogger<DueRuns> logger)
    : BackgroundService
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);

    // Up to where each schedule's due times all have their run.
    private readonly Dictionary<string, (string Edition, DateTimeOffset Through)> _done = [];

    // The schedules as Hangfire's recurring jobs were last written from; nothing before the start.
    private string? _written;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var states = await schedules.ListAsync(stoppingToken);
                Agree(states);
                await lost.FindAsync(stoppingToken);
                await TurnAsync(states, stoppingToken);
            }
            // The database is down, or a schedule was made unreadable by hand: the next turn looks again. Whatever else it is, no
            // single schedule or run may end the worker that all others need.
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.Log(error.IsOutage() || error is InputException ? LogLevel.Warning : LogLevel.Error,
                    "Not everything could be handed out: {Reason}", error.GetBaseException().Message);
            }

            await wakeup.WaitAsync(Turn, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // At the start, and whenever a schedule was edited, on whichever worker or by a verb.
    private void Agree(IReadOnlyList<ScheduleState> states)
    {
        var now = string.Join('\n', states.Select(state => state.Schedule)
            .Select(one => $"{one.Id}|{one.Job}|{one.Cron}|{one.Zone}|{one.Days}|{one.Paused}"));
        if (now == _written)
            return;
        try
        {
            recurring.Agree(states);
            _written = now;
        }
        // A worker that was killed in the middle of a change leaves its lock for a while.
        catch (Hangfire.Storage.DistributedLockTimeoutException held)
        {
            logger.LogWarning("Hangfire's recurring jobs could not be written: {Reason}", held.Message);
        }
    }

    /// <summary>Adds and hands out the next due run of each schedule that has none open.</summary>
    private async Task TurnAsync(IReadOnlyList<ScheduleState> states, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var open = await OpenAsync(cancellationToken);
        var idle = states.Where(state => !state.Job.Ticks && !state.Schedule.Paused && !open.Contains(state.Schedule.Id)).ToList();
        var known = await SlotsAsync(idle, cancellationToken);
        foreach (var state in idle)
        {
            if (Next(state, known[state.Schedule.Id].ToHashSet(), now) is not { } slot)
                continue;
            var period = state.Timetable.PeriodAt(slot, state.Job.Period);
            // Another worker may add it first; then the run is its to hand out.
            if (await runs.AddDueAsync(state.Schedule, period, slot, inTurn: true, cancellationToken) is { } run)
                await handOut.HandOutAsync([run], cancellationToken);
        }
    }

    private DateTimeOffset? Next(ScheduleState state, HashSet<DateTimeOffset> known, DateTimeOffset now)
    {
        foreach (var slot in state.Timetable.After(DoneThrough(state.Schedule)).TakeWhile(slot => slot <= now))
        {
            if (!known.Contains(slot.ToUniversalTime()))
                return slot;
            _done[state.Schedule.Id] = (Edition(state.Schedule), slot);
        }

        return null;
    }

    // An edited schedule has other due times, and begins anew.
    private DateTimeOffset DoneThrough(JobSchedule schedule) =>
        _done.TryGetValue(schedule.Id, out var done) && done.Edition == Edition(schedule) ? done.Through : schedule.Since;

    private static string Edition(JobSchedule schedule) => $"{schedule.Cron}|{schedule.Zone}|{schedule.Days}|{schedule.Since.UtcTicks}";

    private async Task<HashSet<string>> OpenAsync(CancellationToken cancellationToken) =>
        [.. await database.RowsAsync<string>(
            "select distinct schedule_id from job_run where slot is not null and (state in ('queued', 'running', 'waiting') or retry_at "
                + "is not null)", cancellationToken)];

    // The due times that have their run, of those that are not known to be done.
    private async Task<ILookup<string, DateTimeOffset>> SlotsAsync(IReadOnlyList<ScheduleState> states, CancellationToken cancellationToken)
    {
        var due = await database.RowsAsync<JobRun>(
            "select run.* from unnest($1, $2) as done(id, through) join job_run run on run.schedule_id = done.id and run.slot > "
                + "done.through",
            cancellationToken, states.Select(state => state.Schedule.Id).ToArray(),
            states.Select(state => DoneThrough(state.Schedule).ToUniversalTime()).ToArray());
        return due.ToLookup(run => run.ScheduleId, run => run.Slot!.Value);
    }
}
