using IWReports.Core.Reports.Charts;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>Values over time with mean, limits (dashed, dotted while provisional), target and last year.</summary>
internal static class TrendPlot
{
    private const double Above = 56, Field = 184, NarrowField = 122, Below = 30;

    public static Sheet Of(TrendChart chart, Texts texts)
    {
        if (chart.Points.Count == 0)
            throw new ChartException("there are no values");
        var suffix = chart.Unit.StartsWith('%') ? " %" : "";
        var usual = TrendLine.Possible(chart, mostIs100: suffix.Length > 0);
        var lastYear = chart.LastYear.Take(chart.Points.Count).ToList();
        var ranges = usual.SelectMany(range => new[] { range?.Mean, range?.Lower, range?.Upper });
        double?[] all = [.. chart.Points.Select(point => (double?)point.Value), .. lastYear, .. ranges, .. chart.Targets];
        var ticks = Ticks.Around([.. all.OfType<double>()], suffix.Length > 0 ? 100 : double.PositiveInfinity);
        var axis = new ValueAxis(ticks, AxisPosition.Left, Colours.Quiet, suffix);

        var lines = TrendLine.Of(chart, usual, suffix);
        var named = lines.Select(line => (Value: line.Values[^1], line.Name, line.Colour)).Where(line => line.Value is not null).ToList();
        if (lastYear.FindLast(value => value is not null) is { } last)
            named.Add((last, "last year", Colours.LastYear));
        var sheet = new Sheet(Above + (texts.IsLow ? NarrowField : Field) + Below, chart, texts);
        var room = named.Count > 0 ? named.Max(line => texts.Width(line.Name)) + 8 : 4;
        sheet.Lay(new(Sheet.Edge + axis.Room(texts), Above, Sheet.Edge + room, Below), chart.Points.Count);
        sheet.StandOn(axis);
        sheet.NameColumns([.. chart.Points.Select(point => point.Label)], fromLast: true);
        var key = string.Join(" · ", Key(chart, isTrial: chart.Trial && usual[^1] is not null));
        sheet.Write(texts.Fit(key, sheet.Page.Width - (2 * Sheet.Edge)), Sheet.Edge, sheet.KeyLine - 2, Colours.Quiet);

        foreach (var line in lines)
            line.DrawOn(sheet, axis);
        DrawLastYear(sheet, lastYear);
        var places = Labels.Apart([.. named.Select(line => axis.Y(sheet.Field, line.Value!.Value))], sheet.Field.Top, sheet.Field.Bottom);
        foreach (var (line, y) in named.Zip(places))
            sheet.Write(line.Name, sheet.Field.Right + Sheet.Beside, y + 4, line.Colour);
        DrawPoints(sheet, chart.Points);
        TrendLabels.DrawOn(sheet, axis, chart.Points, lastYear, point => NumberText.Of(point.Value) + suffix);
        return sheet;
    }

    // The axis writes a percentage's unit; a mark that is not there needs no explaining.
    private static IEnumerable<string> Key(TrendChart chart, bool isTrial)
    {
        if (chart.Unit != "%")
            yield return chart.Unit;
        if (isTrial)
            yield return "dotted: usual range, provisional";
        var marks = new[] { (PointKind.Concern, "■ worse"), (PointKind.Improvement, "● better"), (PointKind.Neutral, "◆ other") }
            .Where(mark => chart.Points.Any(point => point.Kind == mark.Item1)).Select(mark => mark.Item2).ToList();
        if (marks.Count > 0)
            yield return $"{string.Join(", ", marks)} than usual";
    }

    private static void DrawLastYear(Sheet sheet, List<double?> values)
    {
        // A gap stays a gap: a line across it would invent months. A month alone between gaps is a dot.
        var line = new LineSeries { Color = Colours.LastYear, StrokeThickness = 1, MinimumSegmentLength = 0 };
        var alone = Marks(MarkerType.Circle, Colours.LastYear, 3);
        foreach (var (from, count) in Runs.Known(values))
        {
            if (count == 1)
            {
                alone.Points.Add(new(from + 0.5, values[from]!.Value));
            }
            else
            {
                line.Points.AddRange(Enumerable.Range(from, count).Select(index => Point(index, values[index]!.Value)));
                line.Points.Add(DataPoint.Undefined);
            }
        }

        sheet.Series.Add(line);
        sheet.Series.Add(alone);
    }

    private static void DrawPoints(Sheet sheet, IReadOnlyList<TrendPoint> points)
    {
        var line = new LineSeries { Color = Colours.Series, StrokeThickness = 1.8, LineJoin = LineJoin.Round, MinimumSegmentLength = 0 };
        line.Points.AddRange(points.Select((point, index) => Point(index, point.Value)));
        sheet.Series.Add(line);
        foreach (var kind in points.Index().GroupBy(point => point.Item.Kind).OrderBy(kind => kind.Key))
        {
            var (shape, size) = ShapeOf(kind.Key);
            var marks = Marks(shape, Colours.Of(kind.Key), size);
            marks.Points.AddRange(kind.Select(point => new ScatterPoint(point.Index + 0.5, point.Item.Value)));
            sheet.Series.Add(marks);
        }
    }

    // As standings are: round is good, square is bad.
    private static (MarkerType Shape, double Size) ShapeOf(PointKind kind) => kind switch
    {
        PointKind.Improvement => (MarkerType.Circle, 5.5),
        PointKind.Concern => (MarkerType.Square, 5),
        PointKind.Neutral => (MarkerType.Diamond, 6),
        _ => (MarkerType.Circle, 4),
    };

    private static ScatterSeries Marks(MarkerType shape, OxyColor colour, double size) => new()
    {
        MarkerType = shape, MarkerSize = size, MarkerFill = colour,
        MarkerStroke = OxyColors.White, MarkerStrokeThickness = 1.5,
    };

    private static DataPoint Point(int column, double value) => new(column + 0.5, value);
}
