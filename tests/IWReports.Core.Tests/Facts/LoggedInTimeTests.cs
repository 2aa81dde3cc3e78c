using IWReports.Core.Facts;

namespace IWReports.Core.Tests.Facts;

public sealed class LoggedInTimeTests
{
    private static readonly TimeZoneInfo Melbourne = TimeZoneInfo.FindSystemTimeZoneById("Australia/Melbourne");

    private static QueueSession Session(string from, string to, string queue = "widgets") =>
        new(queue, new(DateTimeOffset.Parse($"{from}+11:00"), DateTimeOffset.Parse($"{to}+11:00")));

    private static List<AgentPresence> Slices(QueueSession[] sessions, params QueueSession[] pauses) =>
        [.. LoggedInTime.Slices("Mia", null, sessions, pauses, Melbourne)];

    private static (double LoggedIn, double Productive) Minutes(List<AgentPresence> slices) =>
        (slices.Sum(slice => slice.LoggedIn.TotalMinutes), slices.Sum(slice => slice.Productive.TotalMinutes));

    [Fact]
    public void A_session_is_split_at_half_hours()
    {
        var slices = Slices([Session("2025-11-03 09:20", "2025-11-03 10:05")]);
        Assert.Equal(["09:00 10", "09:30 30", "10:00 5"], slices.Select(slice => $"{slice.Slot} {slice.LoggedIn.TotalMinutes}"));
    }

    [Fact]
    public void A_session_over_midnight_belongs_to_both_days()
    {
        var slices = Slices([Session("2025-11-03 23:45", "2025-11-04 00:10")]);
        Assert.Equal([new DateOnly(2025, 11, 3), new DateOnly(2025, 11, 4)], slices.Select(slice => slice.Day));
    }

    [Fact]
    public void Two_queues_at_once_are_one_presence() =>
        Assert.Equal((90, 90), Minutes(Slices([Session("2025-11-03 09:00", "2025-11-03 10:00"),
            Session("2025-11-03 09:30", "2025-11-03 10:30", "orders")])));

    [Fact]
    public void Paused_in_one_queue_the_officer_works_in_the_other()
    {
        QueueSession[] both = [Session("2025-11-03 09:00", "2025-11-03 10:00"), Session("2025-11-03 09:00", "2025-11-03 10:00", "orders")];
        Assert.Equal((60, 60), Minutes(Slices(both, Session("2025-11-03 09:10", "2025-11-03 09:20"))));
        Assert.Equal((60, 50), Minutes(Slices(both, Session("2025-11-03 09:10", "2025-11-03 09:20"),
            Session("2025-11-03 09:10", "2025-11-03 09:20", "orders"))));
        Assert.Equal((60, 50), Minutes(Slices(both, Session("2025-11-03 09:10", "2025-11-03 09:20", ""))));
    }

    [Fact]
    public void A_pause_beyond_the_session_takes_no_more_than_the_session() =>
        Assert.Equal((60, 50), Minutes(Slices([Session("2025-11-03 09:00", "2025-11-03 10:00")],
            Session("2025-11-03 09:50", "2025-11-03 12:00"))));

    [Theory]
    [InlineData("2025-04-05T13:00Z", "2025-04-05T18:00Z", "2025-04-06", 300, "02:00", 60)]
    [InlineData("2025-10-04T14:00Z", "2025-10-04T18:00Z", "2025-10-05", 240, "03:00", 30)]
    public void A_change_of_the_clock_neither_loses_nor_invents_time(string from, string to, string day, int minutes, string slot,
        int inSlot)
    {
        var slices = Slices([new("widgets", new(DateTimeOffset.Parse(from), DateTimeOffset.Parse(to)))]);
        Assert.Equal(minutes, Minutes(slices).LoggedIn);
        Assert.All(slices, slice => Assert.Equal(DateOnly.Parse(day), slice.Day));
        Assert.Equal(inSlot, slices.Single(slice => slice.Slot.ToString() == slot).LoggedIn.TotalMinutes);
    }
}
