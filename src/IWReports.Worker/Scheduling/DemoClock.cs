using System.Globalization;
using IWReports.Worker.Host;

namespace IWReports.Worker.Scheduling;

/// <summary>A clock that starts at a given instant and runs on from there.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private readonly long _started = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(_started);

    /// <summary>The clock that Scheduling:Now asks for: the real one when it is unset.</summary>
    public static TimeProvider From(string? now)
    {
        if (string.IsNullOrWhiteSpace(now))
            return System;
        // Without an offset the instant would depend on the machine's own zone.
        return DateTimeOffset.TryParseExact(now, ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss'Z'"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var start)
            ? new DemoClock(start.ToUniversalTime())
            : throw new InputException(
                $"Scheduling:Now: \"{now}\" is not an instant. Use ISO 8601 with an offset, for example 2025-12-01T09:00:00+11:00.");
    }
}
