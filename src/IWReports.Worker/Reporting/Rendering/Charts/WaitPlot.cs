using IWReports.Core.Reports.Charts;
using OxyPlot;
using OxyPlot.Axes;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>How long callers waited: a bar per range, with the number on top, and a line where the target ends.</summary>
internal static class WaitPlot
{
    private const double Above = 78, Field = 132, NarrowField = 96, Below = 30;

    public static Sheet Of(WaitChart chart, Texts texts)
    {
        if (chart.Bins.Count == 0)
            throw new ChartException("there are no waits");
        if (chart.Bins.Any(bin => bin.Answered < 0 || bin.Abandoned < 0 || bin.Left < 0))
            throw new ChartException("a number of callers is below 0");
        var ticks = Ticks.FromZero(chart.Bins.Max(All));
        var axis = new ValueAxis(ticks, AxisPosition.Left, Colours.Quiet);
        var sheet = new Sheet(Above + (texts.IsLow ? NarrowField : Field) + Below, chart, texts);
        List<(OxyColor, string, bool)> legend = [(Colours.Demand, "answered", false), (Colours.Concern, "hung up", false)];
        if (chart.Bins.Any(bin => bin.Left > 0))
            legend.Add((Colours.Series, "left the queue otherwise", false));
        new Legend(texts, legend).DrawOn(sheet);
        sheet.Lay(new(Sheet.Edge + axis.Room(texts), Above, Sheet.Edge, Below), chart.Bins.Count);
        sheet.StandOn(axis);
        sheet.NameColumns([.. chart.Bins.Select(bin => bin.Label)]);
        sheet.Series.Add(new Bars(Colours.Demand, chart.Bins.Select(bin => (0d, (double)bin.Answered))));
        sheet.Series.Add(new Bars(Colours.Concern, chart.Bins.Select(bin => ((double)bin.Answered, All(bin) - bin.Left))));
        sheet.Series.Add(new Bars(Colours.Series, chart.Bins.Select(bin => (All(bin) - bin.Left, All(bin)))));
        foreach (var (index, all) in chart.Bins.Select(All).Index())
        {
            var count = ticks.Write(all);
            if (texts.Width(count) <= sheet.ColumnWidth - 2)
                sheet.Write(count, sheet.X(index + 0.5), axis.Y(sheet.Field, all) - 4, Colours.Ink, HorizontalAlignment.Center);
        }

        if (chart.BinsWithinTarget is { } within)
            DrawTarget(sheet, sheet.X(Math.Clamp(within, 0, chart.Bins.Count)));
        return sheet;
    }

    private static double All(WaitBin bin) => (double)bin.Answered + bin.Abandoned + bin.Left;

    private static void DrawTarget(Sheet sheet, double x)
    {
        // Above the number on a bar as high as the field.
        const double up = 20;
        const string words = "target: answered by here";
        var before = x + 5 + sheet.Texts.Width(words) > sheet.Page.Width;
        sheet.Rule(new(x, sheet.Field.Top - up - 10), new(x, sheet.Field.Bottom), Colours.Target, 1.5, [4, 2.5]);
        var alignment = before ? HorizontalAlignment.Right : HorizontalAlignment.Left;
        sheet.Write(words, before ? x - 5 : x + 5, sheet.Field.Top - up, Colours.Target, alignment);
    }
}
