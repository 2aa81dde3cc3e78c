using IWReports.Core.Reports.Charts;
using OxyPlot;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>A line without title or axes to stand in a row of a table; its last point is marked by its standing.</summary>
internal static class SparklinePlot
{
    public const int Width = 132, Height = 36;

    private const double Left = 5, Right = 9, Above = 7, Mark = 4;

    public static Canvas Of(Sparkline chart, Texts texts)
    {
        ChartException.UnlessNumbers([.. chart.Values, chart.Target]);
        var last = chart.Values.ToList().FindLastIndex(value => value is not null);
        if (last < 0)
            throw new ChartException("there are no values");
        var canvas = new Canvas(Width, Height, texts);
        List<double> all = [.. new[] { chart.Target }.Concat(chart.Values).OfType<double>()];
        var (low, high) = (all.Min(), all.Max());
        // One level, and a value alone, lie in the middle.
        double Y(double value) => high > low ? Height - Above - ((value - low) / (high - low) * (Height - (2 * Above))) : Height / 2;
        double X(int month) => Left + ((Width - Left - Right) * (chart.Values.Count > 1 ? month / (chart.Values.Count - 1d) : 1));

        if (chart.Target is { } target)
            canvas.Rule(new(Left, Y(target)), new(Width - Right, Y(target)), Colours.Target, 1, [3, 2]);
        foreach (var (from, count) in Runs.Known(chart.Values))
        {
            List<ScreenPoint> run =
                [.. Enumerable.Range(from, count).Select(month => new ScreenPoint(X(month), Y(chart.Values[month]!.Value)))];
            // A month alone between gaps is a dot.
            if (count == 1)
                canvas.Draw(drawing => drawing.DrawEllipse(
                    new(run[0].X - 1.5, run[0].Y - 1.5, 3, 3), Colours.Series, OxyColors.Undefined, 0, EdgeRenderingMode.Automatic));
            else
                canvas.Draw(drawing => drawing.DrawLine(
                    run, Colours.Series, 1.5, EdgeRenderingMode.Automatic, null, LineJoin.Round));
        }

        StandingMark.DrawShape(canvas, X(last), Y(chart.Values[last]!.Value), Mark, chart.Standing);
        return canvas;
    }
}
