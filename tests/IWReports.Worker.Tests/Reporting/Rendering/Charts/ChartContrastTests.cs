using System.Text.RegularExpressions;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.Charts;
using IWReports.Worker.Reporting.Rendering.Charts;
using OxyPlot;

namespace IWReports.Worker.Tests.Reporting.Rendering.Charts;

/// <summary>Charts can be read by people who see poorly, and without colours.</summary>
public sealed partial class ChartContrastTests
{
    // Source: WCAG 2.2, 1.4.3, for text of these sizes.
    private const double MinContrast = 4.5;

    private static readonly Rag?[] Standings = [Rag.Green, Rag.Amber, Rag.Red, null];

    [Theory]
    [MemberData(nameof(ChartTests.Names), MemberType = typeof(ChartTests))]
    public void Every_text_has_contrast_to_what_it_stands_on(string name) =>
        Assert.All(DrawnLabels.Of(ChartCases.Named(name)).Labels, label =>
            Assert.True(Contrast(label.Ink, label.Ground) >= MinContrast, $"{label.Text}: {label.Ink} on {label.Ground}"));

    [Theory]
    [MemberData(nameof(ChartTests.Names), MemberType = typeof(ChartTests))]
    public void No_text_is_too_small_for_a_phone(string name)
    {
        // The numbers in the cells of a heat map are beside its shades, and left out where they do not fit.
        var least = ChartCases.Named(name) is HeatMap ? 11 : 11.5;
        Assert.All(DrawnLabels.Of(ChartCases.Named(name)).Labels, label => Assert.InRange(label.Size, least, 20));
    }

    [Fact]
    public void Standings_differ_without_colour()
    {
        Assert.Distinct(Standings.Select(standing =>
            Colourless(SomeChart.Bullet() with { Rows = [new("A", 1, "1", 1, "1", 2, standing)] })));
        Assert.Distinct(Standings.Select(standing => Colourless(new Sparkline("s", "", "", [1, 2]) { Standing = standing })));
        Assert.Distinct(Standings.Select(standing => Colourless(new JourneyChart("j", "", "", [new("A", "B", "1", standing)]))));
    }

    [Fact]
    public void Signals_differ_without_colour() =>
        Assert.Distinct(Enum.GetValues<PointKind>().Select(kind =>
            Colourless(SomeChart.Values(1, 2) with { Points = [new("Jan", 1, PointKind.Common), new("Feb", 2, kind)] })));

    // Black and white is left: a ring is no disc.
    private static string Colourless(Chart chart) =>
        Words().Replace(Colour().Replace(ChartDrawing.DrawSvg(chart), colour => colour.Value == "rgb(255,255,255)" ? "white" : "black"),
            "");

    private static double Contrast(OxyColor one, OxyColor other)
    {
        var (lighter, darker) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double Luminance(OxyColor colour)
    {
        return (0.2126 * Linear(colour.R)) + (0.7152 * Linear(colour.G)) + (0.0722 * Linear(colour.B));

        static double Linear(byte part) => part / 255d <= 0.04045 ? part / 255d / 12.92 : Math.Pow(((part / 255d) + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("""rgb\(\d+,\d+,\d+\)""")]
    private static partial Regex Colour();

    [GeneratedRegex("<text.*?</text>")]
    private static partial Regex Words();
}
