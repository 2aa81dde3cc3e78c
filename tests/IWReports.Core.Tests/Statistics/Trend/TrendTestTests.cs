using System.Text.Json;
using IWReports.Core.Statistics.Trend;

namespace IWReports.Core.Tests.Statistics.Trend;

/// <summary>Series run through pyMannKendall (MIT), exact p from the Mahonian numbers (mann_kendall.json).</summary>
public sealed class TrendTestTests
{
    private static readonly JsonElement Reference = TestData.Json("mann_kendall.json");

    [Fact]
    public void Trends_are_those_of_the_reference() => Assert.All(Reference.GetProperty("cases").EnumerateArray(), one =>
    {
        double[] values = [.. one.GetProperty("values").EnumerateArray().Select(value => value.GetDouble())];
        var test = MannKendall.Of(values);
        Assert.Equal(one.GetProperty("S").GetInt64(), test.S);
        Assert.Equal(one.GetProperty("var_S").GetDouble(), test.Variance, 1e-9);
        Assert.Equal(one.GetProperty("z").GetDouble(), test.Z, 1e-12);
        Assert.Equal(one.GetProperty("p_normal").GetDouble(), test.P, 1e-12);
        if (one.TryGetProperty("p_exact_two_sided", out var exact))
            Assert.Equal(exact.GetDouble(), test.ExactP!.Value, 1e-12);

        var line = TheilSen.Of([.. Enumerable.Range(0, values.Length)], values)!;
        var interval = one.GetProperty("sen_slope_95ci_gilbert");
        Assert.Equal(one.GetProperty("sen_slope").GetDouble(), line.Slope, 1e-9);
        Assert.Equal(one.GetProperty("sen_intercept").GetDouble(), line.Intercept, 1e-9);
        Assert.Equal(interval[0].GetDouble(), line.Low, 1e-9);
        Assert.Equal(interval[1].GetDouble(), line.High, 1e-9);
    });

    [Fact]
    public void A_perfect_trend_of_few_values_is_as_likely_as_counted() =>
        Assert.All(Reference.GetProperty("exact_small_n").EnumerateArray(), row =>
    {
        var n = row.GetProperty("n").GetInt32();
        Assert.Equal(1, MannKendall.Of([.. Enumerable.Range(0, n)]).ExactP!.Value / row.GetProperty("p_of_perfect_trend").GetDouble(),
            1e-12);
        if (row.GetProperty("p").ValueKind is JsonValueKind.Number)
            Assert.Equal(row.GetProperty("p").GetDouble(),
                MannKendall.Of(WithS(n, row.GetProperty("min_abs_S_for_p_le_0_05").GetInt32())).ExactP!.Value, 1e-12);
    });

    [Fact]
    public void Ties_have_no_exact_p() => Assert.Null(MannKendall.Of([1, 2, 2, 3]).ExactP);

    [Fact]
    public void A_season_that_comes_again_is_no_trend()
    {
        double[] values = [.. Enumerable.Range(0, 36).Select(month => (double)(month % 12))];
        Assert.Equal((0, 1), (MannKendall.Seasonal(values, 12).S, MannKendall.Seasonal(values, 12).P));
        Assert.InRange(MannKendall.Seasonal([.. values.Select((value, i) => value + (i / 12))], 12).P, 0, 1e-6);
    }

    [Fact]
    public void A_month_that_is_missing_takes_its_time()
    {
        var steps = TimeSteps.Of([new(2025, 1, 31), new(2025, 2, 28), new(2025, 4, 30)])!;
        Assert.Equal(("month", 3), (steps.Word, steps.Places[^1]));
        Assert.Equal(10, TheilSen.Of(steps.Places, [100, 110, 130])!.Slope, 1e-12);
    }

    [Fact]
    public void Weeks_are_steps_of_seven_days() =>
        Assert.Equal(("7 days", 3), TimeSteps.Of([new(2025, 1, 6), new(2025, 1, 13), new(2025, 1, 27)]) is { } steps
        ? (steps.Word, steps.Places[^1]) : default);

    // Swapping neighbours of a rising series takes 2 off S each.
    private static double[] WithS(int n, int s)
    {
        double[] values = [.. Enumerable.Range(0, n)];
        for (var swaps = ((n * (n - 1) / 2) - s) / 2; swaps > 0; swaps--)
        {
            var at = Enumerable.Range(0, n - 1).First(i => values[i] < values[i + 1]);
            (values[at], values[at + 1]) = (values[at + 1], values[at]);
        }

        return values;
    }
}
