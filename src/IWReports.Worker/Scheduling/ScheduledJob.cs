using System.Globalization;
using Quartz;

namespace IWReports.Worker.Scheduling;

/// <summary>Where the scheduler meets our jobs: its scheduled fire time is the slot, and the row of that slot decides whether there is anything to do.</summary>
[DisallowConcurrentExecution]
internal sealed class ScheduledJob(Schedules schedules, JobRunner runner, ILogger<ScheduledJob> logger) : IJob
{
    /// <summary>Trigger data of a run that a person asked for: its row.</summary>
    public const string RequestedRun = "run";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var schedule = await schedules.FindAsync(context.JobDetail.Key.Name, cancellationToken);
        var result = context.MergedJobDataMap.TryGetValue(RequestedRun, out var run)
            ? await RunRequestedAsync(schedule, long.Parse((string)run!, CultureInfo.InvariantCulture), context, cancellationToken)
            : await RunDueAsync(schedule, context, cancellationToken);
        if (result?.Error is { } error)
        {
            logger.LogError(error, "{Schedule} {Period} failed: run {Run}.", schedule.Id, result.Period, result.Id);
            throw new JobExecutionException(error);
        }
    }

    private async Task<RunResult?> RunDueAsync(JobSchedule schedule, IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var slot = SlotOf(context);
        var table = schedules.TimetableOf(schedule);
        // A paused schedule's triggers go on, so that nothing piles up behind them; it is here that they come to nothing.
        if (schedule.Paused || slot < schedule.Since || !table.Keeps(slot))
            return null;

        var job = schedules.JobOf(schedule);
        var period = table.PeriodAt(slot, job.Period);
        if (job.Ticks)
        {
            await runner.TickAsync(schedule, job, period, cancellationToken);
            return null;
        }

        var result = await runner.RunDueAsync(schedule, job, period, slot, RedoOf(context), null, cancellationToken);
        if (result is null)
            logger.LogDebug("{Schedule} {Slot}: done before.", schedule.Id, slot);
        return result;
    }

    private async Task<RunResult?> RunRequestedAsync(JobSchedule schedule, long run, IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var period = await schedules.PeriodOfRunAsync(run, cancellationToken);
        return await runner.RunRequestedAsync(schedule, schedules.JobOf(schedule), period, run, RedoOf(context), null, cancellationToken);
    }

    // A trigger that takes up a run cut short is scheduled for when that run began; the due time it served is kept beside.
    private static DateTimeOffset SlotOf(IJobExecutionContext context) =>
        context.Recovering && context.MergedJobDataMap.TryGetValue(SchedulerConstants.FailedJobOriginalTriggerScheduledFireTime, out var original)
            ? DateTimeOffset.Parse((string)original!, CultureInfo.InvariantCulture)
            : context.ScheduledFireTimeUtc ?? throw new InvalidOperationException("The scheduler gave no scheduled fire time.");

    private static Redo RedoOf(IJobExecutionContext context) =>
        context.Recovering ? Redo.Abandoned : context.RetryAttempt > 0 ? Redo.Failed : Redo.Nothing;
}
