using IWReports.Core.Analysis.Data;

namespace IWReports.Core.Analysis.Causes;

/// <summary>
/// Calls that count, and those in time, that each set of changed drivers would have given, by day: what shares and their ranges are
/// computed from.
/// </summary>
internal sealed class Counterfactuals
{
    public static readonly int Drivers = Enum.GetValues<Driver>().Length;

    public static readonly int Sets = 1 << Drivers;

    private readonly List<(double[] Calls, double[] InTime)> _days = [];

    public Counterfactuals(IEnumerable<IntervalChange> intervals, QueueModel queue, CancellationToken cancellationToken = default)
    {
        foreach (var day in intervals.GroupBy(interval => interval.Day).OrderBy(day => day.Key))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (calls, inTime) = (new double[Sets], new double[Sets]);
            foreach (var interval in day)
                Add(interval, queue, calls, inTime);
            _days.Add((calls, inTime));
        }
    }

    public int Days => _days.Count;

    /// <summary>The month's service level for every set: calls in time over those that count, null where some set has none.</summary>
    public double[]? ServiceLevels(IReadOnlyList<int> days)
    {
        var (calls, inTime) = (new double[Sets], new double[Sets]);
        foreach (var day in days)
        {
            for (var set = 0; set < Sets; set++)
            {
                calls[set] += _days[day].Calls[set];
                inTime[set] += _days[day].InTime[set];
            }
        }

        return calls.Any(count => count <= 0) ? null : [.. inTime.Zip(calls, (hits, count) => hits / count)];
    }

    private static void Add(IntervalChange interval, QueueModel queue, double[] calls, double[] inTime)
    {
        // Drivers that did not change need no evaluation of their own.
        var changed = Enumerable.Range(0, Drivers)
            .Where(driver => interval.Reference.With(1 << driver, interval.Actual) != interval.Reference)
            .Aggregate(0, (set, driver) => set | (1 << driver));
        var served = new (double InTime, double Base)[Sets];
        for (var set = 0; set < Sets; set++)
        {
            var drivers = interval.Reference.With(set, interval.Actual);
            served[set] = (set & ~changed) != 0 ? served[set & changed] : drivers.Calls > 0 ? queue.Served(queue.Tally(drivers)) : default;
            calls[set] += drivers.Calls * served[set].Base;
            inTime[set] += drivers.Calls * served[set].InTime;
        }
    }
}
