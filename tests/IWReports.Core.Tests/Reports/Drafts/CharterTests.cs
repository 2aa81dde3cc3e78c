using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.Drafts;
using IWReports.Tests;

namespace IWReports.Core.Tests.Reports.Drafts;

public sealed class CharterTests
{
    [Fact]
    public void A_promise_kept_every_time_and_a_broken_one_read_differently()
    {
        var charter = Charter.Build(SomeDrafts.Charter(
            SomeDrafts.Value("resolved_in_2h", 40, 40), SomeDrafts.Value("answered_in_5_rings", 800, 1500)));
        var (kept, broken) = (Of(charter, "enquiry"), Of(charter, "five rings"));
        Assert.Equal(("100 %", "40 enquiries", true), (kept.Kept, kept.Cases, kept.IsAlways));
        Assert.Equal(("53.3 %", "1,500 calls", false), (broken.Kept, broken.Cases, broken.IsAlways));
        Assert.EndsWith("We kept one of them every time.", charter.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_cases_a_promise_is_not_measured_and_not_kept_to_0_percent()
    {
        var promise = Of(Charter.Build(SomeDrafts.Charter(SomeDrafts.Value("manager_calls_kept", 0, 0))), "manager");
        Assert.Equal((Charter.NotMeasured, "", false), (promise.Kept, promise.Cases, promise.IsMeasured));
    }

    [Fact]
    public void Few_cases_are_counted_and_not_made_a_percentage()
    {
        var promise = Of(Charter.Build(SomeDrafts.Charter(SomeDrafts.Value("manager_calls_kept", 2, 3))), "manager");
        Assert.Equal(("2 of 3", "3 calls"), (promise.Kept, promise.Cases));
    }

    [Fact]
    public void What_was_missed_once_is_not_rounded_to_all() =>
        Assert.Equal(
            "nearly always", Of(Charter.Build(SomeDrafts.Charter(SomeDrafts.Value("answered_in_5_rings", 9999, 10000))),
                "five rings").Kept);

    [Fact]
    public void Every_promise_has_a_kpi_that_tells_how_often_it_was_kept() =>
        Assert.All(CharterLine.All(SomeDrafts.Settings), line => Assert.Equal(Unit.Percent, KpiCatalog.Find(line.Kpi)!.Unit));

    private static CharterPromise Of(CharterModel charter, string words) =>
        charter.Promises.Single(promise => promise.Promise.Contains(words, StringComparison.Ordinal));
}
