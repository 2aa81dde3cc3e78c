using IWReports.Core.Kpis.BeSolved;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.BeSolved;

public sealed class ResolvedIn2HoursTests
{
    [Theory]
    [InlineData("2025-11-03 10:00", "2025-11-03 12:00", 1)]
    [InlineData("2025-11-03 10:00", "2025-11-03 12:01", 0)]
    [InlineData("2025-11-03 16:00", "2025-11-05 10:00", 1)] // Tuesday is a public holiday.
    [InlineData("2025-11-03 16:00", "2025-11-05 10:01", 0)]
    [InlineData("2025-11-07 18:00", "2025-11-10 09:30", 1)] // Friday evening to Monday.
    [InlineData("2025-11-03 18:00", "2025-11-03 18:30", 1)]
    public void The_clock_runs_in_opening_hours(string opened, string resolved, int inTime) =>
        Assert.Equal(inTime, Measured.Of(Some.Enquiry(opened, resolved)).Total(ResolvedIn2Hours.Kpi).Value);

    [Fact]
    public void What_is_open_for_longer_has_failed_and_what_is_younger_is_pending()
    {
        // Seen at the start of Monday 1 December: an hour of Friday has passed for the one, three for the other.
        var measured = Measured.Of(Some.Enquiry(resolved: "2025-11-03 10:05"), Some.Enquiry("2025-11-28 14:00"),
            Some.Enquiry("2025-11-28 16:00"));
        var value = measured.Total(ResolvedIn2Hours.Kpi);
        Assert.Equal((1, 2), (value.Numerator, value.Denominator));
        Assert.Equal(1, measured.Total(ResolvedIn2Hours.Kpi.Beside[0]).Value);
    }

    [Fact]
    public void Nothing_but_pending_ones_gives_no_value() =>
        Assert.Null(Measured.Of(Some.Enquiry("2025-11-28 16:00")).Total(ResolvedIn2Hours.Kpi).Value);

    [Fact]
    public void A_log_that_never_says_when_something_was_resolved_cannot_tell() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Some.Enquiry() with { ResolutionsRecorded = false })
            .Total(ResolvedIn2Hours.Kpi).State);

    [Fact]
    public void Days_alone_cannot_tell_hours()
    {
        var measured = Measured.Of(Some.Enquiry(resolved: "2025-11-03 10:05") with { OpenedAt = null });
        Assert.Equal(KpiState.NotMeasurable, measured.Total(ResolvedIn2Hours.Kpi).State);
    }

    [Theory]
    [InlineData("2025-11-10", KpiState.Provisional)]
    [InlineData("2025-11-11", KpiState.Final)]
    public void Fridays_figure_is_provisional_until_Monday_is_over(string asOf, KpiState state)
    {
        var measured = Measured.Of(Some.Settings with { AsOf = DateOnly.Parse(asOf) },
            Some.Enquiry("2025-11-07 10:00", "2025-11-07 10:10"));
        Assert.Equal(state, measured.At(ResolvedIn2Hours.Kpi, KpiBy.Day, "2025-11-07").State);
    }

    [Fact]
    public void Reopened_ones_run_to_the_last_solution_and_are_flagged()
    {
        var measured = Measured.Of(Some.Enquiry(resolved: "2025-11-05 12:00") with { Reopened = true },
            Some.Enquiry(resolved: "2025-11-03 10:05"));
        Assert.Equal(0.5m, measured.Total(ResolvedIn2Hours.Kpi).Value);
        Assert.Equal(0.5m, measured.Total(ResolvedIn2Hours.Kpi.Beside[1]).Value);
    }

    [Fact]
    public void Is_told_apart_by_channel()
    {
        var measured = Measured.Of(Some.Enquiry(resolved: "2025-11-03 10:05") with { Channel = "phone" },
            Some.Enquiry(resolved: "2025-11-05 10:05") with { Channel = "e-mail" });
        Assert.Equal(0, measured.At(ResolvedIn2Hours.Kpi, KpiBy.Channel, "e-mail").Value);
    }
}
