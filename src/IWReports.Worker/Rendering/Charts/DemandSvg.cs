using IWReports.Core.Reports.Charts;

namespace IWReports.Worker.Rendering.Charts;

/// <summary>Calls by half-hour as bars, those who hung up set off, with officers on duty as steps on their own axis of whole people, and those needed as thin ones.</summary>
internal static class DemandSvg
{
    public static Svg Draw(DemandChart chart)
    {
        if (chart.Slots.Count == 0)
            throw new ChartException("there are no half-hours");
        if (chart.Slots.Any(slot => slot.Abandoned > slot.Offered || slot.Abandoned < 0))
            throw new ChartException("more callers hung up than called");
        var officers = chart.Slots.Any(slot => slot.Officers is not null);
        var needed = officers && chart.Slots.Any(slot => slot.Needed is not null);
        var calls = Ticks.FromZero(chart.Slots.Max(slot => slot.Offered));
        var people = Ticks.FromZero(chart.Slots.Max(slot => Math.Max(slot.Officers ?? 0, slot.Needed ?? 0)));
        var canvas = new SvgCanvas(560, 260, chart.Title);
        canvas.Legend([(Colours.Demand, "calls", false), (Colours.Concern, "of these hung up", false), .. officers ? new[] { (Colours.Neutral, "officers on duty (right axis)", true) } : [], .. needed ? new[] { (Colours.Target, "needed", true) } : []]);

        var plot = new Plot(SvgCanvas.Padding + Plot.RoomFor(calls), 60, canvas.Width - SvgCanvas.Padding - (officers ? Plot.RoomFor(people) : 0), canvas.Height - 30, calls, chart.Slots.Count);
        plot.DrawGrid(canvas);
        plot.NameColumns(canvas, [.. chart.Slots.Select(slot => slot.Label)]);
        var width = Math.Max(1, plot.Column * 0.72);
        for (var index = 0; index < chart.Slots.Count; index++)
        {
            var (offered, abandoned) = (chart.Slots[index].Offered, chart.Slots[index].Abandoned);
            var left = plot.Middle(index) - (width / 2);
            if (offered > abandoned)
                canvas.Rectangle(left, plot.Y(offered - abandoned), width, plot.Bottom - plot.Y(offered - abandoned), Colours.Demand);
            if (abandoned > 0)
                canvas.Rectangle(left, plot.Y(offered), width, plot.Y(offered - abandoned) - plot.Y(offered), Colours.Concern);
        }

        if (officers)
        {
            foreach (var tick in people.Values)
                canvas.Text(plot.Right + 6, plot.Y(tick, people) + 4, people.Write(tick), Colours.Neutral);
            DrawSteps(canvas, plot, [.. chart.Slots.Select(slot => slot.Officers)], people, Colours.Neutral, 2.5);
            DrawSteps(canvas, plot, [.. chart.Slots.Select(slot => slot.Needed)], people, Colours.Target, 1.2);
        }

        return canvas.Finish();
    }

    private static void DrawSteps(SvgCanvas canvas, Plot plot, IReadOnlyList<double?> slots, Ticks people, string colour, double width)
    {
        for (var from = 0; from < slots.Count; from++)
        {
            // Unknown is a gap in the steps; nobody is a step on the floor.
            var run = slots.Skip(from).TakeWhile(slot => slot is not null).Count();
            if (run > 0)
                canvas.Path(Enumerable.Range(from, run).SelectMany(index => Step(plot, index, plot.Y(slots[index]!.Value, people))), colour, width);
            from += run;
        }
    }

    private static IEnumerable<(double X, double Y)> Step(Plot plot, int index, double y) =>
        [(plot.Left + (index * plot.Column), y), (plot.Left + ((index + 1) * plot.Column), y)];
}
