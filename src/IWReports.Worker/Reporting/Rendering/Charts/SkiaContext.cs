using OxyPlot;
using OxyPlot.SkiaSharp;
using SkiaSharp;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>Draws with Skia, and measures texts as Skia will set them.</summary>
internal sealed class SkiaContext : SkiaRenderContext, IRenderContext
{
    // The height of Inter above and below the baseline, as parts of its size.
    private readonly Lazy<(double Ascent, double Descent)> _metrics = new(() =>
    {
        using var face = SKTypeface.FromFamilyName(Fonts.Family);
        using var font = new SKFont(face, 1000);
        return (-font.Metrics.Ascent / 1000, font.Metrics.Descent / 1000);
    });

    public SkiaContext() => RenderTarget = RenderTarget.Screen;

    public double Ascent(double size) => _metrics.Value.Ascent * size;

    public double Descent(double size) => _metrics.Value.Descent * size;

    // OxyPlot scales the width of a line, and then the dashes by the scale and the width.
    void IRenderContext.DrawLine(
        IList<ScreenPoint> points, OxyColor stroke, double thickness,
        EdgeRenderingMode edgeRenderingMode, double[]? dashArray, LineJoin lineJoin) =>
        DrawLine(points, stroke, thickness, edgeRenderingMode, dashArray?.Select(dash => dash / DpiScale).ToArray(), lineJoin);

    // Axes hold all values, so nothing lies outside; a point on the edge would be cut in half.
    void IRenderContext.PushClip(OxyRect clippingRectangle) => PushClip(new(0, 0, short.MaxValue, short.MaxValue));
}
