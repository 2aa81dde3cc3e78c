using IWReports.Core.Reports.Charts;
using OxyPlot;
using OxyPlot.Axes;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>One cell per weekday and half-hour, darker for more; blank where nothing was measured.</summary>
internal static class HeatMapPlot
{
    private const double RowHeight = 26, CellText = 11, LegendStep = 14;

    public static Sheet Of(HeatMap map, Texts texts)
    {
        if (map.Rows.Count == 0 || map.Columns.Count == 0)
            throw new ChartException("there are no rows or columns");
        if (map.Cells.Count != map.Rows.Count || map.Cells.Any(row => row.Count != map.Columns.Count))
            throw new ChartException("the cells do not fit the rows and columns");
        var values = map.Cells.SelectMany(row => row).OfType<double>().ToList();
        if (!values.TrueForAll(double.IsFinite))
            throw new ChartException("a value is not a number");
        var (low, high) = values.Count > 0 ? (values.Min(), values.Max()) : (0, 0);
        var ticks = high > low ? Ticks.Around(values) : Ticks.FromZero(1);

        var names = map.Rows.Select(row => texts.Fit(row, 120)).ToList();
        var sheet = new Sheet(60 + (RowHeight * map.Rows.Count) + 30, map, texts);
        sheet.Lay(new(Sheet.Edge + names.Max(name => texts.Width(name)) + 8, 60, Sheet.Edge, 30), map.Columns.Count);
        sheet.Axes.Add(new LinearAxis { Position = AxisPosition.Left, IsAxisVisible = false });
        sheet.NameColumns(map.Columns);
        DrawLegend(sheet, map.Unit, low, high, ticks, values.Count);
        foreach (var (row, cells) in map.Cells.Index())
        {
            var top = sheet.Field.Top + (row * RowHeight);
            sheet.Write(names[row], sheet.Field.Left - 8, top + (RowHeight / 2) + 4, Colours.Quiet, HorizontalAlignment.Right);
            foreach (var (column, value) in cells.Index())
            {
                var place = new OxyRect(sheet.X(column), top, sheet.ColumnWidth, RowHeight);
                if (value is { } known)
                    DrawCell(sheet, place, ticks.Write(known), high > low ? (known - low) / (high - low) : 0);
                else
                    sheet.Fill(place.Deflate(new(1)), OxyColors.White, Colours.Grid);
            }
        }

        return sheet;
    }

    // OxyPlot's own heat map writes "NaN" where nothing was measured, and leaves no white between its cells.
    private static void DrawCell(Sheet sheet, OxyRect place, string text, double share)
    {
        var shade = Math.Min(Colours.Scale.Count - 1, (int)(share * Colours.Scale.Count));
        sheet.Fill(place.Deflate(new(0.5)), Colours.Scale[shade]);
        if (sheet.Texts.Width(text, CellText) > place.Width - 2)
            return;
        var ink = shade > 3 ? OxyColors.White : Colours.Ink;
        sheet.Write(text, place.Center.X, place.Center.Y + 4, ink, HorizontalAlignment.Center, CellText);
    }

    private static void DrawLegend(Sheet sheet, string unit, double low, double high, Ticks ticks, int measured)
    {
        const string nothing = "nothing measured";
        var colours = measured == 0 ? [] : high > low ? Colours.Scale : [.. Colours.Scale.Take(1)];
        var (from, to) = (measured > 0 ? ticks.Write(low) : "", high > low ? ticks.Write(high) : "");
        var words = new[] { from, to, nothing }.Sum(text => sheet.Texts.Width(text) + Sheet.Beside);
        var rest = words + (colours.Count * LegendStep) + 40;
        double x = Sheet.Edge;
        Say(sheet.Texts.Fit(unit, Math.Max(0, sheet.Page.Width - (2 * Sheet.Edge) - rest)));
        Say(from);
        foreach (var colour in colours)
        {
            sheet.Fill(new(x, sheet.KeyLine - 9, LegendStep, 10), colour);
            x += LegendStep;
        }

        x += measured > 0 ? 5 : 0;
        Say(to);
        sheet.Fill(new(x + 8, sheet.KeyLine - 8.5, 13, 9), OxyColors.White, Colours.Axis);
        x += 26;
        Say(nothing);

        void Say(string text)
        {
            if (text.Length == 0)
                return;
            sheet.Write(text, x, sheet.KeyLine, Colours.Quiet);
            x += sheet.Texts.Width(text) + Sheet.Beside;
        }
    }
}
