using IWReports.Core.Calendar;

namespace IWReports.Worker.Scheduling;

/// <summary>One period of a backfill: the run, or null when it was done before.</summary>
internal sealed record Backfilled(ReportPeriod Period, DateTimeOffset Slot, RunResult? Run);

/// <summary>Makes up a range of periods one by one, in order, each under the due time it would have had.</summary>
internal sealed class Backfill(Schedules schedules, JobRunner runner, TimeProvider time)
{
    public async Task<IReadOnlyList<Backfilled>> RunAsync(
        string id, ReportPeriod from, ReportPeriod to, bool again, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var schedule = await schedules.FindAsync(id, cancellationToken);
        var job = schedules.JobOf(schedule);
        if (job.Ticks)
            throw new InputException($"{id} comes round every few minutes and does what is due then; it has no periods to make up.");

        var slots = Slots(schedules.TimetableOf(schedule), job.Period, from, to, time.GetUtcNow()).ToList();
        if (slots.Count == 0)
            throw new InputException($"{id} has no due time up to now that is for {from} to {to}.");

        var done = new List<Backfilled>();
        foreach (var (slot, period) in slots)
        {
            var step = new Step(progress, period, done.Count, slots.Count);
            step.Report(new("starting", 0));
            var run = await runner.RunDueAsync(schedule, job, period, slot, again ? Redo.Everything : Redo.Failed, step, cancellationToken);
            done.Add(new(period, slot, run));
            // What comes later builds on this period.
            if (run is { State: RunState.Failed })
                break;
        }

        return done;
    }

    /// <summary>The due times whose periods lie within a range.</summary>
    internal static IEnumerable<(DateTimeOffset Slot, ReportPeriod Period)> Slots(Timetable table, DuePeriod rule, ReportPeriod from, ReportPeriod to, DateTimeOffset now)
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
