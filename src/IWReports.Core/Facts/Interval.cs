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
        var left = Union(intervals);
        foreach (var hole in Union(taken))
            left = [.. left.SelectMany(interval => interval.Without(hole))];
        return left;
    }

    private IEnumerable<Interval> Without(Interval hole)
    {
        if (hole.To <= From || hole.From >= To)
        {
            yield return this;
            yield break;
        }

        if (From < hole.From)
            yield return this with { To = hole.From };
        if (hole.To < To)
            yield return this with { From = hole.To };
    }
}
