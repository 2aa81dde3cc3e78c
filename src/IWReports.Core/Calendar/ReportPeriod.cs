using System.Globalization;

namespace IWReports.Core.Calendar;

/// <summary>The days a figure or report speaks of, both ends included; written as a month "2025-11", an ISO week "2025-W48" or a day "2025-11-30".</summary>
public readonly record struct ReportPeriod(DateOnly From, DateOnly To)
{
    public int Days => To.DayNumber - From.DayNumber + 1;

    public bool IsDay => From == To;

    /// <summary>Whether it is an ISO week, Monday to Sunday.</summary>
    public bool IsWeek => this == WeekOf(From);

    public bool IsMonth => From.Day == 1 && To == From.AddMonths(1).AddDays(-1);

    public static ReportPeriod Day(DateOnly day) => new(day, day);

    public static ReportPeriod Month(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return new(first, first.AddMonths(1).AddDays(-1));
    }

    public static ReportPeriod MonthOf(DateOnly day) => Month(day.Year, day.Month);

    public static ReportPeriod WeekOf(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return new(monday, monday.AddDays(6));
    }

    /// <summary>The same kind of period, <paramref name="months"/> later; for months only.</summary>
    public ReportPeriod AddMonths(int months) =>
        IsMonth ? MonthOf(From.AddMonths(months)) : throw new InvalidOperationException($"{this} is not a month.");

    /// <summary>Reads "2025-11", "2025-W48" or "2025-11-30"; false for anything else.</summary>
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
        if (IsWeek)
            return WeekKey(From);
        return $"{From:yyyy-MM-dd}..{To:yyyy-MM-dd}";
    }

    internal static string WeekKey(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(date):0000}-W{ISOWeek.GetWeekOfYear(date):00}");
    }
}
