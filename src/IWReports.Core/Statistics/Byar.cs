namespace IWReports.Core.Statistics;

/// <summary>The interval in which the mean of a count lies. Source: ops/docs/statistics.md, 5.</summary>
public static class Byar
{
    /// <summary>None of a kind has a lower end of 0.</summary>
    public static (double Low, double High) Of(double count, double z = Normal.Z95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var above = count + 1;
        return (count == 0 ? 0 : count * Cube(1 - (1 / (9 * count)) - (z / (3 * Math.Sqrt(count)))),
            above * Cube(1 - (1 / (9 * above)) + (z / (3 * Math.Sqrt(above)))));
    }

    private static double Cube(double x) => x * x * x;
}
