namespace IWReports.Core.Statistics;

/// <summary>Quantiles of sorted values, straight between neighbours (type 7). Source: ops/docs/statistics.md, 8.1.</summary>
public static class Quantiles
{
    public static double Of(IReadOnlyList<double> sorted, double share)
    {
        if (sorted.Count == 0)
            throw new ArgumentException("A quantile needs at least one value.", nameof(sorted));
        var place = share * (sorted.Count - 1);
        var below = Math.Min((int)place, sorted.Count - 1);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }

    public static double Median(IReadOnlyList<double> sorted) => Of(sorted, 0.5);
}
