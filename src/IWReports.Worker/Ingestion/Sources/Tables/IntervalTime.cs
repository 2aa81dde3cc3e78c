using System.Globalization;
using System.Text.RegularExpressions;
using NpgsqlTypes;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>When an interval within a day starts, and how long it is where the text says both: 09:00 - 09:30.</summary>
internal readonly partial record struct IntervalTime(TimeOnly Starts, int? Minutes)
{
    public static readonly CellType Type = new("time of day, 09:30, or interval, 09:00 - 09:30", NpgsqlDbType.Time, (text, context) =>
        Read(text, context));

    private const int DayMinutes = 1440;

    public override string ToString() => Minutes is { } minutes ? string.Create(
        CultureInfo.InvariantCulture, $"{Starts:HH:mm:ss}, {minutes} min") : string.Create(
        CultureInfo.InvariantCulture, $"{Starts:HH:mm:ss}");

    private static IntervalTime Read(string text, CellContext context)
    {
        // One time, also with its day and offset, is no interval.
        if (TryRead(text, context) is { } one)
            return new(one, null);
        foreach (var between in Between().Matches(text).Where(between => between.Index > 0))
        {
            var (from, to) = (text[..between.Index].Trim(), text[(between.Index + between.Length)..].Trim());
            // A day stands before the first time only, or before both.
            var ends = TimeOfDayText.IsEndOfDay(to) ? TimeOnly.MinValue
                : TryRead(to, context) ?? TryRead(to, context with { Format = null });
            if (ends is { } end && Start(from, to, end, context) is { } starts)
                return new(starts, Length(starts, end, text));
        }

        return new(TimeOfDayText.Read(text, context), null);
    }

    // "1:00 - 1:30 PM" names the half of the day once.
    private static TimeOnly? Start(string from, string to, TimeOnly end, CellContext context)
    {
        if (Half().Match(to) is not { Success: true } half || Half().IsMatch(from))
            return TryRead(from, context);
        var same = TryRead($"{from} {half.Value}", context);
        // "11:30 - 12:00 AM" ends at midnight.
        return same is null || same < end || same == TimeOnly.MinValue ? same : same.Value.AddHours(12);
    }

    // Some name the last minute or second of an interval: 09:00 - 09:29, 09:00:00 - 09:29:59.
    private static int Length(TimeOnly starts, TimeOnly end, string text)
    {
        var minutes = (int)Math.Round((end - starts).TotalMinutes);
        if (end <= starts && end != TimeOnly.MinValue)
            throw new CellException(text, "an interval within a day: it does not end after it starts. Part it at midnight");
        return minutes == 0 ? DayMinutes : minutes % 5 == 4 ? minutes + 1 : minutes;
    }

    private static TimeOnly? TryRead(string text, CellContext context)
    {
        try
        {
            return TimeOfDayText.Read(text, context);
        }
        catch (CellException)
        {
            // What stands beside a dash of another kind, as in a day, is no time.
            return null;
        }
    }

    [GeneratedRegex(@"\s*[-–—~]\s*|\s+(?:to|until|bis|a|à|al|hasta|até|às)\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"[ap]\.?\s?m\.?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Half();
}
