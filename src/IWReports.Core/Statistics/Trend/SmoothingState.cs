namespace IWReports.Core.Statistics.Trend;

/// <summary>Level, trend and season between two values of a series.</summary>
internal sealed class SmoothingState(SeasonKind kind, double level, double trend, double[] season)
{
    public double Level { get; private set; } = level;

    public double Trend { get; private set; } = trend;

    public double[] Season { get; } = season;

    public int Period => Season.Length;

    /// <summary>Before the second period of a series, from its first two. Source: ops/docs/statistics.md, 2.7.</summary>
    public static SmoothingState Start(IReadOnlyList<double> values, int period, SeasonKind kind)
    {
        var start = ClassicalSeason.Of([.. values.Take(2 * period)], period, kind);
        var (level, slope) = Line(start.Trend);
        return new(kind, level, slope, [.. start.Figure]);
    }

    public SmoothingState Copy() => new(kind, Level, Trend, [.. Season]);

    public SmoothedStep Expect(int step)
    {
        var part = Season[step % Period];
        return new(kind == SeasonKind.Additive ? Level + Trend + part : (Level + Trend) * part, Level, Trend, part);
    }

    public void Learn(int step, double value, Smoothing smoothing)
    {
        var part = Season[step % Period];
        var before = Level;
        var seen = kind == SeasonKind.Additive ? value - part : value / part;
        Level = (smoothing.Alpha * seen) + ((1 - smoothing.Alpha) * (Level + Trend));
        Trend = (smoothing.Beta * (Level - before)) + ((1 - smoothing.Beta) * Trend);
        var left = kind == SeasonKind.Additive ? value - Level : value / Level;
        Season[step % Period] = (smoothing.Gamma * left) + ((1 - smoothing.Gamma) * part);
    }

    // The straight line through the first trend, at the step before its first.
    private static (double Level, double Slope) Line(IReadOnlyList<double> trend)
    {
        var (middle, mean) = ((trend.Count + 1) / 2d, trend.Average());
        var slope = trend.Select((value, i) => (i + 1 - middle) * (value - mean)).Sum()
            / trend.Select((_, i) => (i + 1 - middle) * (i + 1 - middle)).Sum();
        return (mean - (slope * middle), slope);
    }
}
