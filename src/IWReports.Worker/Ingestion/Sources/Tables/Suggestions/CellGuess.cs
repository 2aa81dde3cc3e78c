using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

/// <summary>How one of our columns could be read from one of the file's: the map's entry, why, and what a person should check.</summary>
internal sealed partial record CellGuess(JsonNode Source, string Why, params string[] Doubts)
{
    private static readonly string[] ClockFormats = ["", "HH.mm", "H.mm", "HH.mm.ss", "HHmm"];
    private static readonly string[] Hours = ["hour", "hr", "stunde", "hora", "heure", "uur", "ora"];

    private const int MaxShown = 6;

    /// <summary>Keys of the map beside the columns: patterns of a status.</summary>
    public JsonObject? Status { get; init; }

    /// <summary>Null where the column's values are not what ours holds.</summary>
    public static CellGuess? Of(TableKind kind, Column ours, ColumnSample theirs, TimeZoneInfo zone, bool? isDayFirst)
    {
        if (theirs.Values.Count == 0)
            return ours.Required || !TableBinding.IsNamed(ours, theirs.Name) ? null
                : new(theirs.Name, "by its name; it is blank in all rows looked at");
        var type = ours.Type;
        return kind.Name == "calls" && ours.Name == "outcome" ? WordGuess.Outcome(theirs)
            : kind.Name == "calls" && ours.Name == "direction" ? WordGuess.Direction(theirs)
            : kind.Name == "calls" && ours.Name == "topic" && WordGuess.Direction(theirs) is not null ? null
            : kind.Name == "orders" && ours.Name == "status" ? WordGuess.Order(theirs)
            : type.TakesTime || type == CellType.Month ? Date(ours, theirs, zone, isDayFirst)
            : type.Stored == NpgsqlTypes.NpgsqlDbType.Time ? TimeOfDay(theirs, type)
            : type.Units == Units.OfTime ? DurationGuess.Of(ours, theirs)
            : type.Units == Units.OfNumbers || type == CellType.Percent ? Number(ours, theirs)
            : type.TakesYesNo ? WordGuess.YesNo(ours, theirs)
            : type.Words.Count > 0 ? WordGuess.OneOf(ours, theirs)
            : Text(ours, theirs, zone);
    }

    /// <summary>The format of a column's times of day, "" where we read them without; null where they are none.</summary>
    public static string? ClockFormat(ColumnSample theirs, CellType? type = null) => ClockFormats
        .FirstOrDefault(format => theirs.Values.Count > 0 && (format.Length > 0 || IsClock(theirs))
            && theirs.Fits(value => Reads(type ?? CellType.TimeOfDay, value, format.Length == 0 ? null : format)));

    // A bare number is an hour only where the name says so.
    private static bool IsClock(ColumnSample theirs) => theirs.Words.Core.Any(Hours.Contains)
        ? !theirs.Values.Exists(value => value.Length == 4) || theirs.Values.Exists(value => value.Contains(':', StringComparison.Ordinal))
        : theirs.Values.Exists(value => value.AsSpan().IndexOfAny(":mMh") > 0);

    public static bool Reads(CellType type, string value, string? format = null)
    {
        try
        {
            type.Read(value, new(TimeZoneInfo.Utc, format));
            return true;
        }
        catch (CellException)
        {
            return false;
        }
    }

    private static CellGuess? Date(Column ours, ColumnSample theirs, TimeZoneInfo zone, bool? isDayFirst)
    {
        if (ours.Type == Clock.Type && ClockFormat(theirs) is { } clock)
            return clock.Length == 0 ? new(theirs.Name, "times of day") : new(Object(theirs, "format", clock), $"times of day, {clock}");
        if (ours.Type == CellType.Month && theirs.Fits(value => Reads(ours.Type, value)))
            return new(theirs.Name, "months");
        // Kinds may read times in their own way.
        if (ours.Type != CellType.Time && ours.Type != CellType.Day && ours.Type != Clock.Type
            && theirs.Fits(value => Reads(ours.Type, value)))
            return new(theirs.Name, "times");
        if (DateFormat.Find(theirs, zone, isDayFirst) is not { } found)
            return null;
        string[] doubts = found.IsAmbiguous ? [$"\"{theirs.Name}\": {found.Why}. Is 03/04 the 3rd of April or the 4th of March?"] : [];
        if (theirs is { FirstOver12: > 0, SecondOver12: > 0 } && found.Format is { } only && char.ToLowerInvariant(only[0]) is 'd' or 'm')
            doubts = [.. doubts,
                $"\"{theirs.Name}\" has dates with the day first and others with the month first: one of the two cannot be read"];
        if (found.Doubt is not null)
            doubts = [.. doubts, found.Doubt];
        return new(found.Format is { } format ? Object(theirs, "format", format)
            : theirs.Name, $"{(found.HasTime ? "times" : "days")}, {found.Why}", doubts);
    }

    private static CellGuess? TimeOfDay(ColumnSample theirs, CellType type) => ClockFormat(theirs, type) is not { } format ? null
        : format.Length == 0 ? new(theirs.Name, "times of day") : new(Object(theirs, "format", format), $"times of day, {format}");

    private static CellGuess? Number(Column ours, ColumnSample theirs)
    {
        var unit = ours.Type.Units.Count > 0 ? theirs.Words.NumberUnit : null;
        if (unit is not null && theirs.Fits(value => Reads(CellType.Number, value)))
            return new(Object(theirs, "unit", unit), $"numbers; its name says {unit}");
        if (theirs.Fits(value => Reads(ours.Type, value)))
            return new(theirs.Name, ours.Type.Units == Units.None ? "percentages" : ours.Type.Stored == NpgsqlTypes.NpgsqlDbType.Integer
                ? "whole numbers" : "numbers");
        return MarkGuess.Find(ours, theirs);
    }

    private static CellGuess? Text(Column ours, ColumnSample theirs, TimeZoneInfo zone)
    {
        var isCaller = ours.Type == CellType.Caller || ours.Type == CellType.Callers;
        if (!isCaller && !theirs.Fits(value => Reads(ours.Type, value)))
            return null;
        // A name for people, queues or topics holds no times and figures.
        var isWords = !ours.Key && ours.Type == CellType.Text;
        if ((isWords || isCaller) && !TableBinding.IsNamed(ours, theirs.Name)
            && (DateFormat.Find(theirs, zone, null) is { IsNumbered: false } || theirs.Fits(value => Figure().IsMatch(value))))
            return null;
        var shown = isCaller || PrivateFields.IsPrivate(theirs.Name) || theirs.Few is not { Count: <= MaxShown } few || !isWords
            || Private.IsFree(ours.Name)
            ? "" : $": {string.Join(", ", few.Keys.Select(ContactDetails.Mask))}";
        return new(theirs.Name, ours.Key && theirs.IsUnique ? "each value once" : $"text{shown}");
    }

    public static JsonObject Object(ColumnSample theirs, string key, JsonNode value) => new() { ["column"] = theirs.Name, [key] = value };

    // A clock, a percentage or a decimal.
    [GeneratedRegex(@"^[0-9]{1,3}:[0-9]{2}(:[0-9]{2})?$|^[0-9.,]+ ?%$|^[0-9]+[.,][0-9]+$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Figure();
}
