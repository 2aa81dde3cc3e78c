using IWReports.Core.Kpis.BeSolved;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.BeSolved;

public sealed class UnsolvedTests
{
    private static readonly Kpi Over2Hours = Unsolved.Kpi.Beside[0], Over1Day = Unsolved.Kpi.Beside[1], Over5Days = Unsolved.Kpi.Beside[2];

    [Fact]
    public void A_day_ends_with_what_is_open()
    {
        var measured = Measured.Of(Some.Enquiry(resolved: "2025-11-06 10:00"), Some.Enquiry("2025-11-05 10:00"));
        Assert.Equal([1, 2, 1], Stock(measured, Unsolved.Kpi, "2025-11-04", "2025-11-05", "2025-11-06"));
    }

    // What the digest lists on a day is what the stock counts at its end, whatever became of an enquiry.
    [Fact]
    public void An_enquiry_is_open_on_a_day_when_the_stock_of_unsolved_ones_holds_it()
    {
        var all = from resolved in new[] { null, "2025-11-03 15:00", "2025-11-06 10:00" }
                  from isRecorded in new[] { true, false }
                  select Some.Enquiry(resolved: resolved) with { ResolutionsRecorded = isRecorded };
        foreach (var enquiry in all)
        {
            var stock = Measured.Of(enquiry).By(Unsolved.Kpi, KpiBy.Day).ToDictionary(value => value.Key, value => value.Value is 1);
            for (var day = Some.Day.AddDays(-1); day < Some.Settings.AsOf; day = day.AddDays(1))
                Assert.Equal((enquiry, day, stock[$"{day:yyyy-MM-dd}"]), (enquiry, day, enquiry.IsOpenOn(day)));
        }
    }

    [Fact]
    public void Over_two_hours_is_what_was_open_for_longer_at_the_days_end()
    {
        // Opened an hour before closing time on Monday; Tuesday is a public holiday.
        var measured = Measured.Of(Some.Enquiry("2025-11-03 16:00", "2025-11-06 10:00"));
        Assert.Equal([0, 0, 1, 0], Stock(measured, Over2Hours, "2025-11-03", "2025-11-04", "2025-11-05", "2025-11-06"));
    }

    [Fact]
    public void Resolved_on_the_day_it_would_have_become_too_old_it_is_not_there_at_its_end() =>
        Assert.Equal([0, 0], Stock(Measured.Of(Some.Enquiry(resolved: "2025-11-03 15:00")), Over2Hours, "2025-11-03", "2025-11-05"));

    [Fact]
    public void Older_than_a_day_and_than_five_counts_business_days()
    {
        var measured = Measured.Of(Some.Enquiry("2025-11-03 10:00", "2025-11-14 10:00"));
        Assert.Equal([0, 1, 1, 0], Stock(measured, Over1Day, "2025-11-05", "2025-11-06", "2025-11-13", "2025-11-14"));
        Assert.Equal([0, 1, 0], Stock(measured, Over5Days, "2025-11-11", "2025-11-12", "2025-11-14"));
    }

    [Fact]
    public void A_month_ends_with_its_old_ones_by_team()
    {
        var measured = Measured.Of(Some.Enquiry() with { Team = "Customer service" },
            Some.Enquiry("2025-11-28 16:30") with { Team = "Customer service" });
        Assert.Equal(2, measured.At(Unsolved.Kpi, KpiBy.Team, "Customer service").Value);
        Assert.Equal([1, 1], Unsolved.Kpi.Beside.Skip(1).Select(kpi => measured.At(kpi, KpiBy.Month, "2025-11").Value!.Value));
    }

    [Fact]
    public void A_log_that_never_says_when_something_was_resolved_cannot_tell() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Some.Enquiry() with { ResolutionsRecorded = false }).Total(Unsolved.Kpi).State);

    private static IEnumerable<decimal> Stock(Measured measured, Kpi kpi, params string[] days) =>
        days.Select(day => measured.At(kpi, KpiBy.Day, day).Value ?? 0);
}
