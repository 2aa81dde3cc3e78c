using System.Text.Json.Serialization;

namespace IWReports.Core.Statistics.Trend;

/// <summary>Whether a series rises or falls throughout, by the signs of all its pairs. Source: ops/docs/statistics.md, 2.2.</summary>
public sealed record MannKendall(int N, long S, double Variance)
{
    /// <summary>Up to this many values, all different, p is counted over every order they could stand in.</summary>
    public const int MaxForExact = 12;

    [JsonInclude]
    private bool CannotBeCounted { get; init; }

    public double Z => S == 0 || Variance <= 0 ? 0 : (S - Math.Sign(S)) / Math.Sqrt(Variance);

    /// <summary>Two-sided, by the normal approximation.</summary>
    public double P => Math.Min(1, 2 * Normal.Above(Math.Abs(Z)));

    /// <summary>Two-sided and exact; null with ties, or where there are too many values to count.</summary>
    public double? ExactP => CannotBeCounted || N > MaxForExact ? null : ShareAsFar(N, Math.Abs(S));

    /// <summary>The exact p where there is one.</summary>
    public double BestP => ExactP ?? P;

    /// <summary>Of values in the order of time.</summary>
    public static MannKendall Of(IReadOnlyList<double> values)
    {
        var (n, s) = (values.Count, 0L);
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
                s += Math.Sign(values[j] - values[i]);
        }

        var ties = values.GroupBy(value => value).Select(group => group.Count()).Where(count => count > 1).ToList();
        return new(n, s, (VarianceTerm(n) - ties.Sum(VarianceTerm)) / 18) { CannotBeCounted = ties.Count > 0 };
    }

    /// <summary>The seasonal test: months are compared with the same months only, so a season is no trend.</summary>
    /// <remarks>Source: ops/docs/statistics.md, 2.2.</remarks>
    public static MannKendall Seasonal(IReadOnlyList<double> values, int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        var seasons = values.Select((value, i) => (value, i)).GroupBy(one => one.i % period, one => one.value)
            .Select(season => Of([.. season])).ToList();
        // The counted orders of one season are not those of all of them together.
        return new(values.Count, seasons.Sum(season => season.S), seasons.Sum(season => season.Variance)) { CannotBeCounted = true };
    }

    private static double VarianceTerm(int n) => (double)n * (n - 1) * ((2d * n) + 5);

    // Orders of n by their number of swapped pairs: the Mahonian numbers.
    private static double ShareAsFar(int n, long s)
    {
        double[] orders = [1];
        for (var k = 2; k <= n; k++)
        {
            var next = new double[orders.Length + k - 1];
            for (var swapped = 0; swapped < next.Length; swapped++)
            {
                for (var j = Math.Max(0, swapped - orders.Length + 1); j < k && j <= swapped; j++)
                    next[swapped] += orders[swapped - j];
            }

            orders = next;
        }

        var pairs = orders.Length - 1;
        return orders.Where((_, swapped) => Math.Abs(pairs - (2L * swapped)) >= s).Sum() / orders.Sum();
    }
}
