namespace IWReports.Core.Statistics.Trend;

/// <summary>A series taken apart into season, trend and what is left. Source: ops/docs/statistics.md, 2.6.</summary>
public sealed record Stl(IReadOnlyList<double> Seasonal, IReadOnlyList<double> Trend, IReadOnlyList<double> Remainder,
    IReadOnlyList<double> Weights)
{
    private const int RobustRounds = 15;

    // Values further off than six median deviations count for nothing.
    private const double Deviations = 6;

    /// <summary>How much of what is not trend is season: 0 none, 1 all.</summary>
    public double SeasonalStrength => Strength(Seasonal);

    public double TrendStrength => Strength(Trend);

    /// <summary>
    /// Of two full periods or more; the season's window is odd and at least 7, or null for a season that is the same every year.
    /// </summary>
    public static Stl Of(IReadOnlyList<double> values, int period, int? seasonWindow = null, bool robust = false) =>
        Of(values, period, seasonWindow, robust ? off => Quantiles.Median([.. off.Order()]) : null);

    /// <summary>The same with the median of deviations to go by; null for a fit that is not robust.</summary>
    internal static Stl Of(IReadOnlyList<double> values, int period, int? seasonWindow, Func<double[], double>? median)
    {
        if (period < 2 || values.Count < 2 * period)
            throw new ArgumentException($"A season of {period} steps needs at least two full periods; there are {values.Count} values.",
                nameof(values));
        if (seasonWindow is < 7 || seasonWindow % 2 == 0)
            throw new ArgumentOutOfRangeException(nameof(seasonWindow), seasonWindow, "The window is odd and at least 7.");
        double[] y = [.. values];
        var window = seasonWindow ?? ((10 * y.Length) + 1);
        var parts = new Parts(
            period,
            LoessOf(window, 0),
            LoessOf(Odd((int)Math.Ceiling(1.5 * period / (1 - (1.5 / window)))), 1),
            LoessOf(Odd(period), 1));

        var (season, trend, weights) = (new double[y.Length], new double[y.Length], Array.Empty<double>());
        for (var round = 0; ; round++)
        {
            for (var inner = 0; inner < (median is null ? 2 : 1); inner++)
                (season, trend) = parts.Step(y, trend, weights);
            if (median is null || round == RobustRounds)
                break;
            double[] off = [.. y.Select((value, i) => Math.Abs(value - season[i] - trend[i]))];
            weights = RobustWeights(off, Deviations * median(off));
        }

        if (seasonWindow is null)
        {
            var same = season.Select((value, i) => (value, i)).GroupBy(one => one.i % period, one => one.value)
                .ToDictionary(group => group.Key, group => group.Average());
            season = [.. season.Select((_, i) => same[i % period])];
        }

        return new(season, trend, [.. y.Select((value, i) => value - season[i] - trend[i])],
            weights.Length > 0 ? weights : [.. y.Select(_ => 1d)]);
    }

    private static Loess LoessOf(int window, int degree) => new(window, degree, (int)Math.Ceiling(window / 10d));

    private static int Odd(int window) => window % 2 == 0 ? window + 1 : window;

    private static double[] RobustWeights(double[] off, double most) =>
        [.. off.Select(value => value <= 0.001 * most ? 1 : value <= 0.999 * most ? Square(1 - Square(value / most)) : 0)];

    private static double Square(double x) => x * x;

    private double Strength(IReadOnlyList<double> part)
    {
        var both = SumOfSquares([.. part.Zip(Remainder, (value, rest) => value + rest)]);
        return both > 0 ? Math.Max(0, 1 - (SumOfSquares(Remainder) / both)) : 0;
    }

    private static double SumOfSquares(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean));
    }

    private sealed record Parts(int Period, Loess Season, Loess Trend, Loess LowPass)
    {
        public (double[] Season, double[] Trend) Step(double[] y, double[] trend, double[] weights)
        {
            var cycles = SmoothCycles([.. y.Zip(trend, (value, level) => value - level)], weights);
            // What the smoothed cycles carry of the level goes back to the trend.
            var low = LowPass.Smooth(MovingMean(MovingMean(MovingMean(cycles, Period), Period), 3), []);
            double[] season = [.. low.Select((level, i) => cycles[Period + i] - level)];
            return (season, Trend.Smooth([.. y.Zip(season, (value, part) => value - part)], weights));
        }

        // Each month of the year on its own, one year further at both ends.
        private double[] SmoothCycles(double[] y, double[] weights)
        {
            var cycles = new double[y.Length + (2 * Period)];
            for (var first = 0; first < Period; first++)
            {
                double[] one = [.. y.Where((_, i) => i % Period == first)];
                double[] robust = [.. weights.Where((_, i) => i % Period == first)];
                var smooth = Season.Smooth(one, robust);
                cycles[first] = Season.At(-1, one, robust) ?? smooth[0];
                cycles[first + ((one.Length + 1) * Period)] = Season.At(one.Length, one, robust) ?? smooth[^1];
                for (var i = 0; i < one.Length; i++)
                    cycles[first + ((i + 1) * Period)] = smooth[i];
            }

            return cycles;
        }

        private static double[] MovingMean(double[] values, int length)
        {
            var means = new double[values.Length - length + 1];
            for (var i = 0; i < means.Length; i++)
                means[i] = values.AsSpan(i, length).ToArray().Average();
            return means;
        }
    }
}
