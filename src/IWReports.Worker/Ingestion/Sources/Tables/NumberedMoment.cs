using System.Globalization;
using System.Text.RegularExpressions;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>Days and times as bare numbers: spreadsheets count days from 1900, programs seconds or milliseconds from 1970.</summary>
internal static partial class NumberedMoment
{
    // 1970 to 2099: five digits that no other way to write a day has.
    private const decimal FirstSerial = 25_569;
    private const decimal LastSerial = 73_050;

    // 2000 to 2039.
    private const decimal FirstSecond = 946_684_800;
    private const decimal LastSecond = 2_208_988_800;

    private static readonly DateTime SerialZero = new(1899, 12, 30);

    public static bool Is(string text) => Serial(text) is not null || Instant(text) is not null;

    /// <summary>Whether it tells a time as well as its day.</summary>
    public static bool HasTime(string text) => Instant(text) is not null || Serial(text) is { TimeOfDay.Ticks: > 0 };

    /// <summary>The day or time; null where the text is no such number.</summary>
    /// <param name="isCount">Only a spreadsheet's count of days is looked for, which no format can mean otherwise.</param>
    public static Moment? Read(string text, TimeZoneInfo zone, TimeZoneInfo? timesIn, bool isCount)
    {
        if (!isCount && Instant(text) is { } at)
            return new(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime), at);
        return Serial(text) is not { } local ? null
            : local.TimeOfDay == TimeSpan.Zero ? new(DateOnly.FromDateTime(local), null) : Moment.Of(local, zone, timesIn);
    }

    // The fraction of a day is a hair beside the second that was meant.
    private static DateTime? Serial(string text) => Number(text) is >= FirstSerial and < LastSerial and var days
        ? SerialZero.AddSeconds((double)Math.Round(days * DurationText.SecondsPerDay)) : null;

    private static DateTimeOffset? Instant(string text)
    {
        const decimal inMs = 1000;
        return Number(text) is not { } number ? null
            : number is >= FirstSecond and < LastSecond ? DateTimeOffset.FromUnixTimeMilliseconds((long)(number * inMs))
            : number is >= FirstSecond * inMs and < LastSecond * inMs ? DateTimeOffset.FromUnixTimeMilliseconds((long)number)
            : null;
    }

    private static decimal? Number(string text) => Form().IsMatch(text)
        && decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    [GeneratedRegex(@"^(?:\d{5}|\d{10}|\d{13})(?:[.,]\d{1,15})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
