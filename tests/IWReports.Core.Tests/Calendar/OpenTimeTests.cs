using IWReports.Core.Calendar;

namespace IWReports.Core.Tests.Calendar;

public sealed class OpenTimeTests
{
    private static readonly TimeZoneInfo Melbourne = TimeZoneInfo.FindSystemTimeZoneById("Australia/Melbourne");

    // Melbourne Cup Day is a holiday.
    private static readonly BusinessCalendar Calendar = new(Melbourne, new HashSet<DateOnly> { new(2025, 11, 4) }, new(9, 0), new(17, 0));

    [Theory]
    [InlineData("2025-11-05T09:30", "2025-11-05T10:45", 75)]
    [InlineData("2025-11-05T07:00", "2025-11-05T10:00", 60)]
    [InlineData("2025-11-05T16:00", "2025-11-05T20:00", 60)]
    [InlineData("2025-11-05T18:00", "2025-11-05T20:00", 0)]
    // Friday 16:00 to Monday 10:00 is two open hours.
    [InlineData("2025-11-07T16:00", "2025-11-10T10:00", 120)]
    // Over a public holiday.
    [InlineData("2025-11-03T16:30", "2025-11-05T09:30", 60)]
    [InlineData("2025-11-05T12:00", "2025-11-05T11:00", 0)]
    public void Only_open_hours_count(string from, string to, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Calendar.OpenTimeBetween(At(from), At(to)));

    [Theory]
    [InlineData("2025-11-05T09:30", 75, "2025-11-05T10:45")]
    [InlineData("2025-11-05T16:00", 60, "2025-11-05T17:00")]
    [InlineData("2025-11-05T18:00", 60, "2025-11-06T10:00")]
    [InlineData("2025-11-07T16:00", 120, "2025-11-10T10:00")]
    [InlineData("2025-11-03T16:30", 60, "2025-11-05T09:30")]
    [InlineData("2025-11-08T12:00", 16 * 60, "2025-11-11T17:00")]
    public void So_much_open_time_later_is_found_again(string from, int minutes, string to)
    {
        Assert.Equal(At(to), Calendar.AddOpenTime(At(from), TimeSpan.FromMinutes(minutes)));
        Assert.Equal(TimeSpan.FromMinutes(minutes), Calendar.OpenTimeBetween(At(from), At(to)));
    }

    [Fact]
    public void Weekends_when_the_clock_changes_make_no_difference()
    {
        Assert.Equal(TimeSpan.FromHours(8), Calendar.OpenTimeBetween(At("2025-10-03T17:00"), At("2025-10-06T17:00")));
        Assert.Equal(TimeSpan.FromHours(8), Calendar.OpenTimeBetween(At("2025-04-04T17:00"), At("2025-04-07T17:00")));
    }

    [Fact]
    public void Where_the_clock_changes_while_open_the_hour_counts_as_long_as_it_was()
    {
        // Cairo changes on a Friday at midnight: a shop that is open then feels it.
        var night = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById("Africa/Cairo"), new HashSet<DateOnly>(), TimeOnly.MinValue,
            new(4, 0));
        Assert.Equal(TimeSpan.FromHours(3), night.OpenTimeBetween(Cairo("2023-04-28T00:00"), Cairo("2023-04-28T06:00")));
        Assert.Equal(TimeSpan.FromHours(4), night.OpenTimeBetween(Cairo("2023-04-27T00:00"), Cairo("2023-04-27T06:00")));
    }

    private static DateTimeOffset At(string local) => Instant(local, Melbourne);

    private static DateTimeOffset Cairo(string local) => Instant(local, TimeZoneInfo.FindSystemTimeZoneById("Africa/Cairo"));

    private static DateTimeOffset Instant(string local, TimeZoneInfo zone)
    {
        var time = DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture);
        return LocalTime.At(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time), zone);
    }
}
