using IWReports.Core.Facts;
using IWReports.Core.Kpis.Complain;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.Complain;

public sealed class ManagerCallsKeptTests
{
    [Theory]
    [InlineData("2025-11-05 10:15", 1)]
    [InlineData("2025-11-05 10:16", 0)]
    [InlineData("2025-11-05 09:40", 0)]
    [InlineData(null, 0)]
    public void A_call_is_kept_within_a_quarter_of_an_hour_of_the_agreed_time(string? called, int kept) =>
        Assert.Equal(kept, Measured.Of(Agreed("2025-11-05 10:00", called)).At(ManagerCallsKept.Kpi, KpiBy.Day, "2025-11-05").Value);

    [Fact]
    public void Where_only_days_are_recorded_the_agreed_day_is_kept() =>
        Assert.Equal(1, Measured.Of(Agreed("2025-11-05 10:00", "2025-11-05 16:00") with { ManagerCalledAt = null })
            .Total(ManagerCallsKept.Kpi).Value);

    [Fact]
    public void A_call_agreed_for_today_is_not_missed_yet() =>
        Assert.Null(Measured.Of(Agreed("2025-12-01 10:00", null)).Total(ManagerCallsKept.Kpi).Value);

    [Fact]
    public void Nothing_agreed_has_no_value() =>
        Assert.Null(Measured.Of(Some.Complaint()).Total(ManagerCallsKept.Kpi).Value);

    private static Complaint Agreed(string at, string? called) => Some.Complaint() with
    {
        ManagerCallOn = DateOnly.Parse(at[..10]),
        ManagerCallAt = Some.At(at),
        ManagerCalledOn = called is null ? null : DateOnly.Parse(called[..10]),
        ManagerCalledAt = called is null ? null : Some.At(called),
    };
}
