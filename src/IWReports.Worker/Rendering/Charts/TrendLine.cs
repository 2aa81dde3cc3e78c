using IWReports.Core.Reports.Charts;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Series;

namespace IWReports.Worker.Rendering.Charts;

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

    public static List<TrendLine> Of(TrendChart chart, List<TrendRange?> usual, Ticks ticks, string suffix)
    {
        var lines = new List<TrendLine>();
        if (usual.Exists(range => range is not null))
        {
            var limit = chart.Trial ? Style.Dotted : Style.Dashed;
            var (asked, drawn) = (chart.Points[^1].Usual, usual[^1]);
            var over = asked?.Upper == drawn?.Upper ? "limit" : "limit over";
            var below = asked?.Lower == drawn?.Lower ? "limit" : "limit below";
            lines.Add(new(usual.ConvertAll(range => range?.Upper), Named(over, drawn?.Upper), Colours.Quiet, limit));
            lines.Add(new(usual.ConvertAll(range => range?.Mean), Named("mean", drawn?.Mean), Colours.Quiet, Style.Solid));
            lines.Add(new(usual.ConvertAll(range => range?.Lower), Named(below, drawn?.Lower), Colours.Quiet, limit));
        }

        if (chart.Target is { } target)
            lines.Add(new(usual.ConvertAll(_ => (double?)target), Named("target", target), Colours.Target, Style.LongDashed));
        return lines;

        string Named(string word, double? value) => value is { } known ? $"{word} {ticks.WriteExactly(known)}{suffix}" : "";
    }

    public void DrawOn(Sheet sheet, ValueAxis axis)
    {
        var levels = Runs.Level(Values).Select(run => (From: run.From, To: run.From + run.Count, Value: Values[run.From]!.Value)).ToList();
        if (Stroke is Style.Dotted)
        {
            // Skia ends a dash square: round dots are circles.
            var dots = levels.SelectMany(level => Dots(sheet.X(level.From), sheet.X(level.To), axis.Y(sheet.Field, level.Value))).ToList();
            sheet.Draw(
                drawing => drawing.DrawEllipses(dots, Colour, OxyColors.Undefined, 0, EdgeRenderingMode.Automatic),
                AnnotationLayer.BelowSeries);
            return;
        }

        var line = new LineSeries { Color = Colour, StrokeThickness = Thickness, LineStyle = LineStyle.Solid, MinimumSegmentLength = 0 };
        if (Stroke is not Style.Solid)
            line.Dashes = Stroke is Style.Dashed ? [5, 3.5] : [8, 2.5];
        foreach (var (from, to, value) in levels)
            line.Points.AddRange([new(from, value), new(to, value), DataPoint.Undefined]);
        sheet.Series.Add(line);
    }

    private static IEnumerable<OxyRect> Dots(double from, double to, double y) =>
        Enumerable.Range(0, (int)((to - from) / DotDistance) + 1)
            .Select(index => new OxyRect(from + (index * DotDistance), y - DotRadius, 2 * DotRadius, 2 * DotRadius));
}
