namespace IWReports.Core.Analysis.Trend;

/// <summary>How fast level, trend and season learn, each from 0 (never) to 1 (at once).</summary>
public sealed record Smoothing(double Alpha, double Beta, double Gamma);

/// <summary>What a step was expected to be, and the state it was expected from.</summary>
public sealed record SmoothedStep(double Expected, double Level, double Trend, double Season);

/// <summary>Level, trend and season that learn from each new value. Source: Winters 1960, started as R's HoltWinters does.</summary>
public sealed record HoltWinters(SeasonKind Kind, int Period, Smoothing Smoothing, IReadOnlyList<SmoothedStep> Steps, double SumOfSquares)
{
    private const double FirstStride = 0.1, LastStride = 1e-4;

    private double Level { get; init; }

    private double Trend { get; init; }

    private IReadOnlyList<double> Season { get; init; } = [];

    private double Variance { get; init; }

    public static HoltWinters Of(IReadOnlyList<double> values, int period, SeasonKind kind, Smoothing smoothing)
    {
        var start = ClassicalSeason.Of([.. values.Take(2 * period)], period, kind);
        var (level, trend) = Line(start.Trend);
        var season = start.Figure.ToArray();
        var steps = new List<SmoothedStep>();
        var errors = new List<double>();
        for (var i = period; i < values.Count; i++)
        {
            var part = season[i % period];
            var expected = kind == SeasonKind.Additive ? level + trend + part : (level + trend) * part;
            steps.Add(new(expected, level, trend, part));
            errors.Add(values[i] - expected);
            var before = level;
            level = (smoothing.Alpha * (kind == SeasonKind.Additive ? values[i] - part : values[i] / part)) + ((1 - smoothing.Alpha) * (level + trend));
            trend = (smoothing.Beta * (level - before)) + ((1 - smoothing.Beta) * trend);
            season[i % period] = (smoothing.Gamma * (kind == SeasonKind.Additive ? values[i] - level : values[i] / level)) + ((1 - smoothing.Gamma) * part);
        }

        var mean = errors.Average();
        return new(kind, period, smoothing, steps, errors.Sum(error => error * error))
        {
            Level = level,
            Trend = trend,
            Season = [.. Enumerable.Range(values.Count, period).Select(i => season[i % period])],
            Variance = errors.Sum(error => (error - mean) * (error - mean)) / (errors.Count - 1),
        };
    }

    /// <summary>With the smoothing that would have erred least, found by steps that halve.</summary>
    public static HoltWinters Fit(IReadOnlyList<double> values, int period, SeasonKind kind)
    {
        // Learning from values near 0 may run away; what never learns cannot.
        var best = Least([new(0.3, 0.1, 0.1), new(0, 0, 0)]);
        for (var stride = FirstStride; stride > LastStride;)
        {
            var better = Least(Around(best.Smoothing, stride));
            if (better.SumOfSquares < best.SumOfSquares)
                best = better;
            else
                stride /= 2;
        }

        return best;

        HoltWinters Least(IEnumerable<Smoothing> tried) =>
            tried.Select(smoothing => Of(values, period, kind, smoothing)).MinBy(model => double.IsFinite(model.SumOfSquares) ? model.SumOfSquares : double.MaxValue)!;
    }

    public double[] Forecast(int horizon) => [.. Enumerable.Range(1, horizon).Select(ahead => Kind == SeasonKind.Additive ? Level + (ahead * Trend) + SeasonAt(ahead) : (Level + (ahead * Trend)) * SeasonAt(ahead))];

    /// <summary>How far the 95 % interval of so many steps ahead reaches to either side, if errors are normal and independent.</summary>
    public double Reach(int ahead)
    {
        double Weight(int back) => back == 0 ? 1 : (Smoothing.Alpha * (1 + (back * Smoothing.Beta))) + (back % Period == 0 ? Smoothing.Gamma * (1 - Smoothing.Alpha) : 0);
        double Scaled(int back) => Kind == SeasonKind.Additive ? Weight(back) : Weight(back) * SeasonAt(ahead) / SeasonAt(ahead - back);
        return Normal.Z95 * Math.Sqrt(Variance * Enumerable.Range(0, ahead).Sum(back => Scaled(back) * Scaled(back)));
    }

    private double SeasonAt(int ahead) => Season[(ahead - 1) % Period];

    private static IEnumerable<Smoothing> Around(Smoothing at, double stride) =>
        from alpha in new[] { -stride, 0, stride }
        from beta in new[] { -stride, 0, stride }
        from gamma in new[] { -stride, 0, stride }
        select new Smoothing(Math.Clamp(at.Alpha + alpha, 0, 1), Math.Clamp(at.Beta + beta, 0, 1), Math.Clamp(at.Gamma + gamma, 0, 1));

    // The straight line through the first trend, at the step before its first.
    private static (double Level, double Slope) Line(IReadOnlyList<double> trend)
    {
        var (middle, mean) = ((trend.Count + 1) / 2d, trend.Average());
        var slope = trend.Select((value, i) => (i + 1 - middle) * (value - mean)).Sum() / trend.Select((_, i) => (i + 1 - middle) * (i + 1 - middle)).Sum();
        return (mean - (slope * middle), slope);
    }
}
