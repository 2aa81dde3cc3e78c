using IWReports.Core.Calendar;

namespace IWReports.Core.Tests.Calendar;

public sealed class MelbourneDaysTests
{
    private static readonly TimeZoneInfo Melbourne = TimeZoneInfo.FindSystemTimeZoneById("Australia/Melbourne");

    [Theory]
    [InlineData("2025-04-06", 25)]
    [InlineData("2025-10-05", 23)]
    [InlineData("2025-11-28", 24)]
    public void A_local_day_is_as_long_as_the_clock_makes_it(string day, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), LocalTime.LengthOf(DateOnly.Parse(day), Melbourne));

    [Fact]
    public void Both_passes_of_a_repeated_hour_book_to_the_same_half_hour()
    {
        var first = new DateTimeOffset(2025, 4, 6, 2, 30, 0, TimeSpan.FromHours(11));
        var second = new DateTimeOffset(2025, 4, 6, 2, 30, 0, TimeSpan.FromHours(10));
        Assert.Equal(LocalTime.Of(first, Melbourne), LocalTime.Of(second, Melbourne));
    }

    [Theory]
    [InlineData("2025-11", "2025-11-01", "2025-11-30")]
    [InlineData("2025-W48", "2025-11-24", "2025-11-30")]
    [InlineData("2026-W53", "2026-12-28", "2027-01-03")]
    [InlineData("2025-11-30", "2025-11-30", "2025-11-30")]
    [InlineData("2025-11-23..2025-11-29", "2025-11-23", "2025-11-29")]
    public void A_period_reads_and_writes_as_people_write_it(string text, string from, string to)
    {
        Assert.True(ReportPeriod.TryParse(text, out var period));
        Assert.Equal((DateOnly.Parse(from), DateOnly.Parse(to)), (period.From, period.To));
        Assert.Equal(text, period.ToString());
    }

    [Theory]
    [InlineData("2025-W54")]
    [InlineData("2025-13")]
    [InlineData("2025-02-30")]
    [InlineData("November")]
    [InlineData("2025-11-23..2025-11-28")]
    [InlineData("2025-11..2025-12")]
    public void What_is_no_period_is_refused(string text) => Assert.False(ReportPeriod.TryParse(text, out _));
}
