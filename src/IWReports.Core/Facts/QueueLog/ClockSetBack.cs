namespace IWReports.Core.Facts.QueueLog;

/// <summary>
/// Finds where the clock was set back while a log was written: a line then bears an earlier second than the one above it.
/// </summary>
internal static class ClockSetBack
{
    /// <summary>A call's lines as they stand in their files, the older file first; null where the clock says the same.</summary>
    /// <param name="lines">In the order of time.</param>
    public static IReadOnlyList<CallEvent>? AsWritten(List<CallEvent> lines)
    {
        if (IsOneFileInOrder(lines))
            return null;
        var files = lines.GroupBy(line => line.Place.File)
            .Select(file => file.OrderBy(line => line.Place.Offset).ThenBy(line => line.At).ToList())
            .OrderBy(file => file.Min(line => line.At)).ThenBy(file => file.Max(line => line.At)).ToList();
        return files.Exists(file => file.Zip(file.Skip(1)).Any(pair => pair.Second.At < pair.First.At))
            ? [.. files.SelectMany(file => file)] : null;
    }

    // As nearly all are: lines of one second may stand in any order.
    private static bool IsOneFileInOrder(List<CallEvent> lines)
    {
        var (before, second) = (long.MinValue, long.MinValue);
        for (var at = 0; at < lines.Count; at++)
        {
            if (at > 0 && lines[at].At != lines[at - 1].At)
                before = second;
            if (lines[at].Place.File != lines[0].Place.File || lines[at].Place.Offset < before)
                return false;
            second = Math.Max(second, lines[at].Place.Offset);
        }

        return true;
    }
}
