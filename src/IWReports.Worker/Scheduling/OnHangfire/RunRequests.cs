using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Scheduling.Jobs;

namespace IWReports.Worker.Scheduling.OnHangfire;

/// <summary>Runs that people ask for: now, for one period or a range, with a reason that is kept.</summary>
internal sealed class RunRequests(Schedules schedules, JobRuns runs, RunsInProcess here, HandOut handOut, ILogger<RunRequests> logger)
{
    /// <summary>Writes the request down and hands it to Hangfire; returns the run to watch.</summary>
    public async Task<long> QueueAsync(string id, string? period, string who, string reason, CancellationToken cancellationToken)
    {
        var run = await WriteAsync(id, period, who, reason, cancellationToken);
        await handOut.HandOutAsync([run], cancellationToken);
        return run;
    }

    /// <summary>Writes down that a range of periods is to be made up and hands that to Hangfire; returns the run to watch.</summary>
    public async Task<long> QueueBackfillAsync(
        string id, ReportPeriod from, ReportPeriod to, bool again, string who, string reason, CancellationToken cancellationToken)
    {
        var schedule = await schedules.FindAsync(id, cancellationToken);
        Backfill.Check(schedules, schedule, from, to);
        var step = new Step(BackfillRun.Id, again ? BackfillRun.Again : "", new(from.From, to.To));
        var run = await runs.RequestAsync(schedule, step, who, Audit.Reason(reason), cancellationToken);
        await handOut.HandOutAsync([run], cancellationToken);
        return run;
    }

    /// <summary>Has the days that changed measured now, instead of by the next nightly run; returns the run to watch.</summary>
    public async Task<long> QueueMeasureAsync(string who, string reason, CancellationToken cancellationToken)
    {
        var schedule = await schedules.FindAsync(NightlyRun.Id, cancellationToken);
        var step = new Step(MeasureRun.Id, "", schedules.PeriodFor(schedule, null));
        var run = await runs.RequestAsync(schedule, step, who, Audit.Reason(reason), cancellationToken);
        await handOut.HandOutAsync([run], cancellationToken);
        return run;
    }

    /// <summary>Runs at once, in this process, and waits for the end.</summary>
    public async Task<RunResult> RunAsync(string id, string? period, string who, string reason, IProgress<Progress> progress,
        CancellationToken cancellationToken)
    {
        var run = await WriteAsync(id, period, who, reason, cancellationToken);
        if (await here.RunAsync(run, new(RunAgain.Nothing), progress, cancellationToken) is { } ended)
            return ended;
        // While it waited for its turn a worker took it, and has ended it.
        var row = (await runs.FindAsync(run, cancellationToken))!;
        return new(run, row.Period, row.State, row.Message ?? "", null);
    }

    private async Task<long> WriteAsync(string id, string? period, string who, string reason, CancellationToken cancellationToken)
    {
        var why = Audit.Reason(reason);
        var schedule = await schedules.FindAsync(id, cancellationToken);
        var wanted = schedules.PeriodFor(schedule, period);
        var run = await runs.RequestAsync(schedule, new(schedules.JobOf(schedule).Id, "", wanted), who, why, cancellationToken);
        logger.LogInformation("{Who} asked for {Schedule} {Period}: run {Run}.", who, id, wanted, run);
        return run;
    }
}
