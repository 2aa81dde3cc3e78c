namespace IWReports.Core.Analysis.Causes;

/// <summary>Whether more of a driver goes with a worse outcome, interval by interval: Kendall's rank correlation, which asks for no straight line.</summary>
public sealed record DoseResponse(double Tau, double P)
{
    /// <summary>Fewer intervals show no response.</summary>
    public const int FewestIntervals = 20;

    private const double Level = 0.05;

    /// <summary>True where the outcome falls as the driver rises.</summary>
    public bool IsWorseWithMore => Tau < 0 && P <= Level;

    /// <summary>Null with too few intervals, or where driver or outcome never changes.</summary>
    public static DoseResponse? Of(IReadOnlyList<(double Driver, double Outcome)> intervals)
    {
        var n = intervals.Count;
        if (n < FewestIntervals)
            return null;
        var s = 0L;
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
                s += Math.Sign(intervals[j].Driver - intervals[i].Driver) * Math.Sign(intervals[j].Outcome - intervals[i].Outcome);
        }

        var (drivers, outcomes) = (Ties(intervals.Select(one => one.Driver)), Ties(intervals.Select(one => one.Outcome)));
        var pairs = n * (n - 1) / 2d;
        var (driverPairs, outcomePairs) = (pairs - drivers.Sum(Pairs), pairs - outcomes.Sum(Pairs));
        if (driverPairs <= 0 || outcomePairs <= 0)
            return null;
        // With ties on either side. Source: Kendall 1975, 4.2.
        var variance = ((Spread(n) - drivers.Sum(Spread) - outcomes.Sum(Spread)) / 18)
            + (drivers.Sum(Triples) * outcomes.Sum(Triples) / (9d * n * (n - 1) * (n - 2)))
            + (2 * drivers.Sum(Pairs) * outcomes.Sum(Pairs) / (n * (n - 1d)));
        return new(s / Math.Sqrt(driverPairs * outcomePairs), s == 0 ? 1 : Math.Min(1, 2 * Normal.Above((Math.Abs(s) - 1) / Math.Sqrt(variance))));
    }

    private static List<int> Ties(IEnumerable<double> values) => [.. values.GroupBy(value => value).Select(group => group.Count()).Where(count => count > 1)];

    private static double Pairs(int ties) => ties * (ties - 1d) / 2;

    private static double Triples(int ties) => ties * (ties - 1d) * (ties - 2d);

    private static double Spread(int n) => n * (n - 1d) * ((2d * n) + 5);
}
