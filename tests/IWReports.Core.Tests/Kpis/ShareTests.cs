using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis;

/// <summary>A share of a whole is never above it: such a value is no figure, and nothing is judged by it.</summary>
public sealed class ShareTests
{
    private static readonly DateOnly Day = new(2025, 11, 3);

    [Theory]
    [InlineData("sales_vs_goal")]
    [InlineData("sales_growth")]
    [InlineData("staff_turnover")]
    [InlineData("mql_to_sql_milestone")]
    [InlineData("sql_to_won_milestone")]
    public void What_is_held_against_another_crowd_may_be_above_100_percent(string kpi) => Assert.Null(Find(kpi).AtMost);

    [Fact]
    public void Every_other_percentage_is_a_share() =>
        Assert.Equal(5, KpiCatalog.All.SelectMany(kpi => kpi.Beside.Prepend(kpi)).Distinct()
            .Count(kpi => kpi.Unit == Unit.Percent && kpi.AtMost is null));

    [Theory]
    [InlineData("occupancy", "time_on_calls", "productive")]
    [InlineData("csat_response_rate", "csat_respondents", "csat_invitations")]
    [InlineData("abandonment", "abandoned", "offered_abandonment_seen")]
    public void More_than_the_whole_is_not_measurable_and_says_so(string kpi, string above, string below)
    {
        var value = Value(kpi, above, 3_073, below, 61);
        Assert.Equal((null, KpiState.NotMeasurable), (value.Value, value.State));
        Assert.Contains("no share is above 100 %: the records of 3,073 and of 61 do not belong together", value.Why,
            StringComparison.Ordinal);
        Assert.Equal((1m, KpiState.Final), (Value(kpi, above, 61, below, 61) is var whole ? (whole.Value!.Value, whole.State) : default));
    }

    [Fact]
    public void A_share_of_stocks_is_held_to_the_same()
    {
        var value = Value("retention", "customers_retained_from", 5, "customers_before_from", 4);
        Assert.Equal((null, KpiState.NotMeasurable), (value.Value, value.State));
    }

    private static Kpi Find(string id) => KpiCatalog.All.SelectMany(kpi => kpi.Beside.Prepend(kpi)).First(kpi => kpi.Id == id);

    private static KpiValue Value(string id, string above, decimal amount, string below, decimal whole)
    {
        var known = KpiCatalog.Measures.ToDictionary(measure => measure.Id, _ => (Day, Day));
        var later = Day.AddDays(200);
        var sums = new MeasuredSums(KpiBy.Total, ScopeKind.Company,
            new(known, new Dictionary<DateOnly, DateOnly> { [Day] = later }, later), Some.Settings);
        (sums.Sums[(above, KpiKey.Total)], sums.Sums[(below, KpiKey.Total)]) = (amount, whole);
        return sums.Of(Find(id), [new(KpiKey.Total, [Day])]).Single();
    }
}
