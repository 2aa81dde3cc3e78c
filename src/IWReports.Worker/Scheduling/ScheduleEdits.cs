using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Microsoft.EntityFrameworkCore;

namespace IWReports.Worker.Scheduling;

/// <summary>What people change of schedules: pauses and times, each with a reason and audited in the same transaction.</summary>
internal sealed class ScheduleEdits(IDbContextFactory<ReportsDbContext> database, Schedules schedules, TimeProvider time)
{
    /// <summary>Pauses or resumes. What fell due during a pause is not made up by itself: somebody did not want it.</summary>
    public async Task SetPausedAsync(string id, bool paused, string who, string reason, CancellationToken cancellationToken)
    {
        await schedules.FindAsync(id, cancellationToken);
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var changed = await context.Schedules.Where(schedule => schedule.Id == id && schedule.Paused != paused)
            .ExecuteUpdateAsync(
                set => set.SetProperty(schedule => schedule.Paused, paused)
                    .SetProperty(schedule => schedule.Since, schedule => paused ? schedule.Since : time.GetUtcNow()),
                cancellationToken);
        if (changed == 0)
            throw new InputException($"{id} is {(paused ? "paused already" : "not paused")}.");
        await Audit.WriteAsync(context.Connection, who, $"schedule {id} {(paused ? "paused" : "resumed")}", Audit.Reason(reason),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The schedule as it would be with other times; refuses what could not be followed.</summary>
    public JobSchedule Edited(JobSchedule schedule, string? cron, string? zone, string? days)
    {
        var edited = new JobSchedule
        {
            Id = schedule.Id,
            Job = schedule.Job,
            Cron = JobSchedule.InOneLine(cron ?? ""),
            Zone = zone?.Trim() ?? "",
            Days = days?.Trim() ?? "",
            Paused = schedule.Paused,
            Since = time.GetUtcNow(),
        };
        schedules.Check(edited, "");
        return edited;
    }

    /// <summary>Gives a schedule other times. What fell due before is not made up by itself: the new times had not been there.</summary>
    public async Task<JobSchedule> EditAsync(
        string id, string? cron, string? zone, string? days, string who, string reason, CancellationToken cancellationToken)
    {
        var before = await schedules.FindAsync(id, cancellationToken);
        var after = Edited(before, cron, zone, days);
        if ((after.Cron, after.Zone, after.Days) == (before.Cron, before.Zone, before.Days))
            throw new InputException($"{id} has these times already: change its cron, zone or days.");
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // Of two people who edit at once, the second has not seen what the first did.
        var changed = await context.Schedules
            .Where(schedule => schedule.Id == id)
            .Where(schedule => schedule.Cron == before.Cron && schedule.Zone == before.Zone && schedule.Days == before.Days)
            .ExecuteUpdateAsync(
                set => set.SetProperty(schedule => schedule.Cron, after.Cron).SetProperty(schedule => schedule.Zone, after.Zone)
                    .SetProperty(schedule => schedule.Days, after.Days).SetProperty(schedule => schedule.Since, after.Since),
                cancellationToken);
        if (changed == 0)
            throw new InputException($"{id} was changed by somebody else meanwhile. Look at it again.");
        var what = $"schedule {id} edited: from {before.InWords} to {after.InWords}";
        await Audit.WriteAsync(context.Connection, who, what, Audit.Reason(reason), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return after;
    }
}
