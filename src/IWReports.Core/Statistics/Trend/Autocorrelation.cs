namespace IWReports.Core.Statistics.Trend;

/// <summary>How much each value carries over into the next.</summary>
public static class Autocorrelation
{
    /// <summary>
    /// Above this, what is left beside the trend hangs together, and a test of independent values finds trends that are none.
    /// </summary>
    /// <remarks>Source: ops/docs/statistics.md, 2.4.</remarks>
    public const double MaxForTrendTest = 0.3;

    // What rounding leaves of a straight line or a constant is no variation.
    private const double Rounding = 1e-12;

    /// <summary>Of neighbours; null where nothing varies, or there are too few values.</summary>
    public static double? Lag1(IReadOnlyList<double> values)
    {
        if (values.Count < 3)
            return null;
        var mean = values.Average();
        List<double> off = [.. values.Select(value => value - mean)];
        return off.All(value => Math.Abs(value) <= Rounding * Math.Abs(mean)) ? null : off.Skip(1)
            .Zip(off, (value, before) => value * before).Sum() / off.Sum(value => value * value);
    }

    /// <summary>The same of what a straight trend leaves over.</summary>
    public static double? Lag1BesideTrend(IReadOnlyList<int> steps, IReadOnlyList<double> values)
    {
        if (TheilSen.Of(steps, values) is not { } line)
            return null;
        List<double> rest = [.. values.Select((value, i) => value - line.Intercept - (line.Slope * steps[i]))];
        var size = values.Max(Math.Abs);
        return rest.All(value => Math.Abs(value) <= Rounding * size) ? null : Lag1(rest);
    }
}
