using System.Xml.Linq;
using IWReports.Core.Reports.Charts;
using IWReports.Worker.Reporting.Rendering;
using IWReports.Worker.Reporting.Rendering.Charts;

namespace IWReports.Worker.Tests.Reporting.Rendering.Charts;

public sealed class ChartTests
{
    public static TheoryData<string> Names => new(ChartCases.All.Select(chart => chart.Name));

    /// <summary>The picture is reviewed as text.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_chart_is_drawn_as_it_was_last_looked_at(string name) =>
        Snapshot.Approve(name + ".svg", ChartDrawing.DrawSvg(ChartCases.Named(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_chart_is_well_formed_lies_on_white_and_says_what_it_shows(string name)
    {
        var chart = ChartCases.Named(name);
        var svg = XDocument.Parse(ChartDrawing.DrawSvg(chart)).Root!;
        var sheet = svg.Elements().First(element => element.Name.LocalName != "title");
        Assert.Equal("rect", sheet.Name.LocalName);
        Assert.Equal(("rgb(255,255,255)", Value(svg, "width")), (Value(sheet, "fill"), Value(sheet, "width")));
        Assert.Equal(("img", Texts.Printable(chart.AlternativeText)), (Value(svg, "role"), Value(svg, "aria-label")));
        Assert.Equal($"0 0 {Value(svg, "width")} {Value(svg, "height")}", Value(svg, "viewBox"));

        static string Value(XElement element, string name) => element.Attribute(name)!.Value;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Several_drawings_can_stand_on_one_page_of_a_strict_policy(string name)
    {
        var svg = ChartDrawing.DrawSvg(ChartCases.Named(name));
        Assert.StartsWith("<svg ", svg, StringComparison.Ordinal);
        Assert.DoesNotContain(
            XDocument.Parse(svg).Descendants().Attributes(),
                attribute => attribute.Name.LocalName is "id" or "clip-path" or "style" or "class");
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        var svg = XDocument.Parse(ChartDrawing.DrawSvg(ChartCases.Named("hostile"))).Root!;
        Assert.Equal(["ellipse", "polyline", "rect", "text", "title"],
            svg.Descendants().Select(element => element.Name.LocalName).Distinct().Order());
        Assert.Contains(svg.Descendants(), text => text.Value == "<b onload=\"x\">&'\" \ufffd</b>");
    }

    [Fact]
    public void A_long_title_takes_two_lines_and_is_cut_only_beyond_them()
    {
        using var skia = new SkiaContext();
        var texts = new Texts(skia);
        const string title = "Calls rose to 1,560 in November, above the 1,120 to 1,470 expected";
        Assert.Equal([title], texts.Wrap(title, 800, 2));
        Assert.Equal(["Calls rose to 1,560 in November,", "above the 1,120 to 1,470 expected"], texts.Wrap(title, 210, 2));
        Assert.EndsWith("…", texts.Wrap(title, 100, 2)[1], StringComparison.Ordinal);
        Assert.All(texts.Wrap(new string('W', 300), 100, 2), line => Assert.InRange(texts.Width(line), 50, 100));
    }

    [Fact]
    public void A_sparkline_stands_in_its_row_in_mail_and_print()
    {
        var chart = ChartCases.Named("spark");
        var drawn = new DrawnChart(chart.Title, ChartFigures.Of(chart), ChartDrawing.Draw(chart), "");
        Assert.Contains("width=\"132\"", $"{ChartTag.Of(drawn, Templates.Html)}", StringComparison.Ordinal);
        Assert.All([Templates.Html, Templates.Print],
            file => Assert.Contains("class=\"spark\"", $"{ChartTag.Of(drawn, file)}", StringComparison.Ordinal));
        Assert.Equal(chart.AlternativeText, ChartTag.Of(drawn, Templates.Text));
    }

    [Fact]
    public void A_second_line_of_title_and_a_source_make_the_sheet_higher()
    {
        var plain = ChartDrawing.Draw(SomeChart.Trend()).Height;
        Assert.True(plain < ChartDrawing.Draw(SomeChart.Trend() with { Source = "Source: the telephone system" }).Height);
        Assert.True(plain < ChartDrawing.Draw(SomeChart.Trend() with { Title = new string('W', 60) }).Height);
    }

    [Fact]
    public void A_culture_with_the_same_signs_draws_the_same()
    {
        var drawn = ChartCases.All.Select(chart => ChartDrawing.DrawSvg(chart.Chart)).ToList();
        using var culture = TestCulture.Of("en-GB");
        Assert.Equal(drawn, ChartCases.All.Select(chart => ChartDrawing.DrawSvg(chart.Chart)));
    }

    [Fact]
    public void Only_words_are_written_by_the_culture_and_places_are_not()
    {
        using var culture = TestCulture.Of("en-DE");
        var drawn = string.Concat(ChartCases.All.Select(chart => ChartDrawing.DrawSvg(chart.Chart)));
        Assert.Contains(">1.500<", drawn, StringComparison.Ordinal);
        Assert.DoesNotMatch(" (?:x|y|width|height|viewBox)=\"[^\"]*\\d,\\d", drawn);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_number_is_refused(double value)
    {
        Assert.Throws<ChartException>(() => ChartDrawing.Draw(SomeChart.Values(1, value, 3)));
        Assert.Throws<ChartException>(() => ChartDrawing.Draw(SomeChart.Values(1)
            with { Points = [new("1", 1, PointKind.Common) { Usual = new(value, 0, 2) }] }));
        Assert.Throws<ChartException>(() => ChartDrawing.Draw(new DemandChart("d", "", "", [new("09:00", value, 0, 1)])));
        Assert.Throws<ChartException>(() => ChartDrawing.Draw(new DemandChart("d", "", "", [new("09:00", 1, 0, value)])));
        Assert.Throws<ChartException>(() => ChartDrawing.Draw(new HeatMap("h", "", "", "", ["Mon"], ["09:00"], [[value]])));
    }

    [Fact]
    public void A_value_reads_in_a_picture_as_it_does_in_the_text()
    {
        var weeks = new TrendChart("t", "Answered", "", "%", [new("1 Sep", 43.66, PointKind.Common), new("8 Sep", 71.84, PointKind.Common)])
        {
            Targets = [90, 90],
        };
        Assert.Contains(">71.8 %<", ChartDrawing.DrawSvg(weeks), StringComparison.Ordinal);
    }

    [Fact]
    public void More_callers_cannot_hang_up_than_called() =>
        Assert.Throws<ChartException>(() => ChartDrawing.Draw(new DemandChart("d", "", "", [new("09:00", 2, 3, 1)])));

    [Fact]
    public void Provisional_limits_are_dotted_and_say_so()
    {
        var provisional = ChartDrawing.DrawSvg(SomeChart.Trend());
        Assert.Contains("provisional", provisional, StringComparison.Ordinal);
        Assert.DoesNotContain("stroke-dasharray", provisional, StringComparison.Ordinal);
        Assert.InRange(XDocument.Parse(provisional).Descendants().Count(element => element.Name.LocalName == "ellipse"), 100, 250);
        var final = ChartDrawing.DrawSvg(SomeChart.Trend() with { Trial = false });
        Assert.DoesNotContain("provisional", final, StringComparison.Ordinal);
        Assert.Contains("stroke-dasharray", final, StringComparison.Ordinal);
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
}
