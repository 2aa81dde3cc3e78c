namespace IWReports.Core.Statistics;

/// <summary>The standard normal distribution, its tails to full precision. Source: ops/docs/statistics.md, 8.2.</summary>
public static class Normal
{
    /// <summary>95 % lie between this and its negative: the quantile of 97.5 %.</summary>
    public const double Z95 = 1.959963984540054;

    // Below it the series converges fast, above it the continued fraction does.
    private const double Tail = 2.5;

    private const int Steps = 80;

    public static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>The share at or below <paramref name="z"/>.</summary>
    public static double Below(double z) => Above(-z);

    /// <summary>The share above <paramref name="z"/>.</summary>
    public static double Above(double z)
    {
        if (z < -Tail)
            return 1 - Above(-z);
        if (z <= Tail)
        {
            var (sum, term) = (0d, z);
            for (var k = 1; Math.Abs(term) > 1e-18; k++)
            {
                sum += term;
                term *= z * z / ((2 * k) + 1);
            }

            return 0.5 - (Density(z) * sum);
        }

        var fraction = z;
        for (var k = Steps; k >= 1; k--)
            fraction = z + (k / fraction);
        return Density(z) / fraction;
    }

    /// <summary>The value that a share, above 0 and below 1, lies below.</summary>
    public static double Quantile(double share)
    {
        if (!(share > 0 && share < 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies above 0 and below 1.");
        if (share > 0.5)
            return -Quantile(1 - share);
        // Right to 4.5e-4; Halley's steps do the rest.
        var t = Math.Sqrt(-2 * Math.Log(share));
        var z = -(t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308))))))));
        for (var step = 0; step < 3; step++)
        {
            var off = (Below(z) - share) / Density(z);
            z -= off / (1 + (z * off / 2));
        }

        return z;
    }
}
