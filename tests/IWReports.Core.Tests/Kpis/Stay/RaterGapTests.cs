using System.Text.Json;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.Stay;

namespace IWReports.Core.Tests.Kpis.Stay;

public sealed class RaterGapTests
{
    // 22 items in the order of Parasuraman et al. (1988).
    private static readonly string[] Dimensions =
    [
        .. Enumerable.Repeat("tangibles", 4), .. Enumerable.Repeat("reliability", 5), .. Enumerable.Repeat("responsiveness", 4),
            .. Enumerable.Repeat("assurance", 4), .. Enumerable.Repeat("empathy", 5),
    ];

    private static RatedItem Item(int? expected, int? received, string dimension = "reliability", string respondent = "1") =>
        new(respondent, Some.Day, dimension, expected, received);

    // Three respondents; the figures beside them were computed independently.
    [Fact]
    public void Three_respondents_with_22_items_give_the_reference_gaps()
    {
        var reference = TestData.Json("servqual.json");
        var (expected, received) = (Rows(reference.GetProperty("expectations")), Rows(reference.GetProperty("perceptions")));
        var items = from who in Enumerable.Range(0, expected.Length) from at in Enumerable.Range(0, Dimensions.Length)
            select Item(expected[who][at], received[who][at], Dimensions[at], $"{who}");
        var measured = Measured.Of(ServiceGap.Of(items));
        var outcome = reference.GetProperty("expected");
        Assert.Equal(outcome.GetProperty("unweighted").GetDouble(), (double)measured.Total(RaterGap.Kpi).Value!.Value, 1e-9);
        Assert.All(outcome.GetProperty("dimension_gap").EnumerateObject(),
            gap => Assert.Equal(gap.Value.GetDouble(), (double)measured.At(RaterGap.Kpi, KpiBy.Topic, gap.Name).Value!.Value, 1e-9));

        static int[][] Rows(JsonElement rows) =>
            [.. rows.EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetInt32()).ToArray())];
    }

    [Fact]
    public void An_item_with_a_half_left_blank_says_nothing() =>
        Assert.Equal(-1, Assert.Single(ServiceGap.Of([Item(6, 5), Item(null, 1), Item(7, null)])).Gap);

    [Fact]
    public void A_dimension_with_more_items_weighs_no_more() =>
        Assert.Equal(-1, Measured.Of(ServiceGap.Of([Item(6, 4), Item(6, 4), Item(6, 4), Item(6, 6, "empathy")])).Total(RaterGap.Kpi).Value);

    [Fact]
    public void Nobody_asked_is_no_gap() => Assert.Equal(KpiState.NoData, Measured.Of(Some.Answered()).Total(RaterGap.Kpi).State);
}
