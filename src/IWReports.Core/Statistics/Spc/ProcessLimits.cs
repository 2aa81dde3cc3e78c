namespace IWReports.Core.Statistics.Spc;

/// <summary>The mean and natural limits of an XmR chart, from the average moving range. Source: ops/docs/statistics.md, 1.1.</summary>
public sealed record ProcessLimits(double Mean, double MovingRange)
{
    // 3 / d2 for moving ranges of two points (d2 = 1.128), rounded as the published charts do.
    private const double Limit = 2.66;

    // The same at two of the three sigma.
    private const double NearLimit = 2 * Limit / 3;

    // D4 for moving ranges of two points: a range beyond it is itself a special cause.
    private const double Screen = 3.267;

    /// <summary>Not clipped at 0 or 100 %: only a drawing may do that.</summary>
    public double Lower => Mean - (Limit * MovingRange);

    public double Upper => Mean + (Limit * MovingRange);

    public double NearLower => Mean - (NearLimit * MovingRange);

    public double NearUpper => Mean + (NearLimit * MovingRange);

    /// <summary>
    /// Limits of a base of at least one value. Screening leaves out moving ranges once, never points, and keeps the mean unless no range
    /// is left.
    /// </summary>
    public static ProcessLimits Of(ReadOnlySpan<double> values, bool screen)
    {
        var ranges = new double[values.Length - 1];
        for (var i = 0; i < ranges.Length; i++)
            ranges[i] = Math.Abs(values[i + 1] - values[i]);
        var average = MeanOf(ranges);
        // A constant series has nothing to screen; "below 0" would leave no range at all.
        if (!screen || average == 0)
            return new(MeanOf(values), average);
        var screened = MeanOf([.. ranges.Where(range => range < Screen * average)]);
        // Equal values but for a few: the mean of all would be no value of the process,
        // and each of its points beside it. Source: ops/decisions/041-equal-points-and-one-other.md.
        return new(screened == 0 ? MedianOf(values) : MeanOf(values), screened);
    }

    private static double MedianOf(ReadOnlySpan<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    // The second pass takes back what rounding did, so a value on the mean is seen to be on it.
    private static double MeanOf(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
            return 0;
        var sum = 0d;
        foreach (var value in values)
            sum += value;
        var mean = sum / values.Length;
        var rest = 0d;
        foreach (var value in values)
            rest += value - mean;
        return mean + (rest / values.Length);
    }
}
