using OxyPlot;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>Draws as SVG what <see cref="SkiaContext"/> draws as pixels, texts in the same places.</summary>
internal sealed class SvgContext(Stream stream, double width, double height, SkiaContext skia)
    : SvgRenderContext(stream, width, height, isDocument: false, skia, OxyColors.White)
{
    // OxyPlot counts dashes in line widths with Skia, and in pixels here.
    public override void DrawLine(
        IList<ScreenPoint> points, OxyColor stroke, double thickness,
        EdgeRenderingMode edgeRenderingMode, double[]? dashArray, LineJoin lineJoin) =>
        base.DrawLine(points, stroke, thickness, edgeRenderingMode, dashArray?.Select(dash => dash * thickness).ToArray(), lineJoin);

    // Browsers and WeasyPrint differ on every line of a text but its baseline.
    public override void DrawText(
        ScreenPoint p, string text, OxyColor c, string fontFamily, double fontSize, double fontWeight, double rotate,
        HorizontalAlignment halign, VerticalAlignment valign, OxySize? maxSize)
    {
        var (above, below) = (skia.Ascent(fontSize), skia.Descent(fontSize));
        var baseline = valign switch
        {
            VerticalAlignment.Top => p.Y + above,
            VerticalAlignment.Middle => p.Y + ((above - below) / 2),
            _ => p.Y - below,
        };
        base.DrawText(new(p.X, baseline), text, c, fontFamily, fontSize, fontWeight, rotate, halign, VerticalAlignment.Bottom, maxSize);
    }

    // Two drawings on one page would share the names of their clipping paths.
    protected override void SetClip(OxyRect clippingRectangle)
    {
    }

    protected override void ResetClip()
    {
    }
}
