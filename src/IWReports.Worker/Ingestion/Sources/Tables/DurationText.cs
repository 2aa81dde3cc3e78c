using System.Globalization;
using System.Text.RegularExpressions;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>Reads how long something took: a number of seconds, m:ss, h:mm:ss, "0 days 00:03:20", "3m 20s" or PT3M20S.</summary>
internal static partial class DurationText
{
    public const int SecondsPerDay = 86_400;

    public const string Expected = "a duration such as 75, 1:15, 0:01:15 or 1m 15s";

    /// <summary>The seconds that hours, minutes and seconds are written out as; null where the text is a number or none.</summary>
    public static decimal? Spelled(string text)
    {
        // The usual number needs nothing.
        if (text.All(letter => char.IsAsciiDigit(letter) || letter == '.'))
            return null;
        var told = Clock().Match(text) is { Success: true } clock ? clock : Letters().Match(text);
        if (!told.Success || told.Groups.Values.Skip(1).All(part => !part.Success))
            return null;
        return (Part("days") * SecondsPerDay) + (Part("hours") * 3600) + (Part("minutes") * 60) + Part("seconds");

        decimal Part(string name) => told.Groups[name] is { Success: true } part
            ? decimal.Parse(part.Value.Replace(',', '.'), CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>A number of seconds, also of 1.4 or 0.5.</summary>
    public static decimal Seconds(string text, NumberMarks marks) => Spelled(text)
        ?? (marks.Plain(text) is { } plain && Number(plain) is { } seconds ? seconds : throw marks.Unreadable(text, Expected));

    /// <summary>The time of day that a number between 0 and 1 tells, in seconds; null for all else.</summary>
    public static decimal? DayFraction(string text) =>
        Number(text) is > 0 and < 1 and var days ? Math.Round(days * SecondsPerDay, 3) : null;

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    [GeneratedRegex(
        @"^(?:(?<days>\d{1,4}) days?(?:,? (?=\d)|$))?(?:(?:(?<hours>\d{1,6}):(?<minutes>[0-5]\d)"
            + @"|(?<minutes>\d{1,6})):(?<seconds>[0-5]\d(?:[.,]\d{1,9})?))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Clock();

    [GeneratedRegex(
        @"^(?:PT)?(?:(?<hours>\d{1,6}(?:[.,]\d{1,9})?) ?h(?:(?:ou)?rs?)?)?(?:,? ?(?<minutes>\d{1,6}(?:[.,]\d{1,9})?) ?m(?:in(?:ute)?s?)?)?"
            + @"(?:,? ?(?<seconds>\d{1,8}(?:[.,]\d{1,9})?) ?s(?:ec(?:ond)?s?)?)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Letters();
}
