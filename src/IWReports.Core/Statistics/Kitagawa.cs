namespace IWReports.Core.Statistics;

/// <summary>A part of the whole, before and after: how many, and how many of them count.</summary>
public sealed record Segment(string Name, double Before, double HitsBefore, double After, double HitsAfter);

/// <summary>What a part did to the share of the whole: by its own rate, and by being a larger or smaller part.</summary>
public sealed record SegmentEffect(Segment Segment, double Rate, double Mix)
{
    public double Total => Rate + Mix;
}

/// <summary>Shares out a change of a share among rates and mix. Source: ops/docs/statistics.md, 4.6.</summary>
public sealed record Kitagawa(double Before, double After, IReadOnlyList<SegmentEffect> Effects)
{
    /// <summary>
    /// Null where nothing was counted before or after. A part that was not there at one end has the other end's rate: all of it is mix.
    /// </summary>
    public static Kitagawa? Of(IReadOnlyList<Segment> segments)
    {
        var (before, after) = (segments.Sum(one => one.Before), segments.Sum(one => one.After));
        if (before <= 0 || after <= 0)
            return null;
        var (from, to) = (segments.Sum(one => one.HitsBefore) / before, segments.Sum(one => one.HitsAfter) / after);
        var effects = segments.Where(one => one.Before > 0 || one.After > 0).Select(one =>
        {
            var (was, isNow) = (one.Before / before, one.After / after);
            var last = one.After > 0 ? one.HitsAfter / one.After : one.HitsBefore / one.Before;
            var first = one.Before > 0 ? one.HitsBefore / one.Before : last;
            return new SegmentEffect(one, (was + isNow) / 2 * (last - first), (isNow - was) * (((first + last) / 2) - ((from + to) / 2)));
        });
        return new(from, to, [.. effects]);
    }
}
