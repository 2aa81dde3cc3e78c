using System.Globalization;

namespace IWReports.Worker.Ingestion.Sources.Tables.Workbooks;

/// <summary>Writes a workbook's numbers of days as ISO days and times, or as hours, minutes and seconds.</summary>
internal static class SerialDay
{
    private const long SecondMs = 1_000;
    private const long DayMs = 86_400 * SecondMs;

    // Workbooks that count from 1904 are this many days behind those that count from 1900.
    private const int From1904 = 1462;

    // The day before 10000-01-01.
    private const int Last = 2_958_465;

    // What is longer, and shows a time of day alone, is a day with its time.
    private const int LongestDuration = 366;

    /// <summary>The text; null where the number is no day or time.</summary>
    public static string? Text(double serial, NumberFormat format, bool from1904)
    {
        if (serial is not (>= 0 and < Last + 1))
            return null;
        // The sum of a day and a time is a hair beside the second that was meant.
        var ms = (long)Math.Round(serial * DayMs);
        if (!format.Fractions)
            ms = (ms + (SecondMs / 2)) / SecondMs * SecondMs;
        var (days, rest) = ((int)(ms / DayMs), ms % DayMs);
        var isDayOnly = from1904 && format.Shown == Shown.Day;
        if (format.Shown == Shown.Elapsed || (days == 0 && !isDayOnly) || (format.Shown == Shown.Time && days < LongestDuration))
            return Clock(ms);
        var day = Day(days + (from1904 ? From1904 : 0));
        return format.Shown == Shown.Day && rest == 0 ? day : $"{day} {Clock(rest, "00")}";
    }

    // The first program took 1900 for a leap year, and all others count its day 60 as well.
    private static string Day(int days)
    {
        if (days == 60)
            return "1900-02-29";
        var zero = new DateOnly(1899, 12, days < 60 ? 31 : 30);
        return zero.AddDays(Math.Min(days, Last)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string Clock(long ms, string hours = "0")
    {
        var time = TimeSpan.FromMilliseconds(ms);
        var text = (ms / (3_600 * SecondMs))
            .ToString(hours, CultureInfo.InvariantCulture) + time.ToString("\\:mm\\:ss", CultureInfo.InvariantCulture);
        return time.Milliseconds == 0 ? text : text + time.ToString("\\.fff", CultureInfo.InvariantCulture);
    }
}
