using IWReports.Core.Reports.Charts;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>Calls by half-hour as bars, those who hung up set off; officers on duty and needed as steps on their own axis.</summary>
internal static class DemandPlot
{
    private const string People = "people";

    private const double Above = 60, Field = 170, NarrowField = 104, Below = 30;

    public static Sheet Of(DemandChart chart, Texts texts)
    {
        if (chart.Slots.Count == 0)
            throw new ChartException("there are no half-hours");
        double[] all = [.. chart.Slots.SelectMany(slot => new[] { slot.Offered, slot.Abandoned, slot.Officers ?? 0, slot.Needed ?? 0 })];
        if (!all.All(double.IsFinite))
            throw new ChartException("a value is not a number");
        if (chart.Slots.Any(slot => slot.Abandoned > slot.Offered || slot.Abandoned < 0))
            throw new ChartException("more callers hung up than called");
        var officers = chart.Slots.Any(slot => slot.Officers is not null);
        var needed = officers && chart.Slots.Any(slot => slot.Needed is not null);
        var calls = new ValueAxis(Ticks.FromZero(chart.Slots.Max(slot => slot.Offered)), AxisPosition.Left, Colours.Quiet);
        var most = chart.Slots.Max(slot => Math.Max(slot.Officers ?? 0, slot.Needed ?? 0));
        var people = new ValueAxis(Ticks.FromZero(most), AxisPosition.Right, Colours.Neutral) { Key = People };

        List<(OxyColor, string, bool)> legend = [(Colours.Demand, "calls", false), (Colours.Concern, "of these hung up", false)];
        if (officers)
            legend.Add((Colours.Neutral, "officers on duty (right axis)", true));
        if (needed)
            legend.Add((Colours.Target, "needed", true));
        var key = new Legend(texts, legend);
        var sheet = new Sheet(Above + key.MoreLines + (texts.IsLow ? NarrowField : Field) + Below, chart, texts);
        key.DrawOn(sheet);
        var right = Sheet.Edge + (officers ? people.Room(texts) : 0);
        sheet.Lay(new(Sheet.Edge + calls.Room(texts), Above + key.MoreLines, right, Below), chart.Slots.Count);
        sheet.StandOn(calls);
        sheet.NameColumns([.. chart.Slots.Select(slot => slot.Label)]);
        sheet.Series.Add(new Bars(Colours.Demand, chart.Slots.Select(slot => (0d, slot.Offered - slot.Abandoned))));
        sheet.Series.Add(new Bars(Colours.Concern, chart.Slots.Select(slot => (slot.Offered - slot.Abandoned, slot.Offered))));
        if (officers)
        {
            sheet.Axes.Add(people);
            sheet.Series.Add(Steps([.. chart.Slots.Select(slot => slot.Officers)], Colours.Neutral, 2.5));
            sheet.Series.Add(Steps([.. chart.Slots.Select(slot => slot.Needed)], Colours.Target, 1.5));
        }

        return sheet;
    }

    // OxyPlot's own steps are lines up and lines across, with a notch at every corner.
    private static LineSeries Steps(IReadOnlyList<double?> slots, OxyColor colour, double width)
    {
        var steps = new LineSeries
        {
            YAxisKey = People, Color = colour, StrokeThickness = width, LineJoin = LineJoin.Miter, MinimumSegmentLength = 0,
        };
        // Unknown is a gap in the steps; nobody is a step on the floor.
        foreach (var (from, count) in Runs.Known(slots))
        {
            foreach (var index in Enumerable.Range(from, count))
                steps.Points.AddRange([new(index, slots[index]!.Value), new(index + 1, slots[index]!.Value)]);
            steps.Points.Add(DataPoint.Undefined);
        }

        return steps;
    }
}
