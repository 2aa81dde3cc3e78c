using System.Globalization;
using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace IWReports.Worker.Scheduling;

/// <summary>Runs that people ask for: now, for one period, with a reason that is kept.</summary>
internal sealed class RunRequests(
    Schedules schedules, RunLedger ledger, JobRunner runner, IDbContextFactory<ReportsDbContext> database, ISchedulerFactory schedulers, ILogger<RunRequests> logger)
{
    /// <summary>Writes the request down and hands it to the scheduler; returns the run to watch.</summary>
    public async Task<long> QueueAsync(string id, string? period, string who, string reason, CancellationToken cancellationToken)
    {
        var (_, _, run) = await WriteAsync(id, period, who, reason, cancellationToken);
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.TriggerJob(
            new JobKey(id), new JobDataMap { [ScheduledJob.RequestedRun] = run.ToString(CultureInfo.InvariantCulture) }, cancellationToken);
        return run;
    }

    /// <summary>Runs at once and waits for the end.</summary>
    public async Task<RunResult> RunAsync(string id, string? period, string who, string reason, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var (schedule, wanted, run) = await WriteAsync(id, period, who, reason, cancellationToken);
        return await runner.RunRequestedAsync(schedule, schedules.JobOf(schedule), wanted, run, Redo.Nothing, progress, cancellationToken)
            ?? throw new InvalidOperationException($"Run {run} was taken by another worker.");
    }

    private async Task<(JobSchedule, ReportPeriod, long)> WriteAsync(string id, string? period, string who, string reason, CancellationToken cancellationToken)
    {
        var why = Schedules.Reason(reason);
        var schedule = await schedules.FindAsync(id, cancellationToken);
        var wanted = schedules.PeriodFor(schedule, period);
        var run = await ledger.QueueAsync(id, wanted.ToString(), who, why, cancellationToken);
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        context.Audit.Add(new() { Who = who, What = $"run {run} of {id} for {wanted} asked for", Reason = why });
        await context.SaveChangesAsync(cancellationToken);
        logger.LogInformation("{Who} asked for {Schedule} {Period}: run {Run}.", who, id, wanted, run);
        return (schedule, wanted, run);
    }
}
