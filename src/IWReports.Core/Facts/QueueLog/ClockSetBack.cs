namespace IWReports.Core.Facts.QueueLog;

/// <summary>Finds where the clock was set back while a log was written: a line then bears an earlier second than the one above it.</summary>
internal static class ClockSetBack
{
    /// <summary>A call's lines as they stand in their files, the older file first; null where the clock says the same.</summary>
    public static IReadOnlyList<CallEvent>? AsWritten(IEnumerable<CallEvent> lines)
    {
        var files = lines.GroupBy(line => line.Place.File)
            .Select(file => file.OrderBy(line => line.Place.Offset).ThenBy(line => line.At).ToList())
            .OrderBy(file => file.Min(line => line.At)).ThenBy(file => file.Max(line => line.At)).ToList();
        return files.Exists(file => file.Zip(file.Skip(1)).Any(pair => pair.Second.At < pair.First.At))
            ? [.. files.SelectMany(file => file)] : null;
    }
}
