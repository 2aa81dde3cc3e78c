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
        var (least, most) = (chart.Points.All(point => point.Value >= 0) ? 0 : double.NegativeInfinity, suffix == "%" && chart.Points.All(point => point.Value <= 100) ? 100 : double.PositiveInfinity);
        // A limit beyond what the values can be is drawn where they end.
        var usual = chart.Points.Select(point => point.Usual is { } range ? range with { Lower = Math.Max(range.Lower, least), Upper = Math.Min(range.Upper, most) } : null).ToList();
        var lastYear = chart.LastYear.Take(chart.Points.Count).ToList();
        double?[] all = [.. chart.Points.Select(point => (double?)point.Value), .. lastYear, .. usual.OfType<TrendRange>().SelectMany(range => new double?[] { range.Mean, range.Lower, range.Upper }), chart.Target];

        var axis = Ticks.Around([.. all.OfType<double>()]);
        var lines = Lines(chart, usual, axis, suffix);
        var lastKnown = lastYear.FindLastIndex(value => value is not null);
        var named = lines.Where(line => line.Values[^1] is not null).Select(line => (Y: line.Values[^1]!.Value, line.Name, line.Colour)).Concat(lastKnown >= 0 ? [(lastYear[lastKnown]!.Value, "last year", Colours.LastYear)] : []).ToList();
        var canvas = new SvgCanvas(560, 270, chart.Title);
        var right = named.Count > 0 ? named.Max(line => TextWidth.Of(line.Name, SvgCanvas.Small)) + 8 : 4;
        var plot = new Plot(SvgCanvas.Padding + Plot.RoomFor(axis, suffix), 56, canvas.Width - SvgCanvas.Padding - right, canvas.Height - 30, axis, chart.Points.Count);
        canvas.Text(SvgCanvas.Padding, 40, chart.Unit + (chart.Trial && usual[^1] is not null ? " · dotted: provisional limits" : ""), Colours.Quiet);
        plot.DrawGrid(canvas, suffix);
        plot.NameColumns(canvas, [.. chart.Points.Select(point => point.Label)], fromLast: true);

        foreach (var line in lines)
            DrawSteps(canvas, plot, line.Values, line.Colour, line.Dash);
        DrawRebases(canvas, plot, chart.Points);
        DrawLastYear(canvas, plot, lastYear);
        var places = Labels.Spread([.. named.Select(line => plot.Y(line.Y))], 14, plot.Top, plot.Bottom);
        foreach (var (index, (_, name, colour)) in named.Index())
            canvas.Text(plot.Right + 6, places[index] + 4, name, colour);
        DrawPoints(canvas, plot, chart.Points, suffix);
        return canvas.Finish();
    }

    private static List<(List<double?> Values, string Name, string Colour, string? Dash)> Lines(TrendChart chart, List<TrendRange?> usual, Ticks axis, string suffix)
    {
        var limit = chart.Trial ? Dotted : Dashed;
        var lines = new List<(List<double?>, string, string, string?)>();
        if (usual.Exists(range => range is not null))
        {
            var (asked, drawn) = (chart.Points[^1].Usual, usual[^1]);
            string Name(string cut, string word, double? value, double? meant) => value is { } at ? $"{(at == meant ? word : cut)} {axis.WriteExactly(at)}{suffix}" : "";
            lines.Add((usual.ConvertAll(range => range?.Upper), Name("limit over", "limit", drawn?.Upper, asked?.Upper), Colours.Quiet, limit));
            lines.Add((usual.ConvertAll(range => range?.Mean), Name("", "mean", drawn?.Mean, asked?.Mean), Colours.Quiet, null));
            lines.Add((usual.ConvertAll(range => range?.Lower), Name("limit below", "limit", drawn?.Lower, asked?.Lower), Colours.Quiet, limit));
        }

        if (chart.Target is { } target)
            lines.Add((usual.ConvertAll(_ => (double?)target), $"target {axis.WriteExactly(target)}{suffix}", Colours.Target, "10 3"));
        return lines;
    }

    // Level lines as long as a value stays the same: a limit holds for the whole of its month.
    private static void DrawSteps(SvgCanvas canvas, Plot plot, List<double?> values, string colour, string? dash)
    {
        for (var from = 0; from < values.Count;)
        {
            var run = values.Skip(from).TakeWhile(value => value.Equals(values[from])).Count();
            if (values[from] is { } value)
                canvas.Line(plot.Left + (from * plot.Column), plot.Y(value), plot.Left + ((from + run) * plot.Column), plot.Y(value), colour, dash is Dotted ? 1.6 : 1.2, dash);
            from += run;
        }
    }

    private static void DrawRebases(SvgCanvas canvas, Plot plot, IReadOnlyList<TrendPoint> points)
    {
        foreach (var (index, point) in points.Index().Where(one => one.Item.Rebased is not null))
        {
            var x = plot.Left + (index * plot.Column);
            canvas.Line(x, plot.Top - 4, x, plot.Bottom, Colours.Axis, 1.2);
            var text = TextWidth.Cut($"new limits: {point.Rebased}", SvgCanvas.Small, plot.Right - plot.Left);
            var fits = x + 4 + TextWidth.Of(text, SvgCanvas.Small) <= plot.Right;
            canvas.Text(fits ? x + 4 : Math.Max(x - 4, plot.Left + TextWidth.Of(text, SvgCanvas.Small)), plot.Bottom - 5, text, Colours.Quiet, anchor: fits ? "start" : "end");
        }
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
