using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Tests.Statistics.Spc;

/// <summary>Series of one value and a few others. Source: ops/decisions/041-equal-points-and-one-other.md.</summary>
public sealed class EqualPointsTests
{
    private static XmrChart Chart(IEnumerable<double> values) =>
        XmrChart.Of(values.Select((value, month) => new SeriesPoint(new DateOnly(2024, 1, 1).AddMonths(month), value)),
            new(ImprovementDirection.Up) { Target = 95 });

    private static IEnumerable<double> Marked(XmrChart chart) =>
        chart.Points.Where(point => point.Cause != SpecialCause.None).Select(point => point.Value);

    [Fact]
    public void Of_thirteen_equal_points_and_one_other_the_other_is_special()
    {
        var chart = Chart([.. Enumerable.Repeat(100d, 13), 98]);
        Assert.Equal([98], Marked(chart));
        Assert.Equal((100, 100, 100), (chart.Limits.Mean, chart.Limits.Lower, chart.Limits.Upper));
        Assert.Equal((Variation.ConcernLow, Assurance.Pass), (chart.Variation, chart.Assurance));
    }

    [Fact]
    public void Wherever_the_other_stands() =>
        Assert.Equal([103], Marked(Chart([.. Enumerable.Repeat(100d, 7), 103, .. Enumerable.Repeat(100d, 7)])));

    [Fact]
    public void A_few_others_are_special_each()
    {
        double[] values = [.. Enumerable.Repeat(100d, 20), 98, .. Enumerable.Repeat(100d, 20), 105];
        Assert.Equal([98, 105], Marked(Chart(values)));
    }

    [Fact]
    public void Equal_points_alone_have_nothing_special() => Assert.Empty(Marked(Chart(Enumerable.Repeat(100d, 14))));

    [Fact]
    public void Two_halves_at_two_values_are_no_one_process() =>
        Assert.Equal(26, Marked(Chart([.. Enumerable.Repeat(100d, 13), .. Enumerable.Repeat(98d, 13)])).Count());
}
