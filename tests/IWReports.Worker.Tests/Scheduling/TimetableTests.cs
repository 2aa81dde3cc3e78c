using System.Globalization;
using IWReports.Core.Calendar;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Scheduling;

namespace IWReports.Worker.Tests.Scheduling;

public sealed class TimetableTests
{
    [Theory]
    // The nights on which 02:00–03:00 is skipped or comes twice, a year each: due once, on every night.
    [InlineData("15 2 * * *", "Australia/Melbourne", "2025-10-04", "2025-10-04T02:15+10:00", "2025-10-05T03:00+11:00",
        "2025-10-06T02:15+11:00")]
    [InlineData("15 2 * * *", "Australia/Melbourne", "2025-04-05", "2025-04-05T02:15+11:00", "2025-04-06T02:15+11:00",
        "2025-04-07T02:15+10:00")]
    [InlineData("30 2 * * *", "Australia/Sydney", "2026-10-03", "2026-10-03T02:30+10:00", "2026-10-04T03:00+11:00",
        "2026-10-05T02:30+11:00")]
    [InlineData("30 2 * * *", "Australia/Sydney", "2026-04-04", "2026-04-04T02:30+11:00", "2026-04-05T02:30+11:00",
        "2026-04-06T02:30+10:00")]
    [InlineData("30 2 * * *", "Australia/Adelaide", "2025-10-04", "2025-10-04T02:30+09:30", "2025-10-05T03:00+10:30",
        "2025-10-06T02:30+10:30")]
    [InlineData("15 2 * * *", "Australia/Lord_Howe", "2025-10-04", "2025-10-04T02:15+10:30", "2025-10-05T02:30+11:00",
        "2025-10-06T02:15+11:00")]
    [InlineData("30 2 * * *", "Australia/Brisbane", "2025-10-04", "2025-10-04T02:30+10:00", "2025-10-05T02:30+10:00",
        "2025-10-06T02:30+10:00")]
    [InlineData("30 2 * * *", "Australia/Perth", "2025-10-04", "2025-10-04T02:30+08:00", "2025-10-05T02:30+08:00",
        "2025-10-06T02:30+08:00")]
    [InlineData("30 2 * * *", "Australia/Darwin", "2025-10-04", "2025-10-04T02:30+09:30", "2025-10-05T02:30+09:30",
        "2025-10-06T02:30+09:30")]
    [InlineData("30 2 * * *", "UTC", "2025-10-04", "2025-10-04T02:30+00:00", "2025-10-05T02:30+00:00", "2025-10-06T02:30+00:00")]
    [InlineData("30 2 * * *", "Asia/Jerusalem", "2025-03-27", "2025-03-27T02:30+02:00", "2025-03-28T03:00+03:00", "2025-03-29T02:30+03:00")]
    public void Every_night_is_due_once(string cron, string zone, string from, params string[] expected)
    {
        var table = Table(cron, zone);
        var start = LocalTime.StartOf(DateOnly.Parse(from, CultureInfo.InvariantCulture), table.Zone).AddSeconds(-1);
        Assert.Equal(expected, table.After(start).Take(expected.Length)
            .Select(slot => slot.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("Australia/Melbourne")]
    [InlineData("Australia/Sydney")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Australia/Adelaide")]
    [InlineData("UTC")]
    [InlineData("Europe/London")]
    [InlineData("America/New_York")]
    [InlineData("Africa/Cairo")]
    [InlineData("Pacific/Apia")]
    [InlineData("Asia/Jerusalem")]
    public void Every_night_of_two_years_is_due_once_for_the_day_before_at_whatever_hour(string zone)
    {
        // The hours in which some zone's clocks change, and one in which none does.
        foreach (var cron in new[] { "15 0 * * *", "30 1 * * *", "15 2 * * *", "30 2 * * *", "30 3 * * *", "0 7 * * *" })
        {
            var table = Table(cron, zone);
            var start = LocalTime.StartOf(new(2025, 1, 1), table.Zone).AddSeconds(-1);
            var slots = table.After(start).Take(730).ToList();
            Assert.Equal(Enumerable.Range(0, 730).Select(new DateOnly(2025, 1, 1).AddDays), slots.Select(table.DayOf));
            Assert.Equal(Enumerable.Range(-1, 730).Select(new DateOnly(2025, 1, 1).AddDays),
                slots.Select(slot => table.PeriodAt(slot, DuePeriod.Yesterday).From));
            var (minute, hour) = (int.Parse(cron.Split(' ')[0], CultureInfo.InvariantCulture),
                int.Parse(cron.Split(' ')[1], CultureInfo.InvariantCulture));
            Assert.All(slots, slot => Assert.Equal(LocalTime.At(table.DayOf(slot), new(hour, minute), table.Zone), slot.ToUniversalTime()));
        }
    }

    [Fact]
    public void A_schedule_that_never_falls_due_is_refused()
    {
        foreach (var (cron, days) in new[] { ("0 7 30 2 *", "all"), ("0 7 1 * *", "business-15") })
            Assert.Contains("never falls due",
                Assert.Throws<InputException>(() => Table(cron, "UTC", days)
                .MustFallDue(new(2025, 12, 1, 0, 0, 0, TimeSpan.Zero))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cup_Day_is_passed_by_the_digest()
    {
        var table = Table("30 7 * * *", "Australia/Melbourne", "business");
        var passed = table.Passed(LocalTime.StartOf(new(2025, 11, 3), table.Zone), LocalTime.StartOf(new(2025, 11, 7), table.Zone));
        Assert.Equal([new DateOnly(2025, 11, 4)], passed.Select(table.DayOf));
    }

    [Fact]
    public void The_digest_leaves_out_weekends_and_Cup_Day()
    {
        var table = Table("30 7 * * *", "Australia/Melbourne", "business");
        var due = table.After(LocalTime.StartOf(new(2025, 10, 31), table.Zone)).Take(4).ToList();
        Assert.Equal([31, 3, 5, 6], due.Select(slot => slot.Day));
        Assert.Equal(["2025-10-30", "2025-10-31", "2025-11-03", "2025-11-05"],
            due.Select(slot => table.PeriodAt(slot, DuePeriod.PreviousBusinessDay).ToString()));
    }

    [Fact]
    public void The_board_report_is_due_on_the_second_business_day_for_the_month_before()
    {
        var table = Table("0 7 * * *", "Australia/Melbourne", "business-2");
        var due = table.After(LocalTime.StartOf(new(2025, 11, 1), table.Zone)).Take(3).ToList();
        Assert.Equal(["11-05 07:00", "12-02 07:00", "01-05 07:00"],
            due.Select(slot => slot.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)));
        Assert.Equal(["2025-10", "2025-11", "2025-12"], due.Select(slot => table.PeriodAt(slot, DuePeriod.PreviousMonth).ToString()));
    }

    [Fact]
    public void A_backfill_takes_only_the_due_times_whose_period_is_asked_for()
    {
        var table = Table("30 7 * * *", "Australia/Melbourne", "business");
        var slots = Backfill.Slots(table, DuePeriod.PreviousBusinessDay, ReportPeriod.Day(new(2025, 10, 31)),
            ReportPeriod.Day(new(2025, 11, 5)), new(2025, 12, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(["2025-10-31", "2025-11-03", "2025-11-05"], slots.Select(slot => slot.Period.ToString()));
    }

    [Fact]
    public void A_backfill_does_not_run_ahead_of_the_clock()
    {
        var table = Table("0 7 * * *", "Australia/Melbourne", "business-2");
        var slots = Backfill.Slots(table, DuePeriod.PreviousMonth, ReportPeriod.Month(2025, 9), ReportPeriod.Month(2025, 12),
            new(2025, 12, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(["2025-09", "2025-10"], slots.Select(slot => slot.Period.ToString()));
    }

    [Theory]
    // Cup Day is a Tuesday; weekends are no news.
    [InlineData("30 7 * * *", "business", "2025-10-31T12:00+11:00", "Mon 3 Nov:", "Wed 5 Nov: Melbourne Cup")]
    // Due on the 2nd business day, which Cup Day would have been; later in the month it moves nothing.
    [InlineData("0 7 * * *", "business-2", "2025-10-31T12:00+11:00", "Wed 5 Nov: Melbourne Cup", "Tue 2 Dec:", "Mon 5 Jan: New Year's Day")]
    [InlineData("0 7 * * *", "all", "2025-11-03T12:00+11:00", "Tue 4 Nov:", "Wed 5 Nov:")]
    public void The_times_to_come_name_the_holidays_that_pass(string cron, string days, string now, params string[] expected)
    {
        var names = Holidays.NamesOf("AU-VIC");
        var table = Table(cron, "Australia/Melbourne", days);
        string Passed(UpcomingTime time) => string.Join(", ", time.Holidays.Select(day => names.Of(table.DayOf(day))));
        var times = UpcomingTime.Of(table, DuePeriod.Yesterday, DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
        Assert.Equal(expected, times.Take(expected.Length)
            .Select(time => string.Create(CultureInfo.InvariantCulture, $"{time.At:ddd d MMM}: {Passed(time)}").TrimEnd()));
    }

    [Theory]
    [InlineData("every morning")]
    [InlineData("61 2 * * *")]
    [InlineData("* * *")]
    public void What_is_no_cron_is_refused_with_an_example(string cron) =>
        Assert.Contains("30 7 * * *", Assert.Throws<InputException>(() => Table(cron, "UTC")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_zone_nobody_knows_is_refused() =>
        Assert.Contains("Australia/Melbourne", Assert.Throws<InputException>(() => Table("0 7 * * *", "Melbourne")).Message,
            StringComparison.Ordinal);

    private static Timetable Table(string cron, string zone, string days = "all") =>
        new(new JobSchedule { Id = "nightly", Job = "x", Cron = cron, Zone = zone, Days = days }, Calendar());

    private static BusinessCalendar Calendar() =>
        new(TimeZoneInfo.FindSystemTimeZoneById("Australia/Melbourne"), Holidays.Of("AU-VIC"), new(9, 0), new(17, 0));
}
