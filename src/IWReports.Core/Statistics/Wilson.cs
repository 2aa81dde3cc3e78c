namespace IWReports.Core.Statistics;

/// <summary>The interval in which a proportion lies with 95 % confidence; it never leaves 0 to 1 and holds for few answers.</summary>
/// <remarks>Source: ops/docs/statistics.md, 5.1.</remarks>
public static class Wilson
{
    /// <summary>Lower and upper end for <paramref name="hits"/> of <paramref name="n"/>; null when nobody was asked.</summary>
    public static (double Low, double High)? Of(double hits, double n, double z = Normal.Z95)
    {
        if (n <= 0)
            return null;
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, n);
        var (square, below) = (z * z, 2 * (n + (z * z)));
        var (middle, reach) = (((2 * hits) + square) / below, z * Math.Sqrt(square + (4 * hits * (1 - (hits / n)))) / below);
        // Rounding would put none of n a hair above 0.
        return (hits == 0 ? 0 : middle - reach, hits == n ? 1 : middle + reach);
    }
}
