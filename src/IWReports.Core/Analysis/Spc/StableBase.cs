namespace IWReports.Core.Analysis.Spc;

/// <summary>How many first points show one stable process, to fix the limits on them. Source: statistics anchors, 1.1.</summary>
public static class StableBase
{
    private const int Most = 20;

    /// <summary>The most of the first points, 12 to 20, that show no special cause among themselves; null where they always do, or are fewer.</summary>
    public static int? Of(IReadOnlyCollection<SeriesPoint> series)
    {
        var sorted = series.OrderBy(point => point.Date).ToList();
        for (var count = Math.Min(Most, sorted.Count); count >= XmrOptions.FewestToFix; count--)
        {
            if (XmrChart.Of(sorted.Take(count), new(ImprovementDirection.None)).Points.All(point => point.Cause == SpecialCause.None))
                return count;
        }

        return null;
    }
}
