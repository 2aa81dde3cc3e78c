using System.Globalization;
using IWReports.Core.Calendar;

namespace IWReports.Core.Reports.Narrative;

/// <summary>How dates are written for people.</summary>
internal static class DateText
{
    // A day and month half a year off could be either year's.
    private const int HalfAYear = 182;

    /// <summary>"Fri 28 Nov 2025", where no period says the year.</summary>
    public static string Day(DateOnly day) => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"Fri 28 Nov"; with its year where it is far from the period that is written of.</summary>
    public static string Day(DateOnly day, ReportPeriod near) =>
        day.AddDays(HalfAYear) > near.From && day.AddDays(-HalfAYear) < near.To
            ? day.ToString("ddd d MMM", CultureInfo.InvariantCulture) : Day(day);

    /// <summary>"28 Nov", for an axis.</summary>
    public static string DayAndMonth(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    /// <summary>"24–30 November 2025", with month and year at each end where they differ.</summary>
    public static string Days(ReportPeriod period) => (period.From.Year == period.To.Year, period.From.Month == period.To.Month) switch
    {
        (true, true) => $"{period.From.Day}–{Whole(period.To)}",
        (true, false) => $"{period.From.ToString("d MMMM", CultureInfo.InvariantCulture)} – {Whole(period.To)}",
        _ => $"{Whole(period.From)} – {Whole(period.To)}",
    };

    private static string Whole(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"November".</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM", CultureInfo.InvariantCulture);

    /// <summary>"November 2025".</summary>
    public static string MonthAndYear(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"Nov", for an axis.</summary>
    public static string ShortMonth(DateOnly day) => day.ToString("MMM", CultureInfo.InvariantCulture);

    /// <summary>"September–November", with the year where there are two.</summary>
    public static string Months(ReportPeriod period) =>
        period.IsMonth ? Month(period.From)
        : period.From.Year == period.To.Year ? $"{Month(period.From)}–{Month(period.To)}"
        : $"{MonthAndYear(period.From)}–{MonthAndYear(period.To)}";
}
