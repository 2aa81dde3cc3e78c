using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Calendar;

/// <summary>A company's weeks may begin on another day than ISO's; what is written of them means the same days for ever.</summary>
public sealed class FirstDayOfWeekTests
{
    private static readonly DateOnly Friday = new(2025, 11, 28), Monday = new(2025, 12, 1);

    private static BusinessCalendar Calendar(DayOfWeek first) =>
        new(TimeZoneInfo.Utc, new HashSet<DateOnly>(), new(9, 0), new(17, 0)) { FirstDayOfWeek = first };

    [Theory]
    [InlineData(DayOfWeek.Monday, "2025-W48")]
    [InlineData(DayOfWeek.Sunday, "2025-11-23..2025-11-29")]
    [InlineData(DayOfWeek.Saturday, "2025-11-22..2025-11-28")]
    public void A_day_is_in_the_companys_week(DayOfWeek first, string week) =>
        Assert.Equal(week, Calendar(first).WeekOf(Friday).ToString());

    [Theory]
    [InlineData(DayOfWeek.Monday, "2025-W48")]
    [InlineData(DayOfWeek.Sunday, "2025-11-23..2025-11-29")]
    public void On_Monday_the_last_whole_week_is_due(DayOfWeek first, string week) =>
        Assert.Equal(week, DuePeriod.PreviousWeek.On(Monday, Calendar(first)).ToString());

    [Fact]
    public void An_ISO_week_is_the_same_days_whatever_the_company_calls_a_week()
    {
        Assert.True(ReportPeriod.TryParse("2025-W48", out var week));
        Assert.Equal((new DateOnly(2025, 11, 24), new DateOnly(2025, 11, 30)), (week.From, week.To));
    }

    [Fact]
    public void Figures_by_week_and_weekday_begin_with_the_companys_first_day()
    {
        DateOnly[] days = [.. Enumerable.Range(0, 14).Select(new DateOnly(2025, 11, 23).AddDays)];
        Assert.Equal(["2025-11-23..2025-11-29", "2025-11-30..2025-12-06"],
            KpiKey.Of(KpiBy.Week, days, [], DayOfWeek.Sunday).Select(key => key.Name));
        Assert.Equal("Sun 00:00", KpiKey.Of(KpiBy.WeekdayHalfHour, days, [], DayOfWeek.Sunday)[0].Name);
    }
}
