using IWReports.Core.Reports.Charts;
using OxyPlot;
using OxyPlot.Axes;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>How many took how long, with a line where each promise ends; what is later than all of them is set off.</summary>
internal static class DistributionPlot
{
    private const double BesideRule = 5, Field = 116, NarrowField = 90, Below = 30;

    public static Sheet Of(DistributionChart chart, Texts texts)
    {
        if (chart.Bins.Count == 0)
            throw new ChartException("there are no lengths of time");
        if (chart.Bins.Any(bin => bin.Count < 0))
            throw new ChartException("a count is below 0");
        var promises = chart.Promises.OrderBy(promise => promise.LastBin).ToList();
        var ticks = Ticks.FromZero(chart.Bins.Max(bin => bin.Count));
        var axis = new ValueAxis(ticks, AxisPosition.Left, Colours.Quiet);
        // The promises are written above the field, a line each, above the number on a bar as high as the field.
        var top = 64 + (promises.Count * Labels.LineHeight) + (promises.Count > 0 ? 10 : 0);
        var sheet = new Sheet(top + (texts.IsLow ? NarrowField : Field) + Below, chart, texts);
        sheet.Write(texts.Fit(chart.Unit, sheet.Page.Width - (2 * Sheet.Edge)), Sheet.Edge, sheet.KeyLine, Colours.Quiet);
        sheet.Lay(new(Sheet.Edge + axis.Room(texts), top, Sheet.Edge, Below), chart.Bins.Count);
        sheet.StandOn(axis);
        sheet.NameColumns([.. chart.Bins.Select(bin => bin.Label)], fromLast: true);

        var last = promises.Count > 0 ? promises[^1].LastBin : int.MaxValue;
        sheet.Series.Add(new Bars(Colours.Demand, chart.Bins.Select((bin, index) => (0d, index <= last ? bin.Count : 0d))));
        sheet.Series.Add(new Bars(Colours.Concern, chart.Bins.Select((bin, index) => (0d, index > last ? bin.Count : 0d))));
        foreach (var (index, bin) in chart.Bins.Index())
        {
            var count = ticks.Write(bin.Count);
            if (bin.Count > 0 && texts.Width(count) <= sheet.ColumnWidth - 2)
                sheet.Write(count, sheet.X(index + 0.5), axis.Y(sheet.Field, bin.Count) - 4, Colours.Ink, HorizontalAlignment.Center);
        }

        foreach (var (line, promise) in promises.Index())
            DrawPromise(sheet, promise, chart.Bins.Count, sheet.Field.Top - 20 - ((promises.Count - 1 - line) * Labels.LineHeight));
        return sheet;
    }

    // To the right of its line, to the left where there is no room, else across.
    private static void DrawPromise(Sheet sheet, PromiseMark promise, int bins, double baseline)
    {
        var x = sheet.X(Math.Clamp(promise.LastBin + 1, 0, bins));
        var text = sheet.Texts.Fit(promise.Label, sheet.Page.Width - (2 * Sheet.Edge), weight: Texts.SemiBold);
        var width = sheet.Texts.Width(text, weight: Texts.SemiBold);
        var right = sheet.Page.Width - Sheet.Edge - width;
        var left = x + BesideRule <= right ? x + BesideRule
            : x - BesideRule - width >= Sheet.Edge ? x - BesideRule - width
            : Math.Clamp(x - (width / 2), Sheet.Edge, right);
        var isAcross = left < x && x < left + width;
        sheet.Rule(new(x, baseline + (isAcross ? 5 : -10)), new(x, sheet.Field.Bottom), Colours.Target, 1.5, [4, 2.5]);
        // Another promise's line ends behind these words.
        sheet.Fill(new(left - 2, baseline - 11, width + 4, 14), OxyColors.White);
        sheet.Write(text, left, baseline, Colours.Target, weight: Texts.SemiBold);
    }
}
