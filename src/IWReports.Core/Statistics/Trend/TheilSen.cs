namespace IWReports.Core.Statistics.Trend;

/// <summary>The median of the slopes between all pairs of points, per step of time, with its 95 % interval.</summary>
/// <remarks>Source: ops/docs/statistics.md, 2.3.</remarks>
public sealed record TheilSen(double Slope, double Intercept, double Low, double High)
{
    /// <summary>Every pair has a slope: more points than these ask for more memory than they tell.</summary>
    public const int MaxPoints = 5_000;

    /// <summary>
    /// Null below two points. Ranks are rounded outwards; where few points leave none, the interval is the range of the slopes.
    /// </summary>
    public static TheilSen? Of(IReadOnlyList<int> steps, IReadOnlyList<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(values.Count, MaxPoints);
        var n = values.Count;
        if (n < 2)
            return null;
        var slopes = new double[n * (n - 1) / 2];
        for (int i = 0, next = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
                slopes[next++] = (values[j] - values[i]) / (steps[j] - steps[i]);
        }

        Array.Sort(slopes);
        var reach = Normal.Z95 * Math.Sqrt(MannKendall.Of(values).Variance);
        var rank = Math.Max(1, (int)Math.Floor((slopes.Length - reach) / 2));
        var slope = Quantiles.Median(slopes);
        var intercept = Quantiles.Median([.. values.Order()]) - (slope * Quantiles.Median([.. steps.Select(step => (double)step).Order()]));
        return new(slope, intercept, slopes[rank - 1], slopes[^rank]);
    }
}
