namespace IWReports.Core.Analysis.Staffing;

/// <summary>Whether officers were busy enough for calls per hour to say something about them.</summary>
internal static class Demand
{
    // The same share of the hour that planning allows calls to take. Source: KPI catalogue, occupancy.
    private const decimal MostOccupancy = 0.85m;

    /// <summary>False when officers waited for calls, or when the time they spent on them is unknown.</summary>
    public static bool FillsTheHours(MonthReading reading) =>
        Occupancy(reading) is >= MostOccupancy;

    private static decimal? Occupancy(MonthReading reading) =>
        reading.Value("occupancy") ?? (reading.Value("calls_per_hour") * reading.Value("handle_time") / 3600);
}
