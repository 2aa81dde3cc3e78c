using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.TheTeam;
using IWReports.Core.Statistics.Erlang;

namespace IWReports.Core.Analysis.Staffing;

/// <summary>Officers needed in each half-hour of a day, from the same weekday's calls of the last weeks.</summary>
/// <remarks>Source: ops/docs/statistics.md, 3.4.</remarks>
public static class AgentsNeeded
{
    /// <summary>How far back demand, handling time and patience are taken from.</summary>
    public const int DaysBack = 28;

    private const int WeeksBack = DaysBack / 7;

    /// <summary>
    /// The needs of a business day for the company, each team and each queue. Queues are not pooled: their officers are counted apart.
    /// </summary>
    public static IEnumerable<HalfHourNeed> On(DateOnly day, IReadOnlyList<QueueHalfHour> log, MeasureSettings settings)
    {
        if (!settings.Calendar.IsBusinessDay(day))
            return [];
        var goal = Goal(day, settings);
        var needs = Recent(day, log).SelectMany(queue => OfQueue([.. queue], MeanOfWeekday(day, [.. queue]), goal, settings.Calendar))
            .ToList();
        return Scopes(needs).SelectMany(scope => scope.Needs.GroupBy(need => need.Slot).OrderBy(slot => slot.Key)
            .Select(slot => new HalfHourNeed(day, slot.Key, scope.Scope, slot.Sum(need => need.OnPhones),
                slot.Sum(need => goal.Rostered(need.OnPhones)))));
    }

    /// <summary>Of the calls that each queue is expected to be offered, those to be served, as in the last weeks.</summary>
    public static IReadOnlyDictionary<string, double[]> ToServe(IReadOnlyDictionary<string, double[]> offered, DateOnly day,
        IReadOnlyList<QueueHalfHour> log)
    {
        var share = Recent(day, log).ToDictionary(queue => queue.Key, queue => queue.Sum(entry => entry.Offered) is > 0 and var all
            ? queue.Sum(entry => entry.ToServe) / (double)all : 1, StringComparer.Ordinal);
        return offered.ToDictionary(queue => queue.Key,
            queue => Array.ConvertAll(queue.Value, calls => calls * share.GetValueOrDefault(queue.Key, 1)), StringComparer.Ordinal);
    }

    /// <summary>
    /// Officers on the phones for the calls that each queue has to serve in the half-hours of a business day, all queues together; null
    /// where a queue that has some to serve has no handling time.
    /// </summary>
    public static IReadOnlyDictionary<HalfHour, int>? For(DateOnly day, IReadOnlyDictionary<string, double[]> toServe,
        IReadOnlyList<QueueHalfHour> log, MeasureSettings settings)
    {
        var recent = Recent(day, log).ToDictionary(queue => queue.Key, queue => queue.ToList(), StringComparer.Ordinal);
        var needs = new Dictionary<HalfHour, int>();
        foreach (var (queue, calls) in toServe.Where(queue => queue.Value.Sum() > 0))
        {
            var own = OfQueue(recent.GetValueOrDefault(queue, []), slot => calls[slot.Index], Goal(day, settings), settings.Calendar)
                .ToList();
            if (own.Count == 0)
                return null;
            foreach (var need in own)
                needs[need.Slot] = needs.GetValueOrDefault(need.Slot) + need.OnPhones;
        }

        return needs;
    }

    /// <summary>What a day's needs rest on besides its calls: the last weeks' log of each queue.</summary>
    public static IEnumerable<IGrouping<string, QueueHalfHour>> Recent(DateOnly day, IReadOnlyList<QueueHalfHour> log) =>
        log.Where(entry => entry.Day <= day && entry.Day > day.AddDays(-DaysBack)).GroupBy(entry => entry.Queue, StringComparer.Ordinal);

    /// <summary>What officers are needed for on a day: the targets by which the service level and their occupancy are judged.</summary>
    public static StaffingGoal Goal(DateOnly day, MeasureSettings settings) =>
        new((double)RequiredAgents.ServiceTarget(day, settings), settings.ServiceLevelWithin)
        {
            LevelOf = figures => ServiceTally.Of(figures).Of(settings.ServiceLevelVariant) is { Base: > 0 } served
                ? served.InTime / served.Base : 0,
            MaxOccupancy = (double)RequiredAgents.MaxOccupancy(day, settings),
            Shrinkage = (double)settings.Shrinkage,
        };

    private static IEnumerable<(Scope Scope, IEnumerable<QueueNeed> Needs)> Scopes(List<QueueNeed> needs) =>
    [
        (Scope.Company, needs),
        .. needs.Where(need => need.Team is not null).GroupBy(need => need.Team!, StringComparer.Ordinal)
            .Select(team => (new Scope(ScopeKind.Team, team.Key), (IEnumerable<QueueNeed>)team)),
        .. needs.GroupBy(need => need.Queue, StringComparer.Ordinal)
            .Select(queue => (new Scope(ScopeKind.Queue, queue.Key), (IEnumerable<QueueNeed>)queue)),
    ];

    // Null where the last weeks had no such day.
    private static Func<HalfHour, double>? MeanOfWeekday(DateOnly day, List<QueueHalfHour> log)
    {
        var weeks = Enumerable.Range(0, WeeksBack).Count(back => log.Any(entry => entry.Day == day.AddDays(-7 * back)));
        var sameWeekday = log.Where(entry => entry.Day.DayOfWeek == day.DayOfWeek).ToLookup(entry => entry.Slot);
        return weeks == 0 ? null : slot => sameWeekday[slot].Sum(entry => entry.ToServe) / (double)weeks;
    }

    private static IEnumerable<QueueNeed> OfQueue(List<QueueHalfHour> log, Func<HalfHour, double>? calls, StaffingGoal goal,
        BusinessCalendar calendar)
    {
        var handled = log.Sum(entry => entry.Handled);
        if (handled == 0 || calls is null)
            yield break;
        var handle = Sum(log, entry => entry.HandleTime) / handled;
        var abandoned = log.Sum(entry => entry.Abandoned);
        var patience = CallerPatience.MeanOf(Sum(log, entry => entry.Waited), abandoned);
        if (handle <= TimeSpan.Zero || patience <= TimeSpan.Zero)
            yield break;

        foreach (var slot in calendar.OpenHalfHours)
            yield return new(slot, log[0].Queue, log[0].Team, goal.OnPhones(new(calls(slot), HalfHour.Length, handle, patience)));
    }

    private static TimeSpan Sum(IEnumerable<QueueHalfHour> log, Func<QueueHalfHour, TimeSpan> of) =>
        log.Aggregate(TimeSpan.Zero, (sum, entry) => sum + of(entry));

    private sealed record QueueNeed(HalfHour Slot, string Queue, string? Team, int OnPhones);
}
