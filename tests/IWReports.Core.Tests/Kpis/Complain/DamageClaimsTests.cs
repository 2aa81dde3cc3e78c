using IWReports.Core.Kpis.Complain;

namespace IWReports.Core.Tests.Kpis.Complain;

public sealed class DamageClaimsTests
{
    [Fact]
    public void None_is_printed_as_none() =>
        Assert.Equal(0, Measured.Of(Some.Complaint()).Total(DamageClaims.Kpi).Value);

    [Fact]
    public void Beside_them_stand_the_papers_that_are_missing()
    {
        var claim = Some.Complaint() with { DamageClaim = true };
        var measured = Measured.Of(claim, claim with { ClaimsFormOn = Some.Day, QuotesOutstanding = true },
            claim with { ClaimsFormOn = Some.Day }, Some.Complaint());
        Assert.Equal(3, measured.Total(DamageClaims.Kpi).Value);
        Assert.Equal([1, 1], DamageClaims.Kpi.Beside.Select(kpi => measured.Total(kpi).Value!.Value));
    }
}
