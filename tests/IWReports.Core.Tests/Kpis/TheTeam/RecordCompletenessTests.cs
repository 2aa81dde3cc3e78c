using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.TheTeam;

namespace IWReports.Core.Tests.Kpis.TheTeam;

public sealed class RecordCompletenessTests
{
    [Fact]
    public void It_is_fields_over_fields_and_no_mean_of_shares() =>
        Assert.Equal(0.75m, Measured.Of(With(8, 8), With(4, 1)).Total(RecordCompleteness.Kpi).Value);

    [Fact]
    public void A_record_that_says_half_of_it_is_left_out() =>
        Assert.Equal(1, Measured.Of(With(8, 8), With(8, null), With(null, 3)).Total(RecordCompleteness.Kpi).Value);

    [Fact]
    public void A_log_that_does_not_count_its_fields_cannot_tell() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(With(null, null)).Total(RecordCompleteness.Kpi).State);

    [Fact]
    public void By_officer_it_says_who_writes_things_down() =>
        Assert.Equal(0.25m, Measured.Of(With(4, 1) with { Officer = "Mary" }, With(4, 4) with { Officer = "Mia" })
            .At(RecordCompleteness.Kpi, KpiBy.Officer, "Mary").Value);

    private static Enquiry With(int? required, int? present) => Some.Enquiry() with { RequiredFields = required, PresentFields = present };
}
