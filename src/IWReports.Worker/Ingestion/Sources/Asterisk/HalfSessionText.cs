using System.Globalization;
using IWReports.Core.Facts.QueueLog;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Says which sessions of a log count for nothing, and why.</summary>
internal static class HalfSessionText
{
    private const int MaxNamed = 5;

    /// <summary>Null where there are none.</summary>
    public static string? Of(IReadOnlyList<(string Officer, HalfSession Half)> leftOut, TimeZoneInfo zone) => leftOut.Count == 0 ? null
        : $"{leftOut.Count} {(leftOut.Count == 1 ? "session is" : "sessions are")} left out: only one end was written, "
            + $"or the other lies further away than Sources:LongestSession allows, and nothing shows the officer at work within "
                + $"{PresenceAssembly.MaxWithoutEnd.TotalHours:0} hours: "
            + string.Join("; ", leftOut.OrderBy(one => one.Half.At).Take(MaxNamed).Select(one => Name(one.Officer, one.Half, zone)))
            + (leftOut.Count > MaxNamed ? $" and {leftOut.Count - MaxNamed} more." : ".");

    private static string Name(string officer, HalfSession half, TimeZoneInfo zone) => string.Create(CultureInfo.InvariantCulture,
        $"{officer}, {(half.IsBeginning ? "from" : "until")} {TimeZoneInfo.ConvertTime(half.At, zone):yyyy-MM-dd HH:mm}");
}
