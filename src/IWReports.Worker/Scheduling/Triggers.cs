using IWReports.Worker.Database;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace IWReports.Worker.Scheduling;

/// <summary>Before the scheduler starts: marks abandoned runs, and makes the scheduler's triggers agree with the schedules.</summary>
internal sealed class Triggers(
    ISchedulerFactory schedulers, Schedules schedules, RunLedger ledger, IDbContextFactory<ReportsDbContext> database, TimeProvider time, ILogger<Triggers> logger)
    : IHostedService
{
    // A source or a mail server that is down for a quarter of an hour does not cost the night.
    private static readonly RetryPolicy Retries = RetryPolicy.Explicit([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)]);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await ledger.GiveUpAbandonedAsync(cancellationToken) is > 0 and var abandoned)
            logger.LogWarning("{Count} run(s) were left behind by a worker that stopped.", abandoned);
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var state in await schedules.ListAsync(cancellationToken))
            await AgreeAsync(scheduler, state, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task AgreeAsync(IScheduler scheduler, ScheduleState state, CancellationToken cancellationToken)
    {
        var schedule = state.Schedule;
        var cron = state.Timetable.Cron;
        var known = await scheduler.GetTrigger(new TriggerKey(schedule.Id), cancellationToken) as ICronTrigger;
        var agrees = known is not null && known.CronExpressionString == cron.CronExpressionString && known.TimeZone.Id == cron.TimeZone.Id;
        if (agrees && !state.Job.Ticks)
            return;

        var since = known is not null && !agrees
            ? await EditedAsync(schedule.Id, cancellationToken)
            : await OpenSinceAsync(schedule, cancellationToken);
        var job = JobBuilder.Create<ScheduledJob>().WithIdentity(schedule.Id).StoreDurably().RequestRecovery(!state.Job.Ticks).Build();
        var trigger = TriggerBuilder.Create(time).WithIdentity(schedule.Id).ForJob(job)
            .StartAt(state.Job.Ticks ? time.GetUtcNow() : since)
            .WithSchedule(CronScheduleBuilder.Create(cron)
                .WithMisfireInstruction(state.Job.Ticks ? CronTriggerMisfireInstruction.DoNothing : CronTriggerMisfireInstruction.IgnoreMisfires))
            .WithRetryPolicy(state.Job.Ticks ? RetryPolicy.None : Retries)
            .Build();
        await scheduler.ScheduleJob(job, [trigger], new ScheduleJobOptions { Replace = true }, cancellationToken);
        logger.LogInformation("{Schedule}: next at {Next:yyyy-MM-ddTHH:mm:sszzz}.", schedule.Id, trigger.NextFireTimeUtc);
    }

    // What was done already need not be tried again one by one.
    private async Task<DateTimeOffset> OpenSinceAsync(JobSchedule schedule, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var last = await context.Runs.Where(run => run.ScheduleId == schedule.Id).MaxAsync(run => run.Slot, cancellationToken);
        return last > schedule.Since ? last.Value : schedule.Since;
    }

    // An edited schedule has other due times; those that lie in the past were never expected of it.
    private async Task<DateTimeOffset> EditedAsync(string id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        await context.Schedules.Where(schedule => schedule.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(schedule => schedule.Since, now), cancellationToken);
        return now;
    }
}
