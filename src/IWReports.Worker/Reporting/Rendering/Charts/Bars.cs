using OxyPlot;
using OxyPlot.Series;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>A bar in each column, or a part of one.</summary>
internal sealed class Bars : RectangleBarSeries
{
    // Of the column's width; the rest is the gap to the next.
    private const double Width = 0.72;

    public Bars(OxyColor colour, IEnumerable<(double From, double To)> bars)
    {
        // With a label format of its own, the default, OxyPlot fails.
        (FillColor, StrokeThickness, LabelFormatString) = (colour, 0, null);
        foreach (var (index, (from, to)) in bars.Index().Where(bar => bar.Item.To > bar.Item.From))
            Items.Add(new(index + ((1 - Width) / 2), from, index + ((1 + Width) / 2), to));
    }
}
