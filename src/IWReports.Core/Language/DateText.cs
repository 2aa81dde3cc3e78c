using System.Globalization;
using IWReports.Core.Calendar;

namespace IWReports.Core.Language;

/// <summary>The one place that writes dates and times for people, in the order of the company's culture.</summary>
/// <remarks>Names are English from .NET: ICU's short ones change between its versions ("Sept", "Sep").</remarks>
internal static class DateText
{
    // A day and month half a year off could be either year's.
    private const int HalfAYear = 182;

    // "November 28" in the United States, "28 November" nearly everywhere else.
    private static bool MonthComesFirst => CultureInfo.CurrentCulture.DateTimeFormat.MonthDayPattern.StartsWith('M');

    /// <summary>"Fri 28 Nov 2025", where no period says the year.</summary>
    public static string Day(DateOnly day) => Write(day, "ddd d MMM yyyy", "ddd MMM d, yyyy");

    /// <summary>"Fri 28 Nov"; with its year where it is far from the period that is written of.</summary>
    public static string Day(DateOnly day, ReportPeriod near) =>
        day.AddDays(HalfAYear) > near.From && day.AddDays(-HalfAYear) < near.To ? Write(day, "ddd d MMM", "ddd MMM d") : Day(day);

    /// <summary>"Friday 28 November 2025", for a letter.</summary>
    public static string LongDay(DateOnly day) => Write(day, "dddd d MMMM yyyy", "dddd, MMMM d, yyyy");

    /// <summary>"28 November 2025".</summary>
    public static string Whole(DateOnly day) => Write(day, "d MMMM yyyy", "MMMM d, yyyy");

    /// <summary>"28 Nov", for an axis.</summary>
    public static string DayAndMonth(DateOnly day) => Write(day, "d MMM", "MMM d");

    /// <summary>"24–30 November 2025", with month and year at each end where they differ.</summary>
    public static string Days(ReportPeriod period) => (period.From.Year == period.To.Year, period.From.Month == period.To.Month) switch
    {
        (true, true) when MonthComesFirst => $"{Month(period.From)} {period.From.Day}–{period.To.Day}, {Year(period.To)}",
        (true, true) => $"{period.From.Day}–{Whole(period.To)}",
        (true, false) => $"{Write(period.From, "d MMMM", "MMMM d")} – {Whole(period.To)}",
        _ => $"{Whole(period.From)} – {Whole(period.To)}",
    };

    /// <summary>"November".</summary>
    public static string Month(DateOnly day) => Write(day, "MMMM");

    /// <summary>"November 2025".</summary>
    public static string MonthAndYear(DateOnly day) => Write(day, "MMMM yyyy");

    /// <summary>"Nov", for an axis.</summary>
    public static string ShortMonth(DateOnly day) => Write(day, "MMM");

    /// <summary>"September–November", with the year where there are two.</summary>
    public static string Months(ReportPeriod period) =>
        period.IsMonth ? Month(period.From)
        : period.From.Year == period.To.Year ? $"{Month(period.From)}–{Month(period.To)}"
        : $"{MonthAndYear(period.From)}–{MonthAndYear(period.To)}";

    /// <summary>"09:30": by 24 hours in every culture, as telephone logs and rosters have it.</summary>
    public static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"Fri 28 Nov 2025, 09:30", as the clock shows it that told it.</summary>
    public static string Moment(DateTimeOffset told) =>
        $"{Day(DateOnly.FromDateTime(told.DateTime))}, {Time(TimeOnly.FromDateTime(told.DateTime))}";

    /// <summary>The same order as a spreadsheet's format; its names are English wherever it is opened.</summary>
    public static string Pattern => MonthComesFirst ? "[$-409]mmm d\\, yyyy" : "[$-409]d mmm yyyy";

    private static string Year(DateOnly day) => Write(day, "yyyy");

    private static string Write(DateOnly day, string dayFirst, string monthFirst) => Write(day, MonthComesFirst ? monthFirst : dayFirst);

    private static string Write(DateOnly day, string pattern) => day.ToString(pattern, CultureInfo.InvariantCulture);
}
