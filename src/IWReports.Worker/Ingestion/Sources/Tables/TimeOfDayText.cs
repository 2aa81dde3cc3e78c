using System.Globalization;
using System.Text.RegularExpressions;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>Reads a time of day: 9:30, 9.30, 9:30 AM, 9 for the hour, or the fraction of a day that spreadsheets store.</summary>
internal static partial class TimeOfDayText
{
    private static readonly string[] Formats =
        ["H:mm", "H:mm:ss.FFFFFFF", "h:mm tt", "h:mm:ss tt", "h:mmtt", "h:mm:sstt", "h tt", "htt", "H.mm", "H.mm.ss",
            "%H", "H'h'", "H'h'mm"];

    public static TimeOnly Read(string text, CellContext context)
    {
        var (zone, format, _, _) = context;
        text = Moment.WithBlanks(text);
        if (IsEndOfDay(text))
            throw new CellException(
                $"{text} is the end of a day. A time of day is before it: 00:00 of the next day, or an interval such as 23:30 - 24:00");
        // A workbook's number is no text with a point between hour and minute.
        if (context.Form != CellForm.Number && TimeOnly.TryParseExact(Meridiem().Replace(text, "$1M"), format is null ? Formats : [format],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time;
        // A day with its time tells the time as well.
        if (format is not null && DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            return TimeOnly.FromDateTime(moment);
        if (Moment.Clock(text) is { } clock)
            return clock;
        if (IsoOffset().IsMatch(text) && Moment.Read(text, context with { Format = null }).At is { } at)
            return TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        // 0.75 is three quarters of a day in a workbook; beside 9.00 and 9.30 it would be no time at all.
        if ((context.Form == CellForm.Number || !Hundredths().IsMatch(text)) && DurationText.DayFraction(text) is { } fraction)
            return TimeOnly.FromTimeSpan(TimeSpan.FromSeconds((long)Math.Min(Math.Round(fraction), DurationText.SecondsPerDay - 1)));
        return context.Form == CellForm.Number && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            && hour < 24 ? new(hour, 0)
            : throw new CellException(text, format is null ? "a time of day such as 09:30" : $"a time of day written {format}");
    }

    /// <summary>Whether it says midnight as the end of its day.</summary>
    public static bool IsEndOfDay(string text) => text is "24:00" or "24:00:00" or "24.00" or "24";

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*(?:[Zz]|[+-]\d{2}:?\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex IsoOffset();

    // "a. m." and "p.m." as some countries write them.
    [GeneratedRegex(@"([aApP])\.?\s?[mM]\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Meridiem();

    [GeneratedRegex(@"^\d?\.\d\d$", RegexOptions.CultureInvariant)]
    private static partial Regex Hundredths();
}
