using IWReports.Core.Reports.Charts;

namespace IWReports.Worker.Rendering.Charts;

/// <summary>One cell per weekday and half-hour, darker for more; blank where nothing was measured.</summary>
internal static class HeatMapSvg
{
    private const double RowHeight = 26;

    public static Svg Draw(HeatMap map)
    {
        if (map.Rows.Count == 0 || map.Columns.Count == 0)
            throw new ChartException("there are no rows or columns");
        if (map.Cells.Count != map.Rows.Count || map.Cells.Any(row => row.Count != map.Columns.Count))
            throw new ChartException("the cells do not fit the rows and columns");
        var values = map.Cells.SelectMany(row => row).OfType<double>().ToList();
        if (!values.TrueForAll(double.IsFinite))
            throw new ChartException("a value is not a number");
        var (low, high) = values.Count > 0 ? (values.Min(), values.Max()) : (0, 0);
        var axis = high > low ? Ticks.Around(values) : Ticks.FromZero(1);

        var names = map.Rows.Select(row => TextWidth.Cut(row, SvgCanvas.Small, 120)).ToList();
        var canvas = new SvgCanvas(560, (int)(60 + (RowHeight * map.Rows.Count) + 30), map.Title);
        var left = SvgCanvas.Padding + names.Max(name => TextWidth.Of(name, SvgCanvas.Small)) + 8;
        var plot = new Plot(left, 60, canvas.Width - SvgCanvas.Padding, 60 + (RowHeight * map.Rows.Count), axis, map.Columns.Count);
        Legend(canvas, map.Unit, low, high, axis, values.Count);
        plot.NameColumns(canvas, map.Columns);

        for (var row = 0; row < map.Rows.Count; row++)
        {
            var top = plot.Top + (row * RowHeight);
            canvas.Text(left - 8, top + (RowHeight / 2) + 4, names[row], Colours.Quiet, anchor: "end");
            for (var column = 0; column < map.Columns.Count; column++)
                Cell(canvas, plot, column, top, map.Cells[row][column], low, high);
        }

        return canvas.Finish();
    }

    private static void Cell(SvgCanvas canvas, Plot plot, int column, double top, double? value, double low, double high)
    {
        var x = plot.Left + (column * plot.Column);
        if (value is not { } known)
        {
            canvas.Rectangle(x + 1, top + 1, plot.Column - 2, RowHeight - 2, "#ffffff", Colours.Grid);
            return;
        }

        var shade = Shade(known, low, high);
        canvas.Rectangle(x + 0.5, top + 0.5, plot.Column - 1, RowHeight - 1, Colours.Scale[shade]);
        var text = plot.Axis.Write(known);
        if (TextWidth.Of(text, 11) <= plot.Column - 2)
            canvas.Text(plot.Middle(column), top + (RowHeight / 2) + 4, text, shade > 3 ? "#ffffff" : Colours.Ink, 11, "middle");
    }

    private static int Shade(double value, double low, double high) =>
        high > low ? Math.Min(Colours.Scale.Count - 1, (int)((value - low) / (high - low) * Colours.Scale.Count)) : 0;

    private static void Legend(SvgCanvas canvas, string unit, double low, double high, Ticks axis, int measured)
    {
        double x = SvgCanvas.Padding;
        Say(TextWidth.Cut(unit, SvgCanvas.Small, 220));
        if (measured > 0)
        {
            Say(axis.Write(low));
            foreach (var colour in high > low ? Colours.Scale : Colours.Scale.Take(1))
            {
                canvas.Rectangle(x, 33, 14, 10, colour);
                x += 14;
            }

            x += 5;
            if (high > low)
                Say(axis.Write(high));
        }

        canvas.Rectangle(x + 8, 33.5, 13, 9, "#ffffff", Colours.Axis);
        x += 26;
        Say("nothing measured");

        void Say(string text)
        {
            canvas.Text(x, 42, text, Colours.Quiet);
            x += TextWidth.Of(text, SvgCanvas.Small) + 6;
        }
    }
}
