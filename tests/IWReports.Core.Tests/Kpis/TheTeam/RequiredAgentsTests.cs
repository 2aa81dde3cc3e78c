using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.TheTeam;

namespace IWReports.Core.Tests.Kpis.TheTeam;

public sealed class RequiredAgentsTests
{
    private static readonly Measured Needs = Measured.Of(
        Enumerable.Range(0, 16).Select(slot =>
            new HalfHourNeed(Some.Day, new HalfHour(18 + slot), Scope.Company, OnPhones: slot == 2 ? 14 : 0,
            Rostered: slot == 2 ? 20 : 0)));

    [Fact]
    public void It_is_the_mean_over_the_half_hours()
    {
        var value = Needs.Total(RequiredAgents.Kpi);
        Assert.Equal((20, 16), (value.Numerator, value.Denominator));
    }

    [Fact]
    public void By_half_hour_it_is_what_that_half_hour_needs() =>
        Assert.Equal(20, Needs.At(RequiredAgents.Kpi, KpiBy.HalfHour, "10:00").Value);

    [Fact]
    public void Beside_it_stand_those_who_must_be_on_the_phones() =>
        Assert.Equal(14, Needs.At(RequiredAgents.Kpi.Beside.Single(), KpiBy.HalfHour, "10:00").Value);

    [Fact]
    public void No_officer_needs_officers() =>
        Assert.All(Needs.By(RequiredAgents.Kpi, KpiBy.Officer), value => Assert.Equal(KpiState.NotMeasurable, value.State));
}
