namespace IWReports.Core.Statistics.Trend;

/// <summary>How fast level, trend and season learn, each from 0 (never) to 1 (at once).</summary>
public sealed record Smoothing(double Alpha, double Beta, double Gamma);

/// <summary>What a step was expected to be, and the state it was expected from.</summary>
public readonly record struct SmoothedStep(double Expected, double Level, double Trend, double Season);

/// <summary>Level, trend and season that learn from each new value. Source: ops/docs/statistics.md, 2.7.</summary>
public sealed record HoltWinters(SeasonKind Kind, int Period, Smoothing Smoothing, IReadOnlyList<SmoothedStep> Steps, double SumOfSquares)
{
    private const double FirstStride = 0.1, LastStride = 1e-4;

    private double Level { get; init; }

    private double Trend { get; init; }

    private IReadOnlyList<double> Season { get; init; } = [];

    private double Variance { get; init; }

    public static HoltWinters Of(IReadOnlyList<double> values, int period, SeasonKind kind, Smoothing smoothing)
    {
        var state = SmoothingState.Start(values, period, kind);
        var steps = new List<SmoothedStep>();
        var errors = new List<double>();
        for (var i = period; i < values.Count; i++)
        {
            var step = state.Expect(i);
            steps.Add(step);
            errors.Add(values[i] - step.Expected);
            state.Learn(i, values[i], smoothing);
        }

        var mean = errors.Average();
        return new(kind, period, smoothing, steps, errors.Sum(error => error * error))
        {
            Level = state.Level,
            Trend = state.Trend,
            Season = [.. Enumerable.Range(values.Count, period).Select(i => state.Season[i % period])],
            Variance = errors.Sum(error => (error - mean) * (error - mean)) / (errors.Count - 1),
        };
    }

    /// <summary>With the smoothing that would have erred least, found by steps that halve.</summary>
    public static HoltWinters Fit(IReadOnlyList<double> values, int period, SeasonKind kind)
    {
        var start = SmoothingState.Start(values, period, kind);
        // Learning from values near 0 may run away; what never learns cannot.
        var best = Least([new(0.3, 0.1, 0.1), new(0, 0, 0)]);
        for (var stride = FirstStride; stride > LastStride;)
        {
            var better = Least(Around(best.Smoothing, stride));
            if (better.Error < best.Error)
                best = better;
            else
                stride /= 2;
        }

        return Of(values, period, kind, best.Smoothing);

        (Smoothing Smoothing, double Error) Least(IEnumerable<Smoothing> tried) =>
            tried.Select(smoothing => (Smoothing: smoothing, Error: ErrorOf(values, start, smoothing)))
                .MinBy(one => double.IsFinite(one.Error) ? one.Error : double.MaxValue);
    }

    public double[] Forecast(int horizon) => [.. Enumerable.Range(1, horizon)
        .Select(ahead => Kind == SeasonKind.Additive ? Level + (ahead * Trend) + SeasonAt(ahead)
        : (Level + (ahead * Trend)) * SeasonAt(ahead))];

    /// <summary>How far the 95 % interval of so many steps ahead reaches to either side, if errors are normal and independent.</summary>
    public double Reach(int ahead)
    {
        double Weight(int back) => back == 0 ? 1
            : (Smoothing.Alpha * (1 + (back * Smoothing.Beta))) + (back % Period == 0 ? Smoothing.Gamma * (1 - Smoothing.Alpha) : 0);
        double Scaled(int back) => Kind == SeasonKind.Additive ? Weight(back) : Weight(back) * SeasonAt(ahead) / SeasonAt(ahead - back);
        return Normal.Z95 * Math.Sqrt(Variance * Enumerable.Range(0, ahead).Sum(back => Scaled(back) * Scaled(back)));
    }

    private double SeasonAt(int ahead) => Season[(ahead - 1) % Period];

    private static IEnumerable<Smoothing> Around(Smoothing at, double stride) =>
        from alpha in new[] { -stride, 0, stride }
        from beta in new[] { -stride, 0, stride }
        from gamma in new[] { -stride, 0, stride }
        select new Smoothing(Math.Clamp(at.Alpha + alpha, 0, 1), Math.Clamp(at.Beta + beta, 0, 1), Math.Clamp(at.Gamma + gamma, 0, 1));

    // The sum of squares alone: a fit asks for thousands of them.
    private static double ErrorOf(IReadOnlyList<double> values, SmoothingState start, Smoothing smoothing)
    {
        var state = start.Copy();
        var sum = 0d;
        for (var i = state.Period; i < values.Count; i++)
        {
            var error = values[i] - state.Expect(i).Expected;
            sum += error * error;
            state.Learn(i, values[i], smoothing);
        }

        return sum;
    }
}
