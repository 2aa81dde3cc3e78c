using System.Globalization;
using IWReports.Worker.Host;

namespace IWReports.Worker.Scheduling;

/// <summary>A clock that starts at a given instant and runs on from there.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    // Nearer clocks are not told apart.
    private static readonly TimeSpan FarApart = TimeSpan.FromDays(60);

    private readonly long _started = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(_started);

    /// <summary>An instant by this clock: what the database stamped by the machine's is as long ago as it was there.</summary>
    public DateTimeOffset Told(DateTimeOffset instant)
    {
        var ahead = System.GetUtcNow() - GetUtcNow();
        // Nearer to the machine's time than to this one: nothing of a demonstration lies months ahead of it.
        return ahead > FarApart && instant > GetUtcNow() + (ahead / 2) ? instant - ahead : instant;
    }

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
