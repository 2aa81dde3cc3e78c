using IWReports.Core.Kpis.BeHeard;

namespace IWReports.Core.Analysis.Staffing;

/// <summary>Whether officers were busy enough for calls per hour to say something about them.</summary>
internal static class Demand
{
    /// <summary>False when officers waited for calls, or when the time they spent on them is unknown.</summary>
    /// <param name="most">The share of the hour that planning allows calls to take: the target of the occupancy.</param>
    public static bool FillsTheHours(Func<string, decimal?> valueOf, decimal most) => Occupancy(valueOf) >= most;

    private static decimal? Occupancy(Func<string, decimal?> valueOf) =>
        valueOf(Kpis.BeHeard.Occupancy.Id) ?? (valueOf(CallsPerHour.Id) * valueOf(HandleTime.Id) / 3600);
}
