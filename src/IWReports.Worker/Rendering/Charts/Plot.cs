namespace IWReports.Worker.Rendering.Charts;

/// <summary>The field inside the axes: where a value and the n-th of the columns lie.</summary>
internal sealed record Plot(double Left, double Top, double Right, double Bottom, Ticks Axis, int Columns)
{
    private const double LongLabel = 96;

    public double Column => (Right - Left) / Columns;

    public double Middle(int column) => Left + ((column + 0.5) * Column);

    public double Y(double value) => Y(value, Axis);

    public double Y(double value, Ticks axis) => Bottom - ((value - axis.From) / (axis.To - axis.From) * (Bottom - Top));

    /// <summary>Grid lines and their values; the lowest line is the axis.</summary>
    public void DrawGrid(SvgCanvas canvas, string suffix = "")
    {
        foreach (var tick in Axis.Values)
        {
            canvas.Line(Left, Y(tick), Right, Y(tick), tick == Axis.From ? Colours.Axis : Colours.Grid);
            canvas.Text(Left - 6, Y(tick) + 4, Axis.Write(tick) + suffix, Colours.Quiet, anchor: "end");
        }
    }

    /// <summary>Names the columns, as many as fit; the first one always has its name, or the last one where that is what matters.</summary>
    public void NameColumns(SvgCanvas canvas, IReadOnlyList<string> labels, bool fromLast = false)
    {
        var longest = Math.Max(LongLabel, Column - 8);
        var widest = Math.Min(longest, labels.Max(label => TextWidth.Of(label, SvgCanvas.Small)));
        var every = Math.Max(1, (int)Math.Ceiling((widest + 8) / Column));
        for (var index = fromLast ? (labels.Count - 1) % every : 0; index < labels.Count; index += every)
        {
            var label = TextWidth.Cut(labels[index], SvgCanvas.Small, longest);
            // A label at the edge moves inwards; cut off it would say something else.
            var half = TextWidth.Of(label, SvgCanvas.Small) / 2;
            var x = Math.Clamp(Middle(index), Math.Min(half + 2, canvas.Width / 2d), Math.Max(canvas.Width - half - 2, canvas.Width / 2d));
            canvas.Text(x, Bottom + 17, label, Colours.Quiet, anchor: "middle");
        }
    }

    /// <summary>Room that the values of an axis need beside it.</summary>
    public static double RoomFor(Ticks axis, string suffix = "") => axis.Values.Max(tick => TextWidth.Of(axis.Write(tick) + suffix, SvgCanvas.Small)) + 6;
}
