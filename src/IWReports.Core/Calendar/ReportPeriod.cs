using System.Globalization;

namespace IWReports.Core.Calendar;

/// <summary>The days a figure or report speaks of, both ends included.</summary>
/// <remarks>
/// Written as a month "2025-11", an ISO week "2025-W48", a day "2025-11-30", or from day to day "2025-11-23..2025-11-29":
/// so what is written means the same days whatever day the company's weeks begin on.
/// </remarks>
public readonly record struct ReportPeriod(DateOnly From, DateOnly To)
{
    private const int DaysOfWeek = 7;

    public int Days => To.DayNumber - From.DayNumber + 1;

    public bool IsDay => From == To;

    /// <summary>Whether it is a week, on whichever day it begins.</summary>
    public bool IsWeek => Days == DaysOfWeek;

    public bool IsMonth => From.Day == 1 && To == From.AddMonths(1).AddDays(-1);

    public static ReportPeriod Day(DateOnly day) => new(day, day);

    public static ReportPeriod Month(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return new(first, new(year, month, DateTime.DaysInMonth(year, month)));
    }

    public static ReportPeriod MonthOf(DateOnly day) => Month(day.Year, day.Month);

    /// <summary>The week that a day is in: ISO's, or one that begins on another day.</summary>
    public static ReportPeriod WeekOf(DateOnly day, DayOfWeek begins = DayOfWeek.Monday)
    {
        var first = day.AddDays(-((day.DayOfWeek - begins + DaysOfWeek) % DaysOfWeek));
        return new(first, first.AddDays(DaysOfWeek - 1));
    }

    /// <summary>The same kind of period, <paramref name="months"/> later; for months only.</summary>
    public ReportPeriod AddMonths(int months) =>
        IsMonth ? MonthOf(From.AddMonths(months)) : throw new InvalidOperationException($"{this} is not a month.");

    /// <summary>As many weeks later, of days in the same order.</summary>
    public ReportPeriod AddWeeks(int weeks) => new(From.AddDays(weeks * DaysOfWeek), To.AddDays(weeks * DaysOfWeek));

    /// <summary>
    /// Reads "2025-11", "2025-W48", "2025-11-30" or the seven days of a week, "2025-11-23..2025-11-29"; false for anything else.
    /// </summary>
    public static bool TryParse(string text, out ReportPeriod period)
    {
        period = default;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            period = Day(day);
        else if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            period = MonthOf(month);
        else if (text.Length == 8 && text[4..6] == "-W"
            && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1 and <= 9998
            && int.TryParse(text.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var week)
            && week >= 1 && week <= ISOWeek.GetWeeksInYear(year))
            period = WeekOf(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday)));
        else if (text.Split("..") is [var from, var to]
            && TryParse(from, out var first) && TryParse(to, out var last) && first.IsDay && last.IsDay
                && new ReportPeriod(first.From, last.To).IsWeek)
            period = new(first.From, last.To);
        else
            return false;
        return true;
    }

    /// <summary>Reads back what <see cref="ToString"/> wrote, a range of days included; throws on anything else.</summary>
    public static ReportPeriod Parse(string written)
    {
        if (TryParse(written, out var period))
            return period;
        return written.Split("..") is [var from, var to] && TryParse(from, out var first) && TryParse(to, out var last)
            ? new(first.From, last.To)
            : throw new FormatException($"\"{written}\" is not a period. Write 2025-11, 2025-W48, 2025-11-30 or 2025-11-03..2025-11-07.");
    }

    public override string ToString()
    {
        if (IsDay)
            return From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (IsMonth)
            return From.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        if (this == WeekOf(From))
            return WeekKey(From);
        return string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd}..{To:yyyy-MM-dd}");
    }

    internal static string WeekKey(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(date):0000}-W{ISOWeek.GetWeekOfYear(date):00}");
    }
}
