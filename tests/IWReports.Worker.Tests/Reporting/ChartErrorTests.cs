using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Rendering.Charts;
using OxyPlot.Series;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>OxyPlot paints its errors into the picture, as a stack trace, and reports success.</summary>
public sealed class ChartErrorTests
{
    private static readonly Core.Reports.Charts.Chart Chart = SomeChart.Trend();

    private static readonly Core.Reports.Charts.Chart Untitled = Chart with { Title = "" };

    [Fact]
    public void A_drawing_error_never_becomes_a_picture()
    {
        var error = Refused(sheet =>
        {
            // The label format it has by itself is one it cannot use.
            var bars = new IntervalBarSeries();
            bars.Items.Add(new(0, 1));
            sheet.Series.Add(bars);
        });
        Assert.StartsWith("the drawing failed", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData(typeof(SkiaContext))]
    [InlineData(typeof(SvgContext))]
    public void Nor_does_one_in_either_picture_alone(Type context) => Assert.Contains("no ink", Refused(sheet => sheet.Draw(drawing =>
    {
        if (drawing.GetType() == context)
            throw new InvalidOperationException("no ink");
    })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_text_that_XML_cannot_hold_makes_no_broken_picture() =>
        Refused(sheet => sheet.Write("\u0001", 20, 60, Colours.Ink));

    [Fact]
    public void A_library_that_cannot_be_loaded_is_named_with_the_way_out()
    {
        var missing = new TypeInitializationException("Skia", new DllNotFoundException("libSkiaSharp"));
        var error = Assert.Throws<PartMissingException>(
            () => ChartDrawing.Draw(Chart, texts => With(texts, sheet => sheet.Draw(_ => throw missing))));
        Assert.Contains("libSkiaSharp.so", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blank_picture_is_no_chart()
    {
        var error = Assert.Throws<ChartException>(() => ChartDrawing.Draw(Chart, texts => new Sheet(100, Untitled, texts)));
        Assert.Contains("blank", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_without_any_text_is_no_chart()
    {
        var error = Assert.Throws<ChartException>(() => ChartDrawing.Draw(Chart, texts => With(new Sheet(100, Untitled, texts), Fill)));
        Assert.Contains("without text", error.Message, StringComparison.Ordinal);
    }

    private static ChartException Refused(Action<Canvas> wrong) =>
        Assert.Throws<ChartException>(() => ChartDrawing.Draw(Chart, texts => With(texts, wrong)));

    private static Canvas With(Texts texts, Action<Canvas> change) => With(ChartDrawing.Plot(Chart, texts), change);

    private static Canvas With(Canvas sheet, Action<Canvas> change)
    {
        change(sheet);
        return sheet;
    }

    private static void Fill(Canvas sheet) => sheet.Fill(new(20, 40, 40, 40), Colours.Ink);
}
