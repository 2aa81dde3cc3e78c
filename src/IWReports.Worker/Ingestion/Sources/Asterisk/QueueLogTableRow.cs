using System.Globalization;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Which of the two times the hour was that the clocks repeat in autumn.</summary>
internal enum RepeatedHour { Refused, First, Second }

/// <summary>
/// Writes a row of the realtime table as the line that Asterisk would have written to its file, so that one assembly serves both.
/// </summary>
/// <remarks>Source: ops/docs/source-formats.md, 1.6.</remarks>
/// <param name="gmt">What says that the times are in GMT, such as "set …:Gmt".</param>
/// <param name="hour">What says which of the two hours is meant.</param>
internal sealed class QueueLogTableRow(TimeZoneInfo zone, RepeatedHour repeated, string gmt, string hour)
{
    private static readonly string[] LocalTimes = ["yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

    private static readonly string[] Instants =
    [
        "yyyy-MM-dd HH:mm:ss.FFFFFFFz", "yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd HH:mm:ss.FFFFFFF'Z'",
            "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
    ];

    /// <summary>The line, and what is wrong with its time otherwise.</summary>
    public (string Line, string? Wrong) Line(string time, string call, string queue, string agent, string word,
        IEnumerable<string> parameters)
    {
        var (epoch, wrong) = Epoch(time);
        // A column that Asterisk had nothing for is empty; the file ends where there is nothing more.
        var text =
            $"{epoch?.ToString(CultureInfo.InvariantCulture) ?? time}|{call}|{queue}|{agent}|{word}|"
                + $"{string.Join('|', parameters).TrimEnd('|')}";
        return (text.ReplaceLineEndings(" "), wrong);
    }

    private (long? Epoch, string? Wrong) Epoch(string time)
    {
        if (decimal.TryParse(time, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var epoch) && epoch < long.MaxValue)
            return ((long)epoch, null);
        if (DateTimeOffset.TryParseExact(time, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return (at.ToUnixTimeSeconds(), null);
        if (!DateTime.TryParseExact(time, LocalTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return (null, "its time is neither epoch seconds nor like 2025-11-30 14:05:00");
        if (zone.IsInvalidTime(local))
            return (null, string.Create(
                CultureInfo.InvariantCulture,
                    $"{local:yyyy-MM-dd HH:mm:ss} did not exist in {zone.Id}: the clocks went forward. If the table is in GMT, {gmt}"));
        if (!zone.IsAmbiguousTime(local))
            return (Seconds(local, zone.GetUtcOffset(local)), null);
        var offsets = zone.GetAmbiguousTimeOffsets(local);
        return repeated switch
        {
            // The larger offset is the earlier instant.
            RepeatedHour.First => (Seconds(local, offsets.Max()), null),
            RepeatedHour.Second => (Seconds(local, offsets.Min()), null),
            _ => (null, string.Create(
                CultureInfo.InvariantCulture, $"{local:yyyy-MM-dd HH:mm:ss} was twice in {zone.Id}: the clocks went back, and the table "
                    + $"does not say which it is. To settle it, {hour}; or let Asterisk write GMT (queue_log_realtime_use_gmt=yes) and "
                    + $"{gmt}")),
        };
    }

    private static long Seconds(DateTime local, TimeSpan offset) => new DateTimeOffset(local, offset).ToUnixTimeSeconds();
}
