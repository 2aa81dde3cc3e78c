using IWReports.Core.Reports.Charts;
using IWReports.Worker.Rendering.Charts;

namespace IWReports.Worker.Tests.Rendering;

/// <summary>What charts of rows say, and what they refuse.</summary>
public sealed class RowChartTests
{
    [Fact]
    public void A_waterfall_writes_each_change_with_its_sign_and_the_unit_once()
    {
        var texts = TextsOf(SomeChart.Waterfall());
        Assert.Superset(new HashSet<string> { "74.2", "−6.1", "+0.8", "64.5" }, texts.ToHashSet());
        Assert.Single(texts, text => text.Contains("% of calls answered in time", StringComparison.Ordinal));
    }

    [Fact]
    public void What_no_driver_explains_says_so_once()
    {
        var step = new WaterfallStep("Else", 1, IsUnexplained: true);
        Assert.Contains("Else (not explained)", TextsOf(Steps(step)));
        Assert.Contains("Not explained", TextsOf(Steps(step with { Label = "Not explained" })));
        Assert.DoesNotContain("stroke=\"rgb(63,127,189)\"", ChartDrawing.DrawSvg(Steps(step with { IsUnexplained = false })), StringComparison.Ordinal);
        Assert.Contains("stroke=\"rgb(63,127,189)\"", ChartDrawing.DrawSvg(Steps(step)), StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_that_do_not_add_up_are_no_waterfall() =>
        Assert.Throws<ChartException>(() => ChartDrawing.DrawSvg(Steps(new WaterfallStep("More", 0.8))));

    [Fact]
    public void Bars_that_do_not_begin_at_zero_say_that_they_are_cut()
    {
        Assert.Contains(TextsOf(SomeChart.Waterfall()), text => text.EndsWith("grey bars are cut", StringComparison.Ordinal));
        Assert.DoesNotContain(TextsOf(Steps(new WaterfallStep("More", 1))), text => text.Contains("cut", StringComparison.Ordinal));
    }

    private static WaterfallChart Steps(WaterfallStep step) => new("w", "More", "…", "calls", "October", 1, "November", 2, [step]);

    private static List<string> TextsOf(Chart chart) => [.. DrawnLabels.Of(chart).Boxes.Select(label => label.Text)];
}
