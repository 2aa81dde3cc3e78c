using IWReports.Core.Statistics;

namespace IWReports.Core.Analysis.Staffing;

/// <summary>
/// Why large teams need less spare: officers beyond the load in units of its square root. An explanation, never in place of the exact
/// figures.
/// </summary>
/// <remarks>Source: ops/docs/statistics.md, 3.6.</remarks>
public static class SquareRootStaffing
{
    /// <summary>Below this load the approximation is off by points.</summary>
    public const double FewestErlangs = 50;

    /// <summary>The spare of so many officers, β in n = a + β√a.</summary>
    public static double Spare(double erlangs, int officers) => (officers - erlangs) / Math.Sqrt(erlangs);

    public static int Officers(double erlangs, double spare) => (int)Math.Ceiling(erlangs + (spare * Math.Sqrt(erlangs)));

    /// <summary>The share that waits, of callers who never hang up; everyone without spare.</summary>
    public static double WaitProbability(double spare) => spare <= 0 ? 1 : 1 / (1 + (spare * Normal.Below(spare) / Normal.Density(spare)));

    /// <summary>The shares that wait and hang up; impatience is handling time over patience.</summary>
    public static (double Waits, double HangUp) WithHangUps(double spare, int officers, double impatience)
    {
        var scaled = spare / Math.Sqrt(impatience);
        var waits = 1 / (1 + (Math.Sqrt(impatience) * Hazard(scaled) / Hazard(-spare)));
        return (waits, Math.Sqrt(impatience / officers) * (Hazard(scaled) - scaled) * waits);
    }

    private static double Hazard(double z) => Normal.Density(z) / Normal.Above(z);
}
