using IWReports.Core.Kpis.ReachUs;

namespace IWReports.Core.Tests.Kpis.ReachUs;

public sealed class CallsOutsideHoursTests
{
    [Theory]
    [InlineData("2025-11-03", "08:59", 1)]
    [InlineData("2025-11-03", "09:00", 0)]
    [InlineData("2025-11-03", "16:59", 0)]
    [InlineData("2025-11-03", "17:00", 1)]
    [InlineData("2025-11-04", "10:00", 1)]
    [InlineData("2025-11-08", "10:00", 1)]
    public void Counts_evenings_weekends_and_public_holidays(string day, string time, int outside) =>
        Assert.Equal(outside, Measured.Of(Some.Abandoned(time: time, day: DateOnly.Parse(day))).Total(CallsOutsideHours.Kpi).Value);

    [Fact]
    public void Those_who_hung_up_are_shown_beside()
    {
        var measured = Measured.Of(Some.Answered(time: "20:00"), Some.Abandoned(time: "20:00"), Some.Abandoned());
        Assert.Equal(1, measured.Total(CallsOutsideHours.Kpi.Beside[0]).Value);
    }
}
