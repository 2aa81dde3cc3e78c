using System.Text.Json;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Tests.Statistics.Spc;

/// <summary>
/// Rule vectors of NHSRplotthedots (MIT) and PowerBI-SPC (numbers only). Of PowerBI-SPC the outside-limit, run and trend vectors apply;
/// its two-in-three differs by design (it counts points beyond three sigma and ignores the third point's side), so ours must not reproduce
/// it.
/// </summary>
public sealed class SpcRulesTests
{
    private static readonly JsonElement Vectors = TestData.Json("rule_vectors.json");

    [Fact]
    public void Seven_on_one_side_are_a_run() => Each("nhsr", "seven_point_one_side_mean", vector =>
        // The source marks the point that completes a run; ours marks the seven that make it, as its next step does.
        Assert.Equal(PartOfSeven(Numbers(vector, "out")), SpecialCauseRules.OneSide(Numbers(vector, "rel")).Select(Math.Abs)));

    [Fact]
    public void Seven_strictly_rising_or_falling_are_a_trend() => Each("nhsr", "seven_point_trend", vector =>
        Assert.Equal(PartOfSeven(Numbers(vector, "out")), SpecialCauseRules.Trend(Values(vector, "y")).Select(Math.Abs)));

    [Fact]
    public void Every_point_of_a_completed_seven_is_marked() => Each("nhsr", "part_of_seven", vector =>
        Assert.Equal(Numbers(vector, "out"), PartOfSeven(Numbers(vector, "flag"))));

    [Fact]
    public void Two_of_three_near_a_limit_count_only_on_one_side() => Each("nhsr", "two_in_three", vector =>
    {
        var near = Numbers(vector, "near").Select(flag => flag == 1).ToList();
        var marked = Numbers(vector, "out").Zip(near, (flag, isNear) => flag == 1 && isNear ? 1 : 0);
        Assert.Equal(marked, SpecialCauseRules.TwoInThree(near, Numbers(vector, "rel")).Select(Math.Abs));
    });

    [Fact]
    public void Of_two_in_three_only_the_near_points_are_marked() => Each("nhsr", "highlighted_two_in_three", vector =>
        Assert.Equal(Numbers(vector, "out"), SpecialCauseRules.TwoInThree([.. Numbers(vector, "near").Select(flag => flag == 1)],
            Numbers(vector, "rel")).Select(Math.Abs)));

    [Fact]
    public void The_last_limits_decide_whether_a_target_is_met()
    {
        foreach (var vector in Vectors.GetProperty("assurance").EnumerateArray())
        {
            var assurance = XmrChart.AssuranceOf(vector.GetProperty("lpl").GetDouble(), vector.GetProperty("upl").GetDouble(),
                vector.GetProperty("target").GetDouble(), Improve(vector.GetProperty("improvement").GetString()));
            Assert.Equal(vector.GetProperty("out").GetString(), assurance is { } known ? XmrCasesTests.AssuranceType(known) : null);
        }
    }

    [Fact]
    public void A_point_on_a_limit_is_inside()
    {
        foreach (var vector in Vectors.GetProperty("astronomical").EnumerateArray())
            Assert.Equal(Directions(vector), SpecialCauseRules.OutsideLimits(Values(vector, "v"), vector.GetProperty("lo").GetDouble(),
                vector.GetProperty("hi").GetDouble()));
    }

    [Fact]
    public void Runs_of_any_length_agree()
    {
        foreach (var vector in Vectors.GetProperty("shift_n").EnumerateArray())
        {
            var centre = vector.GetProperty("c").GetDouble();
            Assert.Equal(Directions(vector), SpecialCauseRules.OneSide([.. Values(vector, "v").Select(value => Math.Sign(value - centre))],
                vector.GetProperty("n").GetInt32()));
        }
    }

    [Fact]
    public void Trends_of_any_length_agree()
    {
        foreach (var vector in Vectors.GetProperty("trend_n").EnumerateArray())
            Assert.Equal(Directions(vector), SpecialCauseRules.Trend(Values(vector, "v"), vector.GetProperty("n").GetInt32()));
    }

    [Fact]
    public void One_point_has_limits_on_itself()
    {
        var chart = XmrChart.Of([new(new(2025, 1, 1), 3)], new(ImprovementDirection.Up));
        Assert.Equal((3, 3, 3), (chart.Limits.Lower, chart.Limits.Mean, chart.Limits.Upper));
        Assert.Equal(Variation.Common, chart.Variation);
    }

    internal static ImprovementDirection Improve(string? word) => word switch
    {
        "increase" => ImprovementDirection.Up,
        "decrease" => ImprovementDirection.Down,
        _ => ImprovementDirection.None,
    };

    private static void Each(string suite, string rule, Action<JsonElement> check)
    {
        foreach (var vector in Vectors.GetProperty(suite).GetProperty(rule).EnumerateArray())
            check(vector);
    }

    private static int[] PartOfSeven(int[] completed) =>
        [.. completed.Select((_, i) => completed.Skip(i).Take(SpecialCauseRules.Run).Any(flag => flag != 0) ? 1 : 0)];

    private static int[] Directions(JsonElement vector) =>
        [.. vector.GetProperty("out").EnumerateArray().Select(word => word.GetString() switch { "upper" => 1, "lower" => -1, _ => 0 })];

    private static int[] Numbers(JsonElement vector, string name) =>
        [.. vector.GetProperty(name).EnumerateArray().Select(number => number.GetInt32())];

    private static double[] Values(JsonElement vector, string name) =>
        [.. vector.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];
}
