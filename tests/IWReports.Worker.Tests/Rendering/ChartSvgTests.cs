using System.Xml.Linq;
using IWReports.Core.Reports.Charts;
using IWReports.Worker.Rendering.Charts;

namespace IWReports.Worker.Tests.Rendering;

public sealed class ChartSvgTests
{
    public static TheoryData<string> Names => new(SomeChart.All.Select(chart => chart.Name));

    /// <summary>The picture is reviewed as text.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_chart_is_drawn_as_it_was_last_looked_at(string name) => Snapshot.Approve(name + ".svg", ChartSvg.Draw(Chart(name)).Text);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_chart_is_well_formed_and_lies_on_white(string name)
    {
        var svg = XDocument.Parse(ChartSvg.Draw(Chart(name)).Text).Root!;
        var sheet = svg.Elements().First();
        Assert.Equal(("rect", "#ffffff", svg.Attribute("width")!.Value), (sheet.Name.LocalName, sheet.Attribute("fill")!.Value, sheet.Attribute("width")!.Value));
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        var svg = XDocument.Parse(ChartSvg.Draw(Chart("hostile")).Text).Root!;
        Assert.Equal(["circle", "line", "path", "rect", "text"], svg.Descendants().Select(element => element.Name.LocalName).Distinct().Order());
        Assert.Contains(svg.Descendants(), text => text.Value == "<b onload=\"x\">&'\" \ufffd</b>");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_number_is_refused(double value)
    {
        Assert.Throws<ChartException>(() => ChartSvg.Draw(SomeChart.Values(1, value, 3)));
        Assert.Throws<ChartException>(() => ChartSvg.Draw(SomeChart.Values(1) with { Points = [new("1", 1, PointKind.Common) { Usual = new(value, 0, 2) }] }));
        Assert.Throws<ChartException>(() => ChartSvg.Draw(new DemandChart("d", "", "", [new("09:00", value, 0, 1)])));
        Assert.Throws<ChartException>(() => ChartSvg.Draw(new DemandChart("d", "", "", [new("09:00", 1, 0, value)])));
        Assert.Throws<ChartException>(() => ChartSvg.Draw(new HeatMap("h", "", "", "", ["Mon"], ["09:00"], [[value]])));
    }

    [Fact]
    public void More_callers_cannot_hang_up_than_called() =>
        Assert.Throws<ChartException>(() => ChartSvg.Draw(new DemandChart("d", "", "", [new("09:00", 2, 3, 1)])));

    [Fact]
    public void Provisional_limits_are_dotted_and_say_so()
    {
        var svg = ChartSvg.Draw(SomeChart.Trend()).Text;
        Assert.Contains("provisional", svg, StringComparison.Ordinal);
        Assert.Contains("stroke-dasharray=\"1.5 3.5\"", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("provisional", ChartSvg.Draw(SomeChart.Trend() with { Trial = false }).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, 1, 1)]
    [InlineData(9, 0, 9, 3)]
    [InlineData(81, 0, 100, 25)]
    [InlineData(0.4, 0, 1, 1)]
    public void Bars_stand_on_zero_with_round_marks(double highest, double from, double to, double step)
    {
        var axis = Ticks.FromZero(highest);
        Assert.Equal((from, to, step), (axis.From, axis.To, axis.Step));
    }

    [Theory]
    [InlineData(1150, 1560)]
    [InlineData(-3, 4)]
    [InlineData(0.001, 0.0042)]
    [InlineData(7, 7)]
    [InlineData(1e9, 3e12)]
    public void An_axis_holds_its_values(double low, double high)
    {
        var axis = Ticks.Around([low, high]);
        Assert.True(axis.From <= low && axis.To >= high && axis.To > axis.From);
        Assert.InRange(axis.Values.Count(), 2, 8);
        Assert.Equal(axis.Values.Count(), axis.Values.Select(axis.Write).Distinct().Count());
    }

    private static Chart Chart(string name) => SomeChart.All.Single(chart => chart.Name == name).Chart;
}
