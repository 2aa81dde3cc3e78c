using OxyPlot;
using OxyPlot.Axes;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>An axis of round values: at the left with the grid, at the right without.</summary>
internal sealed class ValueAxis : LinearAxis
{
    private readonly Ticks _ticks;
    private readonly string _suffix;

    public ValueAxis(Ticks ticks, AxisPosition position, OxyColor colour, string suffix = "")
    {
        (_ticks, _suffix) = (ticks, suffix);
        (Position, TextColor, LabelFormatter) = (position, colour, Label);
        (Minimum, Maximum, MajorStep, MinimumPadding, MaximumPadding) = (ticks.From, ticks.To, ticks.Step, 0, 0);
        (TickStyle, AxislineStyle, AxisTickToLabelDistance) = (TickStyle.None, LineStyle.None, Sheet.Beside);
        (MajorGridlineStyle, MajorGridlineColor) = (position is AxisPosition.Left ? LineStyle.Solid : LineStyle.None, Colours.Grid);
    }

    /// <summary>Room that the values need beside the field.</summary>
    public double Room(Texts texts) => _ticks.Values.Max(tick => texts.Width(Label(tick))) + Sheet.Beside;

    /// <summary>How high on the sheet a value lies.</summary>
    public double Y(OxyRect field, double value) => field.Bottom - ((value - _ticks.From) / (_ticks.To - _ticks.From) * field.Height);

    private string Label(double value) => _ticks.Write(value) + _suffix;
}
