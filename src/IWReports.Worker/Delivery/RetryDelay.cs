namespace IWReports.Worker.Delivery;

/// <summary>
/// How long a refused delivery waits: doubling, bounded, and spread, so that a hundred refused together do not come back together.
/// </summary>
internal static class RetryDelay
{
    // A fifth to either side.
    private const double Jitter = 0.2;

    // Beyond this the doubling has long passed any bound, and would overflow.
    private const int MaxDoublings = 30;

    /// <param name="attempt">1 for the first attempt.</param>
    /// <param name="chance">From 0 to 1, drawn anew each time.</param>
    public static TimeSpan Of(int attempt, TimeSpan first, TimeSpan longest, double chance)
    {
        var doubled = first * Math.Pow(2, Math.Min(attempt - 1, MaxDoublings));
        return (doubled < longest ? doubled : longest) * (1 + Jitter * (2 * chance - 1));
    }
}
