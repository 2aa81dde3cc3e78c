using IWReports.Worker.Scheduling;

namespace IWReports.Worker.Tests.Scheduling;

public sealed class DemoClockTests
{
    private static readonly DemoClock Clock = (DemoClock)DemoClock.From("2024-06-01T09:00:00+10:00");

    [Fact]
    public void What_the_database_stamped_an_hour_ago_is_an_hour_ago_by_the_demonstrations_clock() => Assert.Equal(
        60, (Clock.GetUtcNow() - Clock.Told(TimeProvider.System.GetUtcNow().AddHours(-1))).TotalMinutes, 0.1);

    [Fact]
    public void What_the_demonstration_itself_dated_stays() =>
        Assert.All(new[] { -400, -1, 0, 35 }, days =>
            Assert.Equal(Clock.GetUtcNow().Date.AddDays(days), Clock.Told(new(Clock.GetUtcNow().Date.AddDays(days), default))));
}
