using IWReports.Core.Facts;
using IWReports.Core.Kpis.Complain;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.Complain;

public sealed class RedressOverAuthorityTests
{
    // 10 % of the faulty product's value, at most $25.
    [Theory]
    [InlineData(10, 100, 0)]
    [InlineData(10.01, 100, 1)]
    [InlineData(25, 1000, 0)]
    [InlineData(25.01, 1000, 1)]
    [InlineData(26, null, 1)]
    public void Is_what_exceeds_the_smaller_of_the_two_limits(double paid, int? value, int over) =>
        Assert.Equal(over, Measured.Of(Some.Complaint() with { RedressAmount = (decimal)paid, ProductValue = value })
            .Total(RedressOverAuthority.Kpi).Value);

    // 10 % of $99.99 is $9.999: what the letter may offer is $10.00, and that is not over.
    [Theory]
    [InlineData(10.00, 0)]
    [InlineData(10.01, 1)]
    public void The_share_is_rounded_to_the_cent_before_it_is_compared(double paid, int over) =>
        Assert.Equal(over, Measured.Of(Some.Complaint() with { RedressAmount = (decimal)paid, ProductValue = 99.99m })
            .Total(RedressOverAuthority.Kpi).Value);

    [Fact]
    public void The_managers_consent_lifts_the_limit() =>
        Assert.Equal(0, Measured.Of(Some.Complaint() with { RedressAmount = 500, ProductValue = 100, RedressApproved = true })
            .Total(RedressOverAuthority.Kpi).Value);

    [Fact]
    public void A_small_amount_for_a_product_of_unknown_value_cannot_be_judged() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Some.Complaint() with { RedressAmount = 20 })
            .Total(RedressOverAuthority.Kpi).State);

    [Fact]
    public void A_log_that_never_writes_amounts_down_cannot_tell() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Some.Complaint() with { Recorded = ComplaintSteps.None })
            .Total(RedressOverAuthority.Kpi).State);

    [Fact]
    public void Beside_it_stands_how_often_anything_was_paid()
    {
        var measured = Measured.Of(Some.Complaint() with { RedressAmount = 5, ProductValue = 100 },
            Some.Complaint() with { RedressAmount = 0 }, Some.Complaint(), Some.Complaint());
        Assert.Equal(0.25m, measured.Total(RedressOverAuthority.Kpi.Beside.Single()).Value);
    }
}
