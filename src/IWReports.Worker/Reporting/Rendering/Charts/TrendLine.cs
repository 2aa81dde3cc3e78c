using IWReports.Core.Reports.Charts;
using OxyPlot;
using OxyPlot.Annotations;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>A limit, the mean or the target of a trend: level as long as its value stays the same, and named behind its end.</summary>
internal sealed record TrendLine(IReadOnlyList<double?> Values, string Name, OxyColor Colour, TrendLine.Style Stroke)
{
    private const double Thickness = 1.2, DotRadius = 0.9, DotDistance = 5;

    internal enum Style { Solid, Dashed, LongDashed, Dotted }

    /// <summary>What is usual at each point; a limit beyond what the values can be is drawn where they end.</summary>
    public static List<TrendRange?> Possible(TrendChart chart, bool mostIs100)
    {
        var least = chart.Points.All(point => point.Value >= 0) ? 0 : double.NegativeInfinity;
        var most = mostIs100 && chart.Points.All(point => point.Value <= 100) ? 100 : double.PositiveInfinity;
        return [.. chart.Points.Select(point => point.Usual is { } range
            ? range with { Lower = Math.Max(range.Lower, least), Upper = Math.Min(range.Upper, most) }
            : null)];
    }

    public static List<TrendLine> Of(TrendChart chart, List<TrendRange?> usual, string suffix)
    {
        var lines = new List<TrendLine>();
        if (usual.Exists(range => range is not null))
        {
            var limit = chart.Trial ? Style.Dotted : Style.Dashed;
            var (asked, drawn) = (chart.Points[^1].Usual, usual[^1]);
            var over = asked?.Upper == drawn?.Upper ? "usual to" : "usual past";
            var below = asked?.Lower == drawn?.Lower ? "usual from" : "usual from under";
            lines.Add(new(usual.ConvertAll(range => range?.Upper), Named(over, drawn?.Upper), Colours.Quiet, limit));
            lines.Add(new(usual.ConvertAll(range => range?.Mean), Named("average", drawn?.Mean), Colours.Quiet, Style.Solid));
            lines.Add(new(usual.ConvertAll(range => range?.Lower), Named(below, drawn?.Lower), Colours.Quiet, limit));
        }

        if (chart.Targets.Any(target => target is not null))
            lines.Add(new(chart.Targets, Named("target", chart.Targets[^1]), Colours.Target, Style.LongDashed));
        return lines;

        string Named(string word, double? value) => value is { } known ? $"{word} {NumberText.Of(known)}{suffix}" : "";
    }

    public void DrawOn(Sheet sheet, ValueAxis axis)
    {
        double[]? dashes = Stroke switch { Style.Dashed => [5, 3.5], Style.LongDashed => [8, 2.5], _ => null };
        foreach (var (from, count) in Runs.Level(Values))
        {
            var (left, right, y) = (sheet.X(from), sheet.X(from + count), axis.Y(sheet.Field, Values[from]!.Value));
            // Skia ends a dash square: round dots are circles.
            if (Stroke is Style.Dotted)
                sheet.Draw(
                    drawing => drawing.DrawEllipses([.. Dots(left, right, y)], Colour, OxyColors.Undefined, 0, EdgeRenderingMode.Automatic),
                    AnnotationLayer.BelowSeries);
            else
                sheet.Rule(new(left, y), new(right, y), Colour, Thickness, dashes);
        }
    }

    private static IEnumerable<OxyRect> Dots(double from, double to, double y) =>
        Enumerable.Range(0, (int)((to - from) / DotDistance) + 1)
            .Select(index => new OxyRect(from + (index * DotDistance), y - DotRadius, 2 * DotRadius, 2 * DotRadius));
}
