using System.Numerics;

namespace IWReports.Core.Statistics;

/// <summary>Shares a change out among what changed, whatever order one thinks of it in: a convention, exact and even-handed.</summary>
/// <remarks>Source: ops/docs/statistics.md, 4.1.</remarks>
public static class Shapley
{
    private const int MaxDrivers = 16;

    /// <summary>
    /// What each driver contributes, given the outcome for every set of drivers that changed (bit by bit); they sum to the outcome of all
    /// less that of none.
    /// </summary>
    public static double[] Of(int drivers, IReadOnlyList<double> outcomes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(drivers, MaxDrivers);
        if (outcomes.Count != 1 << drivers)
            throw new ArgumentException($"{drivers} drivers have {1 << drivers} sets; there are {outcomes.Count} outcomes.",
                nameof(outcomes));
        // |S|! (k − |S| − 1)! / k!
        var weights = new double[drivers];
        for (var size = 0; size < drivers; size++)
            weights[size] = size == 0 ? 1d / drivers : weights[size - 1] * size / (drivers - size);
        var shares = new double[drivers];
        for (var set = 0; set < outcomes.Count; set++)
        {
            for (var driver = 0; driver < drivers; driver++)
            {
                if ((set & (1 << driver)) == 0)
                    shares[driver] += weights[BitOperations.PopCount((uint)set)] * (outcomes[set | (1 << driver)] - outcomes[set]);
            }
        }

        return shares;
    }
}
