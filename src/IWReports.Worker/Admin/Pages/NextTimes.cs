using System.Globalization;
using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Worker.Company;
using IWReports.Worker.Scheduling;

namespace IWReports.Worker.Admin.Pages;

/// <summary>The next times of a schedule, as they are listed.</summary>
internal sealed record NextTimes(IReadOnlyList<UpcomingTime> Times, Timetable Timetable, HolidayNames Holidays)
{
    public static NextTimes Of(Timetable table, DuePeriod rule, HolidayNames holidays, DateTimeOffset now) =>
        new([.. UpcomingTime.Of(table, rule, now).Take(UpcomingTime.Shown)], table, holidays);

    /// <summary>Why a day passes.</summary>
    public string NameOf(DateTimeOffset slot) => Holidays.Of(Timetable.DayOf(slot)) ?? "public holiday";

    /// <summary>What is left out of the list, and how far it can be trusted; empty where there is nothing to say.</summary>
    public string Remark
    {
        get
        {
            var passes = Timetable.Days == DueDays.All ? "" : Timetable.Days == DueDays.Business
                ? "Weekends pass without a run and are not listed."
                : "Of the days that pass, only public holidays are listed that move the due day.";
            var doubt = Timetable.Days != DueDays.All && Times.Count > 0 ? Holidays.Doubt(Timetable.DayOf(Times[^1].At)) : "";
            return $"{passes} {doubt}".Trim();
        }
    }

    /// <summary>"UTC+11:00".</summary>
    public static string Offset(DateTimeOffset local) => local.ToString("'UTC'zzz", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset local) => DateText.Day(DateOnly.FromDateTime(local.DateTime));
}
