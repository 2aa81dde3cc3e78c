using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.Stay;

namespace IWReports.Core.Tests.Kpis.Stay;

public sealed class RetentionTests
{
    private static CustomerYear Change(Standing standing, bool begins, int days = 0) => new(Some.Day.AddDays(days), standing, begins);

    [Fact]
    public void Who_bought_in_both_years_counts_of_who_bought_the_year_before()
    {
        var facts = Change(Standing.Before, true).Times(4).Concat(Change(Standing.Retained, true).Times(3))
            .Append(Change(Standing.Retained, false, 2));
        var measured = Measured.Of(facts);
        Assert.Equal([0.75m, 0.5m], new[] { "2025-11-04", "2025-11-05" }.Select(day => measured.At(Retention.Kpi, KpiBy.Day, day).Value));
    }

    [Fact]
    public void A_customer_gone_from_both_years_is_nobodys_loss() =>
        Assert.Equal(1, Measured.Of(Change(Standing.Before, true).Times(2).Append(Change(Standing.Retained, true))
            .Append(Change(Standing.Before, false, 1))).Total(Retention.Kpi).Value);

    [Fact]
    public void Nobody_kept_is_none_and_a_first_year_has_no_retention()
    {
        Assert.Equal(0, Measured.Of(Change(Standing.Before, true)).Total(Retention.Kpi).Value);
        Assert.Equal(KpiState.NoData, Measured.Of(Change(Standing.Active, true)).Total(Retention.Kpi).State);
    }
}
