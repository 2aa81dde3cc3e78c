using System.Globalization;
using IWReports.Core.Calendar;

namespace IWReports.Core.Reports.Narrative;

/// <summary>How dates are written for people.</summary>
internal static class DateText
{
    /// <summary>"28 November 2025".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

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
