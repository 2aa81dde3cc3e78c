using System.Globalization;
using OxyPlot;
using OxyPlot.Annotations;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>A white page of a fixed size to write and draw on.</summary>
internal class Canvas : PlotModel
{
    public Canvas(double width, double height, Texts texts)
    {
        (Page, Texts) = (new(0, 0, width, height), texts);
        (Culture, Background, DefaultFont, DefaultFontSize) = (CultureInfo.InvariantCulture, OxyColors.White, Fonts.Family, Texts.Small);
        (Padding, PlotAreaBorderThickness) = (new(0), new(0));
    }

    /// <summary>The whole page, in pixels of CSS.</summary>
    public OxyRect Page { get; }

    public Texts Texts { get; }

    public void Write(
        string text, double x, double baseline, OxyColor colour,
        HorizontalAlignment alignment = HorizontalAlignment.Left, double size = Texts.Small, int weight = Texts.Regular)
    {
        // A text that begins on a whole pixel has the same pixels wherever it stands: the file is smaller by a tenth.
        var pixels = ChartPng.Scale * Texts.Zoom;
        var share = alignment switch { HorizontalAlignment.Left => 0, HorizontalAlignment.Center => 0.5, _ => 1 };
        var before = share * Texts.Width(text, size, weight);
        var at = new ScreenPoint((Math.Round((x - before) * pixels) / pixels) + before, baseline + Texts.Descent(size));
        Draw(drawing => drawing.DrawText(at, text, colour, ChartFont.For(text), size, weight, 0, alignment, VerticalAlignment.Bottom));
    }

    public void Fill(OxyRect place, OxyColor colour) => Fill(place, colour, OxyColors.Undefined);

    public void Fill(OxyRect place, OxyColor colour, OxyColor border) =>
        Draw(drawing => drawing.DrawRectangle(place, colour, border, 1, EdgeRenderingMode.Automatic));

    /// <summary>A line below the series, which it divides or bears.</summary>
    public void Rule(ScreenPoint from, ScreenPoint to, OxyColor colour, double width, double[]? dashes = null) =>
        Draw(
            drawing => drawing.DrawLine([from, to], colour, width, EdgeRenderingMode.Automatic, dashes), AnnotationLayer.BelowSeries);

    public void Draw(Action<IRenderContext> draw, AnnotationLayer layer = AnnotationLayer.AboveSeries) =>
        Annotations.Add(new FreeAnnotation(draw) { Layer = layer });
}
