namespace IWReports.Core.Facts;

/// <summary>A stretch of time, its end not included.</summary>
public readonly record struct Interval(DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Length => To - From;

    /// <summary>The same time, with what overlaps or touches joined; in order.</summary>
    public static IReadOnlyList<Interval> Union(IEnumerable<Interval> intervals)
    {
        var joined = new List<Interval>();
        foreach (var next in intervals.Where(interval => interval.To > interval.From).OrderBy(interval => interval.From))
        {
            if (joined.Count > 0 && next.From <= joined[^1].To)
                joined[^1] = joined[^1] with { To = next.To > joined[^1].To ? next.To : joined[^1].To };
            else
                joined.Add(next);
        }

        return joined;
    }

    /// <summary>What remains of the intervals when <paramref name="taken"/> is cut out.</summary>
    public static IReadOnlyList<Interval> Minus(IEnumerable<Interval> intervals, IEnumerable<Interval> taken)
    {
        var left = new List<Interval>();
        var holes = Union(taken);
        var next = 0;
        foreach (var interval in Union(intervals))
        {
            var from = interval.From;
            while (next < holes.Count && holes[next].To <= from)
                next++;
            // A hole may reach into the interval after this one, so it is not passed yet.
            for (var hole = next; hole < holes.Count && holes[hole].From < interval.To; hole++)
            {
                if (from < holes[hole].From)
                    left.Add(new(from, holes[hole].From));
                from = holes[hole].To;
            }

            if (from < interval.To)
                left.Add(interval with { From = from });
        }

        return left;
    }
}
