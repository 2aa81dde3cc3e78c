using IWReports.Core.Reports.Charts;
using IWReports.Worker.Reporting.Rendering.Charts;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>A chart as the templates get it: the picture, or why there is none; the figures stand in for it then.</summary>
internal sealed record DrawnChart(string Title, ChartFigures Figures, RenderedChart? Picture, string Failure)
{
    // Points for a pixel of the sheet: its smallest text, of 12 pixels, is then one of 8 points.
    private const double PointsPerPixel = 8d / 12, PointsPerMillimetre = 72 / 25.4;

    /// <summary>What is drawn; null where only its picture is known.</summary>
    public Chart? Chart { get; init; }

    /// <summary>The vectors for a place on paper this many millimetres wide: drawn for it, so that its words can be read there.</summary>
    public string Printed(int millimetres)
    {
        if (Chart is null or Sparkline || millimetres == 0)
            return Picture!.Svg;
        try
        {
            return ChartDrawing.DrawSvg(Chart, Math.Min(Sheet.SheetWidth, Math.Round(millimetres * PointsPerMillimetre / PointsPerPixel)));
        }
        catch (ChartException)
        {
            // Values too long for a narrow sheet fit the full one, printed smaller.
            return Picture!.Svg;
        }
    }
}
