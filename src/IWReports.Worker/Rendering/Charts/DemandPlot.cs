using IWReports.Core.Reports.Charts;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace IWReports.Worker.Rendering.Charts;

/// <summary>Calls by half-hour as bars, those who hung up set off; officers on duty and needed as steps on their own axis.</summary>
internal static class DemandPlot
{
    private const string People = "people";

    public static Sheet Of(DemandChart chart, Texts texts)
    {
        if (chart.Slots.Count == 0)
            throw new ChartException("there are no half-hours");
        if (chart.Slots.SelectMany(slot => new[] { slot.Offered, slot.Abandoned, slot.Officers ?? 0, slot.Needed ?? 0 }).Any(value => !double.IsFinite(value)))
            throw new ChartException("a value is not a number");
        if (chart.Slots.Any(slot => slot.Abandoned > slot.Offered || slot.Abandoned < 0))
            throw new ChartException("more callers hung up than called");
        var officers = chart.Slots.Any(slot => slot.Officers is not null);
        var needed = officers && chart.Slots.Any(slot => slot.Needed is not null);
        var calls = new ValueAxis(Ticks.FromZero(chart.Slots.Max(slot => slot.Offered)), AxisPosition.Left, Colours.Quiet);
        var people = new ValueAxis(Ticks.FromZero(chart.Slots.Max(slot => Math.Max(slot.Officers ?? 0, slot.Needed ?? 0))), AxisPosition.Right, Colours.Neutral) { Key = People };

        var sheet = new Sheet(260, chart.Title, texts);
        sheet.Legend([(Colours.Demand, "calls", false), (Colours.Concern, "of these hung up", false),
            .. officers ? new[] { (Colours.Neutral, "officers on duty (right axis)", true) } : [], .. needed ? new[] { (Colours.Target, "needed", true) } : []]);
        sheet.Lay(new(Sheet.Edge + calls.Room(texts), 60, Sheet.Edge + (officers ? people.Room(texts) : 0), 30), chart.Slots.Count);
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

    private static StairStepSeries Steps(IReadOnlyList<double?> slots, OxyColor colour, double width)
    {
        var steps = new StairStepSeries { YAxisKey = People, Color = colour, StrokeThickness = width, VerticalStrokeThickness = width, LineJoin = LineJoin.Miter };
        // Unknown is a gap in the steps; nobody is a step on the floor.
        foreach (var (from, count) in TrendPlot.Runs(slots, (one, next) => one is not null && next is not null).Where(run => slots[run.From] is not null))
        {
            steps.Points.AddRange(Enumerable.Range(from, count).Select(index => new DataPoint(index, slots[index]!.Value)));
            steps.Points.AddRange([new(from + count, slots[from + count - 1]!.Value), DataPoint.Undefined]);
        }

        return steps;
    }
}
