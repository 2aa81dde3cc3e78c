using IWReports.Core.Reports.Charts;

namespace IWReports.Worker.Rendering.Charts;

/// <summary>How long callers waited: a bar per range, with the number on top, and a line where the target ends.</summary>
internal static class WaitSvg
{
    public static Svg Draw(WaitChart chart)
    {
        if (chart.Bins.Count == 0)
            throw new ChartException("there are no waits");
        if (chart.Bins.Any(bin => bin.Answered < 0 || bin.Abandoned < 0))
            throw new ChartException("a number of callers is below 0");
        var axis = Ticks.FromZero(chart.Bins.Max(bin => bin.Answered + bin.Abandoned));
        var canvas = new SvgCanvas(560, 240, chart.Title);
        canvas.Legend((Colours.Demand, "answered", false), (Colours.Concern, "hung up", false));
        var plot = new Plot(SvgCanvas.Padding + Plot.RoomFor(axis), 72, canvas.Width - SvgCanvas.Padding, canvas.Height - 30, axis, chart.Bins.Count);
        plot.DrawGrid(canvas);
        plot.NameColumns(canvas, [.. chart.Bins.Select(bin => bin.Label)]);

        var width = Math.Max(1, plot.Column * 0.72);
        for (var index = 0; index < chart.Bins.Count; index++)
        {
            var (answered, all) = (chart.Bins[index].Answered, chart.Bins[index].Answered + chart.Bins[index].Abandoned);
            var left = plot.Middle(index) - (width / 2);
            if (answered > 0)
                canvas.Rectangle(left, plot.Y(answered), width, plot.Bottom - plot.Y(answered), Colours.Demand);
            if (all > answered)
                canvas.Rectangle(left, plot.Y(all), width, plot.Y(answered) - plot.Y(all), Colours.Concern);
            var count = axis.Write(all);
            if (TextWidth.Of(count, SvgCanvas.Small) <= plot.Column)
                canvas.Text(plot.Middle(index), plot.Y(all) - 4, count, Colours.Ink, anchor: "middle");
        }

        if (chart.BinsWithinTarget is { } within)
            DrawTarget(canvas, plot, Math.Clamp(within, 0, chart.Bins.Count));
        return canvas.Finish();
    }

    private static void DrawTarget(SvgCanvas canvas, Plot plot, int bins)
    {
        const string words = "target: answered by here";
        var x = plot.Left + (bins * plot.Column);
        var before = x + 5 + TextWidth.Of(words, SvgCanvas.Small) > canvas.Width;
        canvas.Line(x, plot.Top - 18, x, plot.Bottom, Colours.Target, 1.5, "6 4");
        canvas.Text(before ? x - 5 : x + 5, plot.Top - 9, words, Colours.Target, anchor: before ? "end" : "start");
    }
}
