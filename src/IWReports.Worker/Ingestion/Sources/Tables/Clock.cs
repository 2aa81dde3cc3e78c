using System.Globalization;
using NpgsqlTypes;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>A later time of a call: with its day, or as a time of day alone, which is then the next one of the kind.</summary>
internal static class Clock
{
    public static readonly CellType Type = new("time, 2025-11-30T14:05 or 14:05", NpgsqlDbType.TimestampTz, (text, context) =>
        NumberedMoment.Is(text) ? Moment.Read(text, context)
        : TimeOfDayText.IsEndOfDay(text) ? TimeOnly.MinValue
        : TimeOnly.TryParseExact(text, context.Format ?? "H:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            || (context.Format is null && !text.Contains('-'))
            ? CellType.TimeOfDay.Read(text, context)
            : Moment.Read(text, context));

    private static readonly TimeSpan PastMidnight = TimeSpan.FromHours(12);

    /// <summary>The column's time; null where it is blank. One before what came earlier is refused.</summary>
    public static DateTimeOffset? After(TableRecord record, Column column, DateTimeOffset earlier, string what)
    {
        var at = record[column] switch
        {
            Moment moment => moment.At ?? throw new CellException($"{column.Name} gives a day without a time"),
            TimeOnly time => Next(time, earlier, record.Zone),
            _ => (DateTimeOffset?)null,
        };
        return at is { } told && (told < earlier || (told - earlier).TotalSeconds > DurationText.SecondsPerDay)
            ? throw new CellException(string.Create(
                CultureInfo.InvariantCulture,
                    $"{column.Name} ({told:yyyy-MM-dd HH:mm:ss} UTC) is before {what}, or more than a day after it"))
            : at;
    }

    // What the clock tells as earlier is of the next day, where it went past midnight.
    private static DateTimeOffset Next(TimeOnly time, DateTimeOffset earlier, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(earlier, zone).DateTime;
        var isNextDay = time.ToTimeSpan() - local.TimeOfDay + TimeSpan.FromDays(1) < PastMidnight;
        var wall = local.Date.AddDays(isNextDay ? 1 : 0) + time.ToTimeSpan();
        var at = Moment.Place(wall, zone) ?? throw new CellException(string.Create(
            CultureInfo.InvariantCulture, $"{wall:yyyy-MM-dd HH:mm} is no time that a call could have"));
        // Of an hour that the clocks repeat, the second is meant where the first lies before.
        return at < earlier && zone.IsAmbiguousTime(wall)
            && zone.GetAmbiguousTimeOffsets(wall) is var offsets ? at + (offsets.Max() - offsets.Min()) : at;
    }
}
