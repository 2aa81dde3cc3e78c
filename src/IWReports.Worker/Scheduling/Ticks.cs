using System.Collections.Concurrent;
using IWReports.Worker.Database;

namespace IWReports.Worker.Scheduling;

/// <summary>
/// What comes round every few minutes, on every worker: later attempts of deliveries, the absence alarm. Missed ones are not
/// made up, and one that takes long is not begun twice.
/// </summary>
internal sealed class Ticks(Schedules schedules, JobRunner runner, TimeProvider time, ILogger<Ticks> logger) : BackgroundService
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Task> _underWay = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var seen = time.GetUtcNow(); !stoppingToken.IsCancellationRequested;)
        {
            await Task.Delay(Turn, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var now = time.GetUtcNow();
            try
            {
                foreach (var state in (await schedules.ListAsync(stoppingToken)).Where(state => state.Job.Ticks && !state.Schedule.Paused))
                {
                    if (state.Timetable.After(seen).FirstOrDefault() is var slot && slot != default && slot <= now)
                        Begin(state, slot, stoppingToken);
                }

                seen = now;
            }
            // The next turn looks again.
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.LogWarning("Nothing could come round: {Reason}", error.GetBaseException().Message);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
        }

        await Task.WhenAll(_underWay.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Begin(ScheduleState state, DateTimeOffset slot, CancellationToken cancellationToken)
    {
        if (_underWay.TryGetValue(state.Schedule.Id, out var before) && !before.IsCompleted)
            return;
        _underWay[state.Schedule.Id] = Task.Run(
            async () =>
            {
                try
                {
                    await runner.TickAsync(state.Schedule, state.Job, state.Timetable.PeriodAt(slot, state.Job.Period), cancellationToken);
                }
                // What it did could not be written down: the database is down.
                catch (Exception error) when (error.IsOutage())
                {
                    logger.LogWarning("{Schedule} could not come round: {Reason}", state.Schedule.Id, error.Message);
                }
            },
            cancellationToken);
    }
}
