namespace IWReports.Core.Analysis.Staffing;

/// <summary>
/// Why large teams need less spare: officers beyond the load in units of its square root. An explanation, never in place of the exact
/// figures.
/// </summary>
/// <remarks>Source: ops/docs/statistics.md, 3.6.</remarks>
public static class SquareRootStaffing
{
    /// <summary>Below this load the approximation is off by points.</summary>
    public const double MinErlangs = 50;

    /// <summary>The spare of so many officers, β in n = a + β√a.</summary>
    public static double Spare(double erlangs, int officers) => (officers - erlangs) / Math.Sqrt(erlangs);

    public static int Officers(double erlangs, double spare) => (int)Math.Ceiling(erlangs + (spare * Math.Sqrt(erlangs)));
}
