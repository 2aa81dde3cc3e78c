using System.Globalization;

namespace IWReports.Worker.Ingestion.Sources;

/// <summary>How far a source's clock may be ahead of ours. What is said to have happened later than that cannot have.</summary>
internal static class ClockError
{
    // Clocks differ, also from time zone mistakes; a day is no clock's error.
    private static readonly TimeSpan Allowed = TimeSpan.FromDays(1);

    /// <summary>What is wrong with a time; null where it may be true.</summary>
    public static string? Ahead(string name, DateTimeOffset? at, DateTimeOffset now) =>
        at > now + Allowed ? string.Create(
            CultureInfo.InvariantCulture, $"{name} ({at:yyyy-MM-ddTHH:mm:ssZ}) lies more than {Allowed.TotalHours:0} hours ahead of now")
                : null;
}
