using System.Globalization;
using System.Text.RegularExpressions;

namespace IWReports.Worker.Sources.Tables;

/// <summary>Reads how long something took: seconds, m:ss, h:mm:ss, or, below 1, the fraction of a day that spreadsheets store.</summary>
internal static partial class DurationText
{
    public const int SecondsPerDay = 86_400;

    public const string Expected = "a duration such as 75, 1:15, 0:01:15 or a day fraction";

    public static decimal Seconds(string text)
    {
        if (DayFraction(text) is { } seconds)
            return seconds;
        if (Number(text) is { } number)
            return number;
        if (Clock().Match(text) is not { Success: true } clock)
            throw new CellException(text, Expected);
        return (Part("hours") * 3600) + (Part("minutes") * 60) + Part("seconds");

        decimal Part(string name) =>
            clock.Groups[name] is { Success: true } part ? decimal.Parse(part.ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>The seconds of a number between 0 and 1, to the thousandth; null for all else.</summary>
    public static decimal? DayFraction(string text) =>
        Number(text) is > 0 and < 1 and var days ? Math.Round(days * SecondsPerDay, 3) : null;

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    [GeneratedRegex(@"^(?:(?<hours>\d{1,6}):(?<minutes>[0-5]\d)|(?<minutes>\d{1,6})):(?<seconds>[0-5]\d(?:\.\d{1,6})?)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Clock();
}
