using System.Globalization;
using System.Text.RegularExpressions;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>A point in time as a table gives it: its local day, and the instant where a time was given.</summary>
internal readonly partial record struct Moment(DateOnly Day, DateTimeOffset? At)
{
    private const string IsoDay = "yyyy-MM-dd";

    private static readonly string[] Between = [" - ", " – ", " — ", " to ", " bis "];

    // Each with a blank or a T between day and time; F takes fractions of a second, also none.
    private static readonly string[] IsoTimes =
    [
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
    ];

    private static readonly string[] IsoOffsets = [.. IsoTimes.SelectMany(format => new[] { format + "'Z'", format + "zzz" })];

    /// <summary>Reads ISO, or the map's format. Without offset a time is local to the zone.</summary>
    /// <remarks>One that the clocks skipped does not exist, one that they repeated is the first.</remarks>
    public static Moment Read(string text, CellContext context)
    {
        var moment = Parse(Start(WithBlanks(text)), context);
        // Programs write 0001-01-01, 1899-12-30 or 9999-12-31 where they know no day.
        var (earliest, latest, _) = DayBounds.Storable;
        return moment.Day < earliest ? throw new CellException(text, $"a day the company could mean: it is before {earliest:yyyy-MM-dd}")
            : moment.Day > latest ? throw new CellException(text,
                $"a day the company could mean: it is after {latest:yyyy-MM-dd}. Where it stands for no day, name it under "
                    + $"Ingestion:BlankWords")
            : moment;
    }

    /// <summary>The time of an ISO day with its time: many sheets keep both and show the time alone. Null for all else.</summary>
    public static TimeOnly? Clock(string text) =>
        DateTime.TryParseExact(text, IsoTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? TimeOnly.FromDateTime(local) : null;

    /// <summary>Whether text can be read by this .NET date format at all; a single letter would mean one of .NET's own patterns.</summary>
    public static bool IsFormat(string format)
    {
        try
        {
            return format.Length > 1 && DateTime.UnixEpoch.ToString(format, CultureInfo.InvariantCulture).Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The first of two times with their day, as reports tell an interval: 2025-11-30 09:00 - 09:30.</summary>
    public static string Start(string text)
    {
        const int shortestTime = 12;
        foreach (var between in Between)
        {
            if (text.IndexOf(between, StringComparison.OrdinalIgnoreCase) is >= shortestTime and var end
                && text[..end].Contains(':', StringComparison.Ordinal) && text[end..].Contains(':', StringComparison.Ordinal))
                return text[..end].TrimEnd();
        }

        return text;
    }

    /// <summary>The text with plain blanks: programs write narrow ones before AM and PM.</summary>
    public static string WithBlanks(string text) => text.AsSpan().IndexOfAny('\u202F', '\u00A0') < 0 ? text
        : text.Replace('\u202F', ' ').Replace('\u00A0', ' ');

    // What a map's format does not fit may be a number of days, or told as ISO says: neither can be mistaken.
    private static Moment Parse(string text, CellContext context)
    {
        var isWritten = context.Format is { } format
            && DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        if (!isWritten && NumberedMoment.Read(text, context.Zone, context.TimesIn,
            isCount: context.Format is not null && context.Form != CellForm.Number) is { } numbered)
            return numbered;
        return Written(text, isWritten || !Iso().IsMatch(text) ? context : context with { Format = null });
    }

    private static Moment Written(string text, CellContext context)
    {
        var (zone, format, timesIn, _) = context;
        if (Offset().IsMatch(text) && (format is null || Plain(format).IndexOfAny(['z', 'K', 'Z']) >= 0))
        {
            var formats = format is null ? IsoOffsets : [format];
            return DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? new(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime), at.ToUniversalTime())
                : throw Unreadable(text, format);
        }

        if (DateOnly.TryParseExact(text, format is null || HasTime(format) ? IsoDay : format, CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var day))
            return new(day, null);
        if (!DateTime.TryParseExact(text, format is null ? IsoTimes : [format], CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var local))
            throw Unreadable(text, format);
        return Of(local, zone, timesIn);
    }

    /// <summary>A local time as a moment; its day is the zone's, also where its times are told in another.</summary>
    public static Moment Of(DateTime local, TimeZoneInfo zone, TimeZoneInfo? timesIn)
    {
        var placed = Place(local, timesIn ?? zone);
        var here = timesIn is null || placed is null ? local : TimeZoneInfo.ConvertTime(placed.Value, zone).DateTime;
        return new(DateOnly.FromDateTime(here), placed);
    }

    /// <summary>The instant of a local time; null at the calendar's own ends.</summary>
    public static DateTimeOffset? Place(DateTime local, TimeZoneInfo zone)
    {
        // The calendar's own ends have no instant in every zone.
        if (local.Year is 1 or 9999)
            return null;
        if (zone.IsInvalidTime(local))
            throw new CellException(string.Create(
                CultureInfo.InvariantCulture, $"{local:yyyy-MM-dd HH:mm} did not exist in {zone.Id}: the clocks went forward"));
        // The larger offset is the earlier instant.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static CellException Unreadable(string text, string? format) =>
        new(text, $"a day or time that exists, written {format ?? "2025-11-30 or 2025-11-30T14:05:00, with or without offset"}"
            + (format is null && OtherDay().IsMatch(text)
                ? ". Where days are written another way, say how in a map: {\"format\":\"dd/MM/yyyy\"} at its column; --suggest finds it"
                : ""));

    private static bool HasTime(string format) => Plain(format).IndexOfAny(['H', 'h']) >= 0;

    // A quoted Z still means UTC to whoever wrote the file.
    private static string Plain(string format) => Quoted().Replace(format.Replace("'Z'", "Z", StringComparison.Ordinal), "");

    [GeneratedRegex(@":.*(?:[Zz]|[+-]\d{2}(?::?\d{2})?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Offset();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(?:$|[T ]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^\d{1,4}[/.\-]\d{1,2}[/.\-]\d", RegexOptions.CultureInvariant)]
    private static partial Regex OtherDay();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"|\\\\.", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
