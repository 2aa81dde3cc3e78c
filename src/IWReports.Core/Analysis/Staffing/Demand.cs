using IWReports.Core.Kpis.BeHeard;

namespace IWReports.Core.Analysis.Staffing;

/// <summary>Whether officers were busy enough for calls per hour to say something about them.</summary>
internal static class Demand
{
    // The same share of the hour that planning allows calls to take. Source: ops/docs/metrics.md, 3.1.
    private const decimal MostOccupancy = 0.85m;

    /// <summary>False when officers waited for calls, or when the time they spent on them is unknown.</summary>
    public static bool FillsTheHours(Func<string, decimal?> valueOf) =>
        Occupancy(valueOf) is >= MostOccupancy;

    private static decimal? Occupancy(Func<string, decimal?> valueOf) =>
        valueOf(Kpis.BeHeard.Occupancy.Id) ?? (valueOf(CallsPerHour.Id) * valueOf(HandleTime.Id) / 3600);
}
