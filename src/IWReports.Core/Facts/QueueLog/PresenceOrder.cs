namespace IWReports.Core.Facts.QueueLog;

/// <summary>
/// Puts an officer's lines in the order in which they were written: by the clock, and within a second, or where the clock was set back, by
/// the file.
/// </summary>
internal static class PresenceOrder
{
    // A clock that keeps time is set back by seconds; lines further apart than this were not written one after the other.
    private static readonly TimeSpan MaxSetBack = TimeSpan.FromMinutes(5);

    // Fewer lines do not show whether a file begins with its newest.
    private const int MinToTell = 4;

    /// <summary>The lines second by second; a line after a clock was set back is given the second of the one above it.</summary>
    public static IEnumerable<IGrouping<DateTimeOffset, PresenceEvent>> Seconds(IEnumerable<PresenceEvent> lines) =>
        lines.GroupBy(line => line.Place.File).SelectMany(AsWritten).GroupBy(line => line.At).OrderBy(second => second.Key);

    /// <summary>Whether the lines of a second stand in one file, whose order then decides.</summary>
    public static bool IsKnown(IEnumerable<PresenceEvent> second)
    {
        var places = second.Select(line => line.Place).ToList();
        return places.TrueForAll(place => place.File == places[0].File) && places.Distinct().Count() == places.Count;
    }

    private static IEnumerable<PresenceEvent> AsWritten(IEnumerable<PresenceEvent> file)
    {
        var lines = file.OrderBy(line => line.Place.Offset).ThenBy(line => line.At).ToList();
        var back = lines.Zip(lines.Skip(1)).Count(pair => pair.Second.At < pair.First.At);
        var newestFirst = lines.Count >= MinToTell && back * 2 > lines.Count;
        var latest = DateTimeOffset.MinValue;
        foreach (var line in lines)
        {
            var setBack = !newestFirst && line.At < latest && latest - line.At <= MaxSetBack;
            latest = setBack ? latest : line.At;
            // Its place says nothing where the file runs backwards.
            yield return newestFirst ? line with { Place = default } : line with { At = latest };
        }
    }
}
