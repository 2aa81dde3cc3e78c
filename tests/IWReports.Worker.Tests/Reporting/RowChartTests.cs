using IWReports.Core.Reports.Charts;
using IWReports.Worker.Reporting.Rendering.Charts;

namespace IWReports.Worker.Tests.Reporting;

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
        // An outline with strokes across it, where a known step is a plain bar.
        Assert.True(ChartDrawing.DrawSvg(Steps(step)).Length > ChartDrawing.DrawSvg(Steps(step with { IsUnexplained = false })).Length
            + 1000);
    }

    [Fact]
    public void Steps_that_do_not_add_up_are_no_waterfall() =>
        Refused(Steps(new WaterfallStep("More", 0.8)));

    [Fact]
    public void Bars_that_do_not_begin_at_zero_say_that_they_are_cut()
    {
        Assert.Contains(TextsOf(SomeChart.Waterfall()), text => text.EndsWith("grey bars are cut", StringComparison.Ordinal));
        Assert.DoesNotContain(TextsOf(Steps(new WaterfallStep("More", 1))), text => text.Contains("cut", StringComparison.Ordinal));
    }

    [Fact]
    public void Late_orders_have_a_shade_of_their_own()
    {
        var late = ChartDrawing.DrawSvg(SomeChart.Distribution());
        var inTime = ChartDrawing.DrawSvg(SomeChart.Distribution() with { Promises = [new(19, "promise: 20 business days")] });
        Assert.Contains("fill=\"rgb(228,108,10)\"", late, StringComparison.Ordinal);
        Assert.DoesNotContain("fill=\"rgb(228,108,10)\"", inTime, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bullet_says_value_target_and_standing_in_words()
    {
        var texts = TextsOf(SomeChart.Bullet());
        Assert.Superset(new HashSet<string> { "64.5 %", "target 80 %", "usual", "target", "met", "at risk", "missed", "not judged" },
            texts.ToHashSet());
    }

    [Fact]
    public void A_Pareto_adds_the_shares_up_to_all() =>
        Assert.Equal(["31 %", "54 %", "66 %", "75 %", "82 %", "88 %", "92 %", "96 %", "99 %", "100 %"],
            TextsOf(SomeChart.Pareto()).Where(text => text.EndsWith('%') && text.Length < 6));

    [Fact]
    public void Where_nothing_was_counted_no_share_is_written() =>
        Assert.DoesNotContain(TextsOf(ChartCases.Named("pareto-all-zero")), text => text.Contains('%', StringComparison.Ordinal));

    [Fact]
    public void A_statement_shows_who_agrees_its_range_and_how_many_answered()
    {
        var texts = TextsOf(SomeChart.Diverging());
        Assert.Superset(new HashSet<string> { "79.4 %", "63–90 %", "34", "33" }, texts.ToHashSet());
        Assert.Contains("–", TextsOf(ChartCases.Named("diverging-one-answer")));
    }

    [Fact]
    public void The_range_of_who_agrees_holds_their_share()
    {
        Refused(Answers([1, 1, 1, 1, 1], 43, 78));
        Refused(Answers([1, 1, 1, 1, 1], 0.5, 0.8));
        Refused(Answers([1, 1, 1, 1], 0.2, 0.8));
        Assert.NotEmpty(ChartDrawing.DrawSvg(Answers([1, 1, 1, 1, 1], 0.12, 0.77)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_number_is_refused(double value)
    {
        Refused(new Sparkline("s", "", "", [1, value]));
        Refused(Steps(new WaterfallStep("More", 1, value, 2)));
        Refused(SomeChart.Waterfall() with { From = value });
        Refused(SomeChart.Bullet() with { Rows = [new("A", value, "", 1, "", 2, null)] });
        Refused(SomeChart.Pareto() with { Rows = [new("A", 1, value)] });
        Refused(Answers([1, 1, 1, 1, 1], 0, value));
    }

    [Fact]
    public void What_has_nothing_to_show_is_refused()
    {
        Refused(new Sparkline("s", "", "", [null, null]));
        Refused(SomeChart.Bullet() with { Rows = [] });
        Refused(SomeChart.Pareto() with { Rows = [] });
        Refused(SomeChart.Pareto() with { Rows = [new("A", -1)] });
        Refused(SomeChart.Diverging() with { Rows = [] });
        Refused(SomeChart.Distribution() with { Bins = [] });
        Refused(SomeChart.Journey() with { Stations = [] });
        Refused(SomeChart.Journey() with { Stations = [.. SomeChart.Journey().Stations, new("Eighth", "", "", null)] });
    }

    private static void Refused(Chart chart) => Assert.Throws<ChartException>(() => ChartDrawing.DrawSvg(chart));

    private static DivergingChart Answers(IReadOnlyList<int> answers, double low, double high) =>
        new("d", "Polite", "…", [new("Polite", answers, low, high)]);

    private static WaterfallChart Steps(WaterfallStep step) => new("w", "More", "…", "calls", "October", 1, "November", 2, [step]);

    private static List<string> TextsOf(Chart chart) => [.. DrawnLabels.Of(chart).Labels.Select(label => label.Text)];
}
