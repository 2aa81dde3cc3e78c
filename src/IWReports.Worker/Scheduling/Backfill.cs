using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using IWReports.Worker.Host;

namespace IWReports.Worker.Scheduling;

/// <summary>One period of a backfill: the run, or null when it was done before.</summary>
internal sealed record Backfilled(ReportPeriod Period, DateTimeOffset Slot, RunResult? Run);

/// <summary>Makes up a range of periods one by one, in order, each under the due time it would have had.</summary>
internal sealed class Backfill(Schedules schedules, JobRuns runs, RunsInProcess here, TimeProvider time)
{
    /// <param name="cancelledBy">
    /// Who counts as having cancelled the period under way when this is stopped; null where it counts as failed.
    /// </param>
    public async Task<IReadOnlyList<Backfilled>> RunAsync(
        string id, ReportPeriod from, ReportPeriod to, bool again, IProgress<Progress> progress, CancellationToken cancellationToken,
            string? cancelledBy = null)
    {
        var manner = new RunManner(again ? RunAgain.Everything : RunAgain.Unfinished) { CancelledBy = cancelledBy };
        var schedule = await schedules.FindAsync(id, cancellationToken);
        Check(schedules, schedule, from, to);
        var slots = Slots(schedules.TimetableOf(schedule), schedules.JobOf(schedule).Period, from, to, time.GetUtcNow()).ToList();
        if (slots.Count == 0)
            throw new InputException($"{id} has no due time up to now that is for {from} to {to}.");

        var done = new List<Backfilled>();
        foreach (var (slot, period) in slots)
        {
            var step = new Step(progress, period, done.Count, slots.Count);
            step.Report(new("starting", 0));
            var row = await runs.OfSlotAsync(schedule, period, slot, cancellationToken);
            var run = await here.RunAsync(row, manner, step, cancellationToken);
            done.Add(new(period, slot, run));
            // What comes later builds on this period.
            if (run is { State: RunState.Failed or RunState.Cancelled })
                break;
        }

        return done;
    }

    /// <summary>Refuses what cannot be made up.</summary>
    public static void Check(Schedules schedules, JobSchedule schedule, ReportPeriod from, ReportPeriod to)
    {
        if (schedules.JobOf(schedule).Ticks)
            throw new InputException(
                $"{schedule.Id} comes round every few minutes and does what is due then; it has no periods to make up.");
        if (to.To < from.From)
            throw new InputException($"From {from} lies after to {to}; give the earlier period first.");
    }

    /// <summary>The due times whose periods lie within a range.</summary>
    internal static IEnumerable<(DateTimeOffset Slot, ReportPeriod Period)> Slots(Timetable table, DuePeriod rule, ReportPeriod from,
        ReportPeriod to, DateTimeOffset now)
    {
        // No period starts after its own due day, so nothing earlier can be meant; later due times have later periods.
        foreach (var slot in table.After(LocalTime.StartOf(from.From, table.Zone).AddSeconds(-1)))
        {
            var period = table.PeriodAt(slot, rule);
            if (slot > now || period.To > to.To)
                yield break;
            if (period.From >= from.From)
                yield return (slot, period);
        }
    }

    private sealed class Step(IProgress<Progress> whole, ReportPeriod period, int done, int all) : IProgress<Progress>
    {
        public void Report(Progress value) => whole.Report(new($"{period}: {value.Message}", (done + (value.Fraction ?? 0)) / all));
    }
}
