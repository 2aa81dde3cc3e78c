using FsCheck;
using FsCheck.Fluent;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.Measuring;

public sealed class HistogramTests
{
    [Fact]
    public void Nothing_has_no_median() => Assert.Null(new Histogram().Median);

    // R: quantile(c(1, 2, 3, 4, 10), c(.5, .9)) = 3, 7.6 and quantile(c(1, 2, 3, 4), .5) = 2.5.
    [Fact]
    public void Percentiles_lie_on_a_straight_line_between_neighbours()
    {
        Assert.Equal((3, 7.6m, 10), (Of([1, 2, 3, 4, 10]).Median, Of([1, 2, 3, 4, 10]).P90, Of([1, 2, 3, 4, 10]).Max));
        Assert.Equal(2.5m, Of([1, 2, 3, 4]).Median);
    }

    [Fact]
    public void Counting_values_gives_the_median_of_the_list() =>
        Prop.ForAll(Gen.Choose(0, 4000).NonEmptyListOf().ToArbitrary(), waits =>
        {
            var sorted = waits.Order().ToList();
            var median = (sorted[(sorted.Count - 1) / 2] + (decimal)sorted[sorted.Count / 2]) / 2;
            return Of(waits).Median == median && Of(waits).Max == sorted[^1];
        }).QuickCheckThrowOnFailure();

    private static Histogram Of(IEnumerable<int> values)
    {
        var histogram = new Histogram();
        foreach (var value in values)
            histogram.Add(value, 1);
        return histogram;
    }
}
