using IWReports.Core.Statistics.Spc;
using IWReports.Worker.Tests;

namespace IWReports.Core.Tests.Statistics.Spc;

public sealed class LaneyChartTests
{
    // Computed apart from the program: σz 7.8; an ordinary chart flags 24 of 31 days, this one 7 outside its limits.
    [SharedDataFact]
    public void Days_of_the_bank_differ_far_more_than_chance()
    {
        var days = File.ReadLines(Path.Combine(SharedDataFactAttribute.Folder!, "data", "real", "bank_1999-08_by_day.csv")).ToList();
        var header = days[0].Split(',');
        double Cell(string[] row, string name) => double.Parse(row[Array.IndexOf(header, name)]);
        var series = days.Skip(1).Select(line => line.Split(','))
            .Select(row => new ShareOf(DateOnly.Parse(row[0]), Cell(row, "answered_within_20s"), Cell(row, "offered"))).ToList();
        var chart = LaneyChart.OfShares(series, ImprovementDirection.Up);
        Assert.InRange(chart.SigmaZ, 7.5, 8.1);
        Assert.True(chart.IsOverdispersed);
        Assert.Equal(7, chart.Points.Count(point => point.Cause == SpecialCause.OutsideLimits));
        Assert.Equal(24, chart.Points.Count(point =>
            Math.Abs(point.Value - chart.Mean) > 3 * Math.Sqrt(chart.Mean * (1 - chart.Mean) / point.N)));
    }

    [Fact]
    public void Limits_are_three_sigma_times_the_spread_of_z()
    {
        // p̄ = 0.5, σ = 0.05; z = −1, 1, −1: moving ranges of 2, σz = 2/1.128.
        var chart = LaneyChart.OfShares([Day(1, 45, 100), Day(2, 55, 100), Day(3, 45, 100), Day(4, 55, 100)], ImprovementDirection.Up);
        Assert.Equal(2 / 1.128, chart.SigmaZ, 1e-12);
        Assert.Equal(0.5 + (3 * 0.05 * 2 / 1.128), chart.Points[0].Upper, 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void All_or_none_is_no_news(double hits) =>
        Assert.All(LaneyChart.OfShares([Day(1, hits, 100), Day(2, hits, 100)], ImprovementDirection.Up).Points,
            point => Assert.Equal((point.Value, point.Value, SpecialCause.None), (point.Lower, point.Upper, point.Cause)));

    [Fact]
    public void A_day_that_counted_nothing_is_left_out() =>
        Assert.Single(LaneyChart.OfShares([Day(1, 0, 0), Day(2, 5, 10)], ImprovementDirection.Up).Points);

    [Fact]
    public void More_hits_than_were_counted_are_refused() =>
        Assert.Throws<ArgumentException>(() => LaneyChart.OfShares([Day(1, 11, 10)], ImprovementDirection.Up));

    private static ShareOf Day(int day, double hits, double n) => new(new(2025, 11, day), hits, n);
}
