namespace IWReports.Core.Kpis.Measuring;

/// <summary>Durations as the seconds that are summed; unknown stays unknown.</summary>
internal static class DurationInSeconds
{
    public static decimal Seconds(this TimeSpan time) => (decimal)time.Ticks / TimeSpan.TicksPerSecond;

    public static decimal? Seconds(this TimeSpan? time) => time?.Seconds();
}
