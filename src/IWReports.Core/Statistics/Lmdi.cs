namespace IWReports.Core.Statistics;

/// <summary>Shares out the change of a product among its factors, exactly: an identity, no model.</summary>
/// <remarks>Source: ops/docs/statistics.md, 4.8.</remarks>
public static class Lmdi
{
    // The next term of the series, 4t⁴/45, is then beyond the digits there are.
    private const double Near = 1e-4;

    /// <summary>What each factor contributed; they sum to the change of the product. Every factor is above 0.</summary>
    public static double[] Of(IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        if (before.Count == 0 || before.Count != after.Count)
            throw new ArgumentException($"{before.Count} factors before cannot be held against {after.Count} after.", nameof(after));
        if (before.Concat(after).Any(factor => !(factor > 0 && double.IsFinite(factor))))
            throw new ArgumentException("Every factor must be above 0: what was 0 grew from nothing, which no share tells.",
                nameof(before));
        var (first, last) = (before.Aggregate((product, factor) => product * factor),
            after.Aggregate((product, factor) => product * factor));
        var mean = LogarithmicMean(first, last);
        return [.. before.Zip(after, (from, to) => mean * Math.Log(to / from))];
    }

    // (b − a) / ln(b / a), which for neighbours is nothing over nothing: there the series of t / artanh t, t = (b − a) / (a + b), stands
    // in.
    private static double LogarithmicMean(double a, double b)
    {
        var t = (b - a) / (a + b);
        return Math.Abs(t) < Near ? (a + b) / 2 * (1 - (t * t / 3)) : (b - a) / Math.Log(b / a);
    }
}
