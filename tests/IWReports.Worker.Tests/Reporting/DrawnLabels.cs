using IWReports.Core.Reports.Charts;
using IWReports.Worker.Reporting.Rendering.Charts;
using OxyPlot;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>A text as it was drawn: its box, its colour and size, and the colour it lies on.</summary>
internal sealed record DrawnLabel(string Text, OxyRect Box, OxyColor Ink, OxyColor Ground, double Size);

/// <summary>Draws a chart on nothing, and keeps every text: as wide as Skia sets it, as high as its line.</summary>
internal sealed class DrawnLabels : ClippingRenderContext
{
    private readonly SkiaContext _skia;
    private readonly List<DrawnLabel> _labels = [];
    private readonly List<(OxyRect Place, OxyColor Colour)> _fills = [];

    private DrawnLabels(SkiaContext skia) => _skia = skia;

    public static (OxyRect Picture, IReadOnlyList<DrawnLabel> Labels) Of(Chart chart) => Of(chart, skia => new(skia));

    public static (OxyRect Picture, IReadOnlyList<DrawnLabel> Labels) OnPhone(Chart chart) => Of(chart, Texts.ForPhone);

    private static (OxyRect Picture, IReadOnlyList<DrawnLabel> Labels) Of(Chart chart, Func<SkiaContext, Texts> texts)
    {
        using var skia = new SkiaContext();
        var labels = new DrawnLabels(skia);
        var sheet = ChartDrawing.Plot(chart, texts(skia));
        ChartDrawing.Render(sheet, labels, sheet.Page);
        return (sheet.Page, labels._labels);
    }

    /// <summary>What is wrong with the labels of a chart: which lie on each other, and which leave the picture.</summary>
    public static IEnumerable<string> FaultsOf(Chart chart) => FaultsOf(Of(chart));

    /// <summary>The same of the sheet for a phone; none where its values are too long for it.</summary>
    public static IEnumerable<string> FaultsOnPhone(Chart chart)
    {
        try
        {
            return FaultsOf(OnPhone(chart));
        }
        catch (ChartException)
        {
            return [];
        }
    }

    private static IEnumerable<string> FaultsOf((OxyRect Picture, IReadOnlyList<DrawnLabel> Labels) drawn)
    {
        // Rounding must not look like touching.
        const double hair = 0.01;
        var (picture, labels) = drawn;
        foreach (var (index, label) in labels.Index())
        {
            var (text, box) = (label.Text, label.Box);
            if (box.Left < -hair || box.Right > picture.Right + hair || box.Top < -hair || box.Bottom > picture.Bottom + hair)
                yield return $"\"{text}\" leaves the picture: {box}";
            foreach (var other in labels.Skip(index + 1))
            {
                var place = other.Box;
                var beside = box.Left > place.Right - hair || place.Left > box.Right - hair;
                if (!beside && box.Top < place.Bottom - hair && place.Top < box.Bottom - hair)
                    yield return $"\"{text}\" lies on \"{other.Text}\": {box}, {place}";
            }
        }
    }

    public override void DrawText(
        ScreenPoint p, string text, OxyColor fill, string fontFamily, double fontSize, double fontWeight, double rotation,
        HorizontalAlignment horizontalAlignment, VerticalAlignment verticalAlignment, OxySize? maxSize)
    {
        var width = MeasureText(text, fontFamily, fontSize, fontWeight).Width;
        var height = _skia.Ascent(fontSize) + _skia.Descent(fontSize);
        var left = p.X - (width * (horizontalAlignment
            switch { HorizontalAlignment.Left => 0, HorizontalAlignment.Center => 0.5, _ => 1 }));
        var top = p.Y - (height * (verticalAlignment switch { VerticalAlignment.Top => 0, VerticalAlignment.Middle => 0.5, _ => 1 }));
        var box = new OxyRect(left, top, width, height);
        var ground = _fills.FindLast(fill => fill.Place.Contains(box.Center));
        _labels.Add(new(text, box, fill, ground.Place.Width > 0 ? ground.Colour : OxyColors.White, fontSize));
    }

    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight) =>
        _skia.MeasureText(text, fontFamily, fontSize, fontWeight);

    public override void DrawLine(
        IList<ScreenPoint> points, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode, double[] dashArray,
            LineJoin lineJoin)
    {
    }

    public override void DrawPolygon(
        IList<ScreenPoint> points, OxyColor fill, OxyColor stroke, double thickness,
        EdgeRenderingMode edgeRenderingMode, double[] dashArray, LineJoin lineJoin)
    {
        if (!fill.IsVisible() || points.Count < 3)
            return;
        var (left, top) = (points.Min(point => point.X), points.Min(point => point.Y));
        _fills.Add((new(left, top, points.Max(point => point.X) - left, points.Max(point => point.Y) - top), fill));
    }

    protected override void SetClip(OxyRect clippingRectangle)
    {
    }

    protected override void ResetClip()
    {
    }
}
