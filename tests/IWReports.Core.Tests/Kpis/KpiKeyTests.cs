using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis;

public sealed class KpiKeyTests
{
    private static readonly DateOnly[] Days = [.. Enumerable.Range(0, 10).Select(new DateOnly(2025, 11, 26).AddDays)];

    [Theory]
    [InlineData(KpiBy.Total, 1, "total", "total")]
    [InlineData(KpiBy.Day, 10, "2025-11-26", "2025-12-05")]
    [InlineData(KpiBy.Week, 2, "2025-W48", "2025-W49")]
    [InlineData(KpiBy.Month, 2, "2025-11", "2025-12")]
    [InlineData(KpiBy.HalfHour, 48, "00:00", "23:30")]
    [InlineData(KpiBy.WeekdayHalfHour, 336, "Mon 00:00", "Sun 23:30")]
    [InlineData(KpiBy.Queue, 2, "orders", "widgets")]
    public void Every_key_of_the_range_is_there(KpiBy by, int count, string first, string last)
    {
        var keys = KpiKey.Of(by, Days, ["orders", "widgets"]);
        Assert.Equal((count, first, last), (keys.Count, keys[0].Name, keys[^1].Name));
    }

    [Fact]
    public void A_week_that_the_range_cuts_covers_only_its_days() =>
        Assert.Equal(5, KpiKey.Of(KpiBy.Week, Days, [])[0].Days.Count);
}
