namespace IWReports.Core.Statistics.Trend;

/// <summary>Whether a season adds to the level or multiplies it.</summary>
public enum SeasonKind { Additive, Multiplicative }

/// <summary>
/// A centred moving mean over one period, and what each step of the period lies above it: differences that sum to 0, or factors of mean 1.
/// </summary>
public sealed record ClassicalSeason(IReadOnlyList<double> Trend, IReadOnlyList<double> Figure)
{
    /// <summary>Of two full periods or more; the trend begins half a period after the series. Factors need values above 0.</summary>
    public static ClassicalSeason Of(IReadOnlyList<double> values, int period, SeasonKind kind)
    {
        if (period < 2 || values.Count < 2 * period)
            throw new ArgumentException($"A season of {period} steps needs at least two full periods; there are {values.Count} values.",
                nameof(values));
        if (kind == SeasonKind.Multiplicative && values.Any(value => value <= 0))
            throw new ArgumentException("A season of factors needs values above 0.", nameof(values));
        var half = period / 2;
        // An even period has no middle: half of each end makes it one step longer.
        var end = period % 2 == 0 ? 0.5 : 1;
        double[] trend = [.. Enumerable.Range(half, values.Count - (2 * half))
            .Select(i => Enumerable.Range(-half, (2 * half) + 1).Sum(off => (Math.Abs(off) == half ? end : 1) * values[i + off]) / period)];
        double[] figure = [.. Enumerable.Range(0, period)
            .Select(step => Enumerable.Range(0, trend.Length).Where(i => (i + half) % period == step)
            .Average(i => kind == SeasonKind.Additive ? values[i + half] - trend[i] : values[i + half] / trend[i]))];
        var mean = figure.Average();
        return new(trend, [.. figure.Select(value => kind == SeasonKind.Additive ? value - mean : value / mean)]);
    }
}
