using System.Text.Json;
using IWReports.Core.Statistics;
using IWReports.Core.Statistics.Erlang;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Tests.Analysis;

/// <summary>What the Innovative Widgets case honestly says (case_reference.json).</summary>
public sealed class CaseTests
{
    private static readonly JsonElement Reference = TestData.Json("case_reference.json");

    private static readonly StaffingGoal Goal = new(0.8, TimeSpan.FromSeconds(20)) { MaxOccupancy = 0.85, Shrinkage = 0.3 };

    [Fact]
    public void Officers_needed_each_month_are_those_of_the_case() =>
        Assert.All(Reference.GetProperty("erlang_c").EnumerateArray(), month =>
    {
        foreach (var (peak, handle) in new[] { (1, 180), (1, 300), (2, 180), (2, 300) })
        {
            if (!month.TryGetProperty($"peak x{peak} AHT {handle}s", out var expected))
                continue;
            // The case prints its calls per hour rounded; its load has a digit more.
            var load = new CallLoad(expected.GetProperty("load_erlang").GetDouble() * 3600 / handle, TimeSpan.FromHours(1),
                TimeSpan.FromSeconds(handle), null);
            var officers = Goal.OnPhones(load);
            Assert.Equal((expected.GetProperty("agents_80_20_occ85").GetInt32(),
                expected.GetProperty("rostered_at_30pct_shrinkage").GetInt32()), (officers, Goal.Rostered(officers)));
            Assert.Equal(expected.GetProperty("service_level").GetDouble(), load.At(officers, Goal.Within).ServiceLevel, 1e-3);
        }
    });

    [Fact]
    public void One_officer_more_is_worth_many_points_in_a_small_team() =>
        Assert.All(Reference.GetProperty("november_service_if_on_duty").EnumerateArray(), row =>
    {
        var load = new CallLoad(row.GetProperty("load").GetDouble() * 20, TimeSpan.FromHours(1), TimeSpan.FromMinutes(3), null);
        Assert.Equal(row.GetProperty("service_level_20s").GetDouble(),
            load.At(row.GetProperty("on_duty").GetInt32(), Goal.Within).ServiceLevel, 1e-3);
    });

    [Theory]
    [InlineData("1.0", 1)]
    [InlineData("0.75", 0.75)]
    [InlineData("0.5", 0.5)]
    [InlineData("0.25", 0.25)]
    public void More_calls_more_officers_and_newcomers_share_out_the_load(string name, double pace)
    {
        var expected = Reference.GetProperty("roster").EnumerateObject().First().Value.GetProperty("decomposition_Nov_vs_JanAug")
            .GetProperty(name);
        var worth = 2 + (2 * pace);
        // Calls, over officers, over what an officer is worth: two experienced and two newcomers in November.
        var effects = Lmdi.Of([1285, 1 / 3d, 1], [1560, 1 / 4d, 4 / worth]);
        var (before, after) = (1285 / 3d, 1560 / worth);
        Assert.Equal(after - before, effects.Sum(), 1e-9);
        // The case gives log points: the effects over the logarithmic mean.
        var mean = (after - before) / Math.Log(after / before);
        var points = expected.GetProperty("log_points");
        Assert.All(new[] { "volume", "headcount_3_to_4", "newcomer_effectiveness" }.Zip(effects),
            effect => Assert.Equal(points.GetProperty(effect.First).GetDouble(), effect.Second / mean, 1e-4));
    }

    [Theory]
    [InlineData("xmr_variation", new[] { -2, -2, 3.5, -1.5, -0.5, 4, 4.5, 3.5, 7, 10, 12 })]
    public void Only_November_grew_beyond_the_usual(string name, double[] growth)
    {
        var chart = XmrChart.Of(growth.Select((value, i) => new SeriesPoint(new(2025, i + 1, 1), value)), new(ImprovementDirection.None));
        Assert.Equal(Reference.GetProperty(name).GetProperty("upl").GetDouble(), chart.Limits.Upper, 1e-3);
        Assert.Equal([11], chart.Points.Where(point => point.Cause != SpecialCause.None).Select(point => point.Date.Month));
        Assert.True(chart.IsTrial);
    }
}
