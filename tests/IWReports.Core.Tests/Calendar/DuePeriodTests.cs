using System.Globalization;
using IWReports.Core.Calendar;

namespace IWReports.Core.Tests.Calendar;

public sealed class DuePeriodTests
{
    // Tuesday 4 November 2025 is Melbourne Cup Day, 25 and 26 December are holidays.
    private static readonly BusinessCalendar Victoria = new(
        TimeZoneInfo.FindSystemTimeZoneById("Australia/Melbourne"),
        new HashSet<DateOnly> { new(2025, 11, 4), new(2025, 12, 25), new(2025, 12, 26), new(2026, 1, 1) }, new(9, 0), new(17, 0));

    [Theory]
    [InlineData(DuePeriod.Yesterday, "2025-12-01", "2025-11-30")]
    [InlineData(DuePeriod.Yesterday, "2026-01-01", "2025-12-31")]
    [InlineData(DuePeriod.PreviousBusinessDay, "2025-12-01", "2025-11-28")]
    [InlineData(DuePeriod.PreviousBusinessDay, "2025-11-05", "2025-11-03")]
    [InlineData(DuePeriod.PreviousBusinessDay, "2025-12-29", "2025-12-24")]
    [InlineData(DuePeriod.PreviousWeek, "2025-12-01", "2025-W48")]
    [InlineData(DuePeriod.PreviousWeek, "2025-12-05", "2025-W48")]
    [InlineData(DuePeriod.PreviousWeek, "2026-01-05", "2026-W01")]
    [InlineData(DuePeriod.PreviousWeek, "2026-04-06", "2026-W14")]
    [InlineData(DuePeriod.PreviousMonth, "2025-12-02", "2025-11")]
    [InlineData(DuePeriod.PreviousMonth, "2026-01-05", "2025-12")]
    [InlineData(DuePeriod.Today, "2025-12-01", "2025-12-01")]
    public void A_run_speaks_of_the_period_before_its_due_day(DuePeriod rule, string day, string period) =>
        Assert.Equal(period, rule.On(DateOnly.Parse(day, CultureInfo.InvariantCulture), Victoria).ToString());

    [Theory]
    [InlineData("2025-11-03", true)]
    [InlineData("2025-11-04", false)]
    [InlineData("2025-11-08", false)]
    public void Holidays_and_weekends_are_no_business_days(string day, bool due) =>
        Assert.Equal(due, DueDays.Business.Include(DateOnly.Parse(day, CultureInfo.InvariantCulture), Victoria));

    [Theory]
    [InlineData("2025-11", "2025-11-05")]
    [InlineData("2025-12", "2025-12-02")]
    [InlineData("2026-01", "2026-01-05")]
    public void The_second_business_day_comes_once_a_month(string month, string expected)
    {
        Assert.True(ReportPeriod.TryParse(month, out var period));
        var days = Enumerable.Range(0, period.Days).Select(period.From.AddDays).Where(day => DueDays.NthBusiness(2).Include(day, Victoria));
        Assert.Equal([DateOnly.Parse(expected, CultureInfo.InvariantCulture)], days);
    }

    [Theory]
    [InlineData("all")]
    [InlineData("business")]
    [InlineData("business-2")]
    public void Kept_days_read_and_write_alike(string text)
    {
        Assert.True(DueDays.TryParse(text, out var days));
        Assert.Equal(text, days.ToString());
    }

    [Theory]
    [InlineData("business-0")]
    [InlineData("business-24")]
    [InlineData("weekdays")]
    [InlineData("")]
    public void What_names_no_days_is_refused(string text) => Assert.False(DueDays.TryParse(text, out _));

    [Fact]
    public void A_monthly_job_takes_months_a_weekly_one_weeks_and_a_daily_one_days()
    {
        Assert.True(DuePeriod.PreviousWeek.Fits(ReportPeriod.WeekOf(new(2025, 12, 31))));
        Assert.False(DuePeriod.PreviousWeek.Fits(ReportPeriod.Day(new(2025, 12, 31))));
        Assert.False(DuePeriod.PreviousWeek.Fits(ReportPeriod.Month(2025, 12)));
        Assert.True(DuePeriod.PreviousMonth.Fits(ReportPeriod.Month(2025, 11)));
        Assert.False(DuePeriod.PreviousMonth.Fits(ReportPeriod.Day(new(2025, 11, 30))));
        Assert.False(DuePeriod.Yesterday.Fits(ReportPeriod.Month(2025, 11)));
    }
}
