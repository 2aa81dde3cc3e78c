using IWReports.Core.Reports.Charts;

namespace IWReports.Worker.Rendering.Charts;

/// <summary>Values over time with mean, process limits, target and last year. Limits are dashed, dotted while they are provisional.</summary>
internal static class TrendSvg
{
    private const string Dashed = "6 4", Dotted = "1.5 3.5";

    public static Svg Draw(TrendChart chart)
    {
        if (chart.Points.Count == 0)
            throw new ChartException("there are no values");
        var suffix = chart.Unit.StartsWith('%') ? "%" : "";
        // A limit beyond what the values can be is drawn where they end.
        var lower = chart.Lower is < 0 && chart.Points.All(point => point.Value >= 0) ? 0 : chart.Lower;
        var upper = chart.Upper is > 100 && suffix == "%" && chart.Points.All(point => point.Value <= 100) ? 100 : chart.Upper;
        var lastYear = chart.LastYear.Take(chart.Points.Count).ToList();
        double?[] all = [.. chart.Points.Select(point => (double?)point.Value), .. lastYear, chart.Mean, lower, upper, chart.Target];

        var axis = Ticks.Around([.. all.OfType<double>()]);
        var lines = Lines(chart, lower, upper, axis, suffix);
        var lastKnown = lastYear.FindLastIndex(value => value is not null);
        var names = lines.Select(line => line.Name).Concat(lastKnown >= 0 ? ["last year"] : []).ToList();
        var canvas = new SvgCanvas(560, 270, chart.Title);
        var right = names.Count > 0 ? names.Max(name => TextWidth.Of(name, SvgCanvas.Small)) + 8 : 4;
        var plot = new Plot(SvgCanvas.Padding + Plot.RoomFor(axis, suffix), 56, canvas.Width - SvgCanvas.Padding - right, canvas.Height - 30, axis, chart.Points.Count);
        canvas.Text(SvgCanvas.Padding, 40, chart.Unit + (chart.Trial && (lower ?? upper) is not null ? " · dotted: provisional limits" : ""), Colours.Quiet);
        plot.DrawGrid(canvas, suffix);
        plot.NameColumns(canvas, [.. chart.Points.Select(point => point.Label)], fromLast: true);

        foreach (var line in lines)
            canvas.Line(plot.Left, plot.Y(line.Value), plot.Right, plot.Y(line.Value), line.Colour, line.Dash is Dotted ? 1.6 : 1.2, line.Dash);
        DrawLastYear(canvas, plot, lastYear);
        var ends = lines.Select(line => plot.Y(line.Value)).Concat(lastKnown >= 0 ? [plot.Y(lastYear[lastKnown]!.Value)] : []).ToList();
        var places = Labels.Spread(ends, 14, plot.Top, plot.Bottom);
        for (var index = 0; index < names.Count; index++)
            canvas.Text(plot.Right + 6, places[index] + 4, names[index], index < lines.Count ? lines[index].Colour : Colours.LastYear);
        DrawPoints(canvas, plot, chart.Points, suffix);
        return canvas.Finish();
    }

    private static List<(double Value, string Name, string Colour, string? Dash)> Lines(TrendChart chart, double? lower, double? upper, Ticks axis, string suffix)
    {
        var limit = chart.Trial ? Dotted : Dashed;
        var lines = new List<(double, string, string, string?)>();
        if (upper is { } high)
            lines.Add((high, high < chart.Upper ? $"limit over {high}{suffix}" : $"limit {axis.WriteExactly(high)}{suffix}", Colours.Quiet, limit));
        if (chart.Mean is { } mean)
            lines.Add((mean, $"mean {axis.WriteExactly(mean)}{suffix}", Colours.Quiet, null));
        if (lower is { } low)
            lines.Add((low, low > chart.Lower ? $"limit below {low}{suffix}" : $"limit {axis.WriteExactly(low)}{suffix}", Colours.Quiet, limit));
        if (chart.Target is { } target)
            lines.Add((target, $"target {axis.WriteExactly(target)}{suffix}", Colours.Target, "10 3"));
        return lines;
    }

    private static void DrawLastYear(SvgCanvas canvas, Plot plot, List<double?> values)
    {
        for (var from = 0; from < values.Count; from++)
        {
            // A gap stays a gap: a line across it would invent months.
            var run = values.Skip(from).TakeWhile(value => value is not null).Count();
            if (run > 1)
                canvas.Path(Enumerable.Range(from, run).Select(index => (plot.Middle(index), plot.Y(values[index]!.Value))), Colours.LastYear, 1);
            else if (run == 1)
                canvas.Circle(plot.Middle(from), plot.Y(values[from]!.Value), 3, Colours.LastYear);
            from += run;
        }
    }

    private static void DrawPoints(SvgCanvas canvas, Plot plot, IReadOnlyList<TrendPoint> points, string suffix)
    {
        var labels = new Labels();
        if (points.Count > 1)
            canvas.Path(points.Select((point, index) => (plot.Middle(index), plot.Y(point.Value))), "#7b8794", 1.8);
        for (var index = 0; index < points.Count; index++)
        {
            canvas.Circle(plot.Middle(index), plot.Y(points[index].Value), points[index].Kind is PointKind.Common ? 4 : 5.5, Colours.Of(points[index].Kind));
            labels.Take(plot.Middle(index), plot.Y(points[index].Value), 5);
        }

        // The last value and what was flagged have names; the flagged ones choose their places first.
        foreach (var index in Enumerable.Range(0, points.Count).Where(index => Named(index)).OrderBy(index => points[index].Kind is PointKind.Common).ThenByDescending(index => index))
        {
            var text = points[index].Note ?? plot.Axis.WriteExactly(points[index].Value) + suffix;
            text = TextWidth.Cut(text, SvgCanvas.Small, plot.Right - plot.Left);
            if (labels.Place(plot.Middle(index), plot.Y(points[index].Value), TextWidth.Of(text, SvgCanvas.Small), plot, below: Dips(index)) is { } place)
                canvas.Text(place.X, place.Y, text, Colours.Ink, weight: 600);
        }

        // Beside a dip the line runs above the point, so its name stands below.
        bool Dips(int index) => index > 0 && index < points.Count - 1 && points[index].Value < Math.Min(points[index - 1].Value, points[index + 1].Value);
        bool Named(int index) => points[index].Note is not null || points[index].Kind is not PointKind.Common || index == points.Count - 1;
    }
}
