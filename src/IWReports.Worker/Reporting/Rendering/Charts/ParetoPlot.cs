using IWReports.Core.Reports.Charts;
using OxyPlot;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>Bars from most to least, with what is usual as a tick and the running share of the total as a column.</summary>
internal static class ParetoPlot
{
    private const string SharesHead = "adds up to", Usual = "usual";

    private const double RowHeight = 25, NarrowRow = 17, BarHeight = 15, NarrowBar = 11, TickHeight = 21, NarrowTick = 15, WidestName = 190;

    public static Sheet Of(ParetoChart chart, Texts texts)
    {
        if (chart.Rows.Count == 0)
            throw new ChartException("there is nothing to count");
        ChartException.UnlessNumbers(chart.Rows.Select(row => row.Usual));
        if (chart.Rows.Any(row => row.Count < 0 || row.Usual < 0))
            throw new ChartException("a count is below 0");

        var counts = chart.Rows.Select(row => NumberText.Of(row.Count)).ToList();
        var countRoom = counts.Max(count => texts.Width(count, weight: Texts.SemiBold)) + Sheet.Beside;
        var rows = new Rows(texts, chart.Rows.Select(row => row.Label), WidestName, texts.IsLow ? NarrowRow : RowHeight);
        var sheet = new Sheet(54 + rows.Height + 10, chart, texts);
        var bands = rows.LayOn(sheet, 54, Sheet.Edge + texts.Width("100 %") + (2 * Sheet.Beside));
        var (height, tick) = texts.IsLow ? (NarrowBar, NarrowTick) : (BarHeight, TickHeight);
        var most = chart.Rows.Max(row => Math.Max(row.Count, row.Usual ?? 0));
        var scale = new Scale(0, most > 0 ? most : 1, sheet.Field.Left + countRoom, sheet.Field.Right);
        WriteKey(sheet, chart);

        // A sum of counts may be larger than a count can be.
        var (total, sum) = (chart.Rows.Sum(row => (double)row.Count), 0d);
        foreach (var (index, row) in chart.Rows.Index())
        {
            var middle = bands[index].Center.Y;
            sheet.Fill(new(scale.Left, middle - (height / 2), scale.X(row.Count) - scale.Left, height), Colours.Demand);
            if (row.Usual is { } usual)
                sheet.Fill(new(scale.X(usual) - 1, middle - (tick / 2), 2, tick), Colours.Ink);
            sheet.Write(
                counts[index], scale.Left - Sheet.Beside, middle + 4, Colours.Ink, HorizontalAlignment.Right, weight: Texts.SemiBold);
            sum += row.Count;
            if (total > 0)
                sheet.Write(
                    NumberText.Percent(Math.Round(sum / total, 2)), sheet.Page.Width - Sheet.Edge, middle + 4, Colours.Quiet,
                    HorizontalAlignment.Right);
        }

        sheet.Rule(new(scale.Left, bands[0].Top), new(scale.Left, bands[^1].Bottom), Colours.Axis, 1);
        return sheet;
    }

    private static void WriteKey(Sheet sheet, ParetoChart chart)
    {
        var isUsualKnown = chart.Rows.Any(row => row.Usual is not null);
        var room = sheet.Page.Width - (2 * Sheet.Edge) - sheet.Texts.Width(SharesHead) - sheet.Texts.Width(Usual) - 50;
        var unit = sheet.Texts.Fit(chart.Unit, room);
        sheet.Write(unit, Sheet.Edge, sheet.KeyLine, Colours.Quiet);
        var x = Sheet.Edge + sheet.Texts.Width(unit) + 16;
        if (isUsualKnown)
        {
            sheet.Fill(new(x, sheet.KeyLine - 11, 2, 14), Colours.Ink);
            sheet.Write(Usual, x + 7, sheet.KeyLine, Colours.Quiet);
        }

        sheet.Write(SharesHead, sheet.Page.Width - Sheet.Edge, sheet.KeyLine, Colours.Quiet, HorizontalAlignment.Right);
    }
}
