using IWReports.Core.Reports.Charts;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace IWReports.Worker.Rendering.Charts;

/// <summary>Values over time with mean, process limits, target and last year. Limits are dashed, dotted while they are provisional.</summary>
internal static class TrendPlot
{
    public static Sheet Of(TrendChart chart, Texts texts)
    {
        if (chart.Points.Count == 0)
            throw new ChartException("there are no values");
        var suffix = chart.Unit.StartsWith('%') ? "%" : "";
        var usual = TrendLine.Possible(chart, mostIs100: suffix == "%");
        var lastYear = chart.LastYear.Take(chart.Points.Count).ToList();
        double?[] all = [.. chart.Points.Select(point => (double?)point.Value), .. lastYear, .. usual.SelectMany(range => new[] { range?.Mean, range?.Lower, range?.Upper }), chart.Target];
        var ticks = Ticks.Around([.. all.OfType<double>()]);
        var axis = new ValueAxis(ticks, AxisPosition.Left, Colours.Quiet, suffix);

        var lines = TrendLine.Of(chart, usual, ticks, suffix);
        var named = lines.Where(line => line.Values[^1] is not null).Select(line => (Value: line.Values[^1]!.Value, line.Name, line.Colour)).ToList();
        if (lastYear.FindLast(value => value is not null) is { } last)
            named.Add((last, "last year", Colours.LastYear));
        var sheet = new Sheet(270, chart.Title, texts);
        sheet.Lay(new(Sheet.Edge + axis.Room(texts), 56, Sheet.Edge + (named.Count > 0 ? named.Max(line => texts.Width(line.Name)) + 8 : 4), 30), chart.Points.Count);
        sheet.StandOn(axis);
        sheet.NameColumns([.. chart.Points.Select(point => point.Label)], fromLast: true);
        var note = chart.Trial && usual[^1] is not null ? " · dotted: provisional limits" : "";
        sheet.Write(texts.Fit(chart.Unit, Sheet.SheetWidth - (2 * Sheet.Edge) - texts.Width(note)) + note, Sheet.Edge, 40, Colours.Quiet);

        foreach (var line in lines)
            line.DrawOn(sheet, axis);
        DrawLastYear(sheet, lastYear);
        var places = Labels.Spread([.. named.Select(line => axis.Y(sheet.Field, line.Value))], sheet.Field.Top, sheet.Field.Bottom);
        foreach (var (line, y) in named.Zip(places))
            sheet.Write(line.Name, sheet.Field.Right + Sheet.Beside, y + 4, line.Colour);
        DrawPoints(sheet, chart.Points);
        TrendLabels.DrawOn(sheet, axis, chart.Points, point => ticks.WriteExactly(point.Value) + suffix);
        return sheet;
    }

    private static void DrawLastYear(Sheet sheet, List<double?> values)
    {
        // A gap stays a gap: a line across it would invent months. A month alone between gaps is a dot.
        var line = new LineSeries { Color = Colours.LastYear, StrokeThickness = 1, MinimumSegmentLength = 0 };
        var alone = new ScatterSeries { MarkerType = MarkerType.Circle, MarkerSize = 3, MarkerFill = Colours.LastYear, MarkerStroke = OxyColors.White, MarkerStrokeThickness = 1.5 };
        foreach (var (from, count) in Runs(values, (one, next) => one is not null && next is not null).Where(run => values[run.From] is not null))
        {
            if (count == 1)
                alone.Points.Add(new(from + 0.5, values[from]!.Value));
            else
                line.Points.AddRange([.. Enumerable.Range(from, count).Select(index => new DataPoint(index + 0.5, values[index]!.Value)), DataPoint.Undefined]);
        }

        sheet.Series.Add(line);
        sheet.Series.Add(alone);
    }

    private static void DrawPoints(Sheet sheet, IReadOnlyList<TrendPoint> points)
    {
        var line = new LineSeries { Color = Colours.Series, StrokeThickness = 1.8, LineJoin = LineJoin.Round, MinimumSegmentLength = 0 };
        line.Points.AddRange(points.Select((point, index) => new DataPoint(index + 0.5, point.Value)));
        sheet.Series.Add(line);
        foreach (var kind in points.Index().GroupBy(point => point.Item.Kind).OrderBy(kind => kind.Key))
        {
            var circles = new ScatterSeries { MarkerType = MarkerType.Circle, MarkerSize = kind.Key is PointKind.Common ? 4 : 5.5, MarkerFill = Colours.Of(kind.Key), MarkerStroke = OxyColors.White, MarkerStrokeThickness = 1.5 };
            circles.Points.AddRange(kind.Select(point => new ScatterPoint(point.Index + 0.5, point.Item.Value)));
            sheet.Series.Add(circles);
        }
    }

    /// <summary>Neighbours that belong together, as their first and their number.</summary>
    public static IEnumerable<(int From, int Count)> Runs<T>(IReadOnlyList<T> values, Func<T, T, bool> together)
    {
        for (int from = 0, to; from < values.Count; from = to)
        {
            to = from + 1;
            while (to < values.Count && together(values[to - 1], values[to]))
                to++;
            yield return (from, to - from);
        }
    }
}
