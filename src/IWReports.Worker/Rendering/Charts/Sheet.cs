using System.Globalization;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;

namespace IWReports.Worker.Rendering.Charts;

/// <summary>A white sheet with a heading and a field of columns, on which the series of one chart lie.</summary>
internal sealed class Sheet : PlotModel
{
    public const int SheetWidth = 560, Edge = 12;

    /// <summary>Between a text and what it stands beside.</summary>
    public const double Beside = 6;

    private const double MinFieldWidth = 100, LongLabel = 96;

    private int _columns;

    public Sheet(int height, string title, Texts texts)
    {
        (SheetHeight, Texts) = (height, texts);
        (Culture, Background, DefaultFont, DefaultFontSize) = (CultureInfo.InvariantCulture, OxyColors.White, Fonts.Family, Texts.Small);
        (Padding, PlotAreaBorderThickness) = (new(0), new(0));
        var heading = texts.Fit(title, SheetWidth - (2 * Edge), Texts.Heading, Texts.SemiBold);
        Write(heading, Edge, 22, Colours.Ink, size: Texts.Heading, weight: Texts.SemiBold);
    }

    public int SheetHeight { get; }

    public Texts Texts { get; }

    /// <summary>Where the series lie.</summary>
    public OxyRect Field { get; private set; }

    public double ColumnWidth => Field.Width / _columns;

    /// <summary>Where a column begins; its middle is half a column on.</summary>
    public double X(double column) => Field.Left + (column * ColumnWidth);

    /// <summary>Lays the field within margins, with an axis of columns that is not drawn: their names choose their places.</summary>
    public void Lay(OxyThickness margins, int columns)
    {
        (PlotMargins, _columns) = (margins, columns);
        if (SheetWidth - margins.Left - margins.Right < MinFieldWidth)
            throw new ChartException("its values are too long to stand beside it");
        Field = new(margins.Left, margins.Top, SheetWidth - margins.Left - margins.Right, SheetHeight - margins.Top - margins.Bottom);
        Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Bottom, IsAxisVisible = false, Minimum = 0, Maximum = columns, MinimumPadding = 0, MaximumPadding = 0,
        });
    }

    /// <summary>Adds the axis on whose lowest value the field stands.</summary>
    public void StandOn(ValueAxis axis)
    {
        Axes.Add(axis);
        Rule(new(Field.Left, Field.Bottom), new(Field.Right, Field.Bottom), Colours.Axis, 1);
    }

    /// <summary>Names the columns, as many as fit; the first one always has its name, or the last one where that is what matters.</summary>
    public void NameColumns(IReadOnlyList<string> names, bool fromLast = false)
    {
        var fitting = names.Select(name => Texts.Fit(name, Math.Max(LongLabel, ColumnWidth - 8))).ToList();
        var every = Math.Max(1, (int)Math.Ceiling((fitting.Max(name => Texts.Width(name)) + 8) / ColumnWidth));
        var labels = new Labels();
        for (var step = 0; step < names.Count; step += every)
        {
            var index = fromLast ? names.Count - 1 - step : step;
            var width = Texts.Width(fitting[index]);
            // A name at the edge moves inwards; cut off it would say something else.
            var left = Math.Clamp(X(index + 0.5) - (width / 2), 2, SheetWidth - width - 2);
            if (labels.TryTake(left, Field.Bottom + 19, width))
                Write(fitting[index], left, Field.Bottom + 19, Colours.Quiet);
        }
    }

    /// <summary>The line under the heading: a swatch and a word for each thing drawn.</summary>
    public void Legend(params IEnumerable<(OxyColor Colour, string Text, bool IsLine)> entries)
    {
        double x = Edge;
        foreach (var (colour, text, isLine) in entries)
        {
            var width = isLine ? 16 : 10;
            Fill(isLine ? new(x, 36.75, width, 2.5) : new(x, 33, width, 10), colour);
            Write(text, x + width + 5, 42, Colours.Quiet);
            x += width + 5 + Texts.Width(text) + 16;
        }
    }

    public void Write(
        string text, double x, double baseline, OxyColor colour,
        HorizontalAlignment alignment = HorizontalAlignment.Left, double size = Texts.Small, int weight = Texts.Regular)
    {
        // A text that begins on a whole pixel has the same pixels wherever it stands: the file is smaller by a tenth.
        var share = alignment switch { HorizontalAlignment.Left => 0, HorizontalAlignment.Center => 0.5, _ => 1 };
        var before = share * Texts.Width(text, size, weight);
        var at = new ScreenPoint((Math.Round((x - before) * ChartPng.Scale) / ChartPng.Scale) + before, baseline + Texts.Descent(size));
        Draw(drawing => drawing.DrawText(at, text, colour, ChartFont.For(text), size, weight, 0, alignment, VerticalAlignment.Bottom));
    }

    public void Fill(OxyRect place, OxyColor colour) => Fill(place, colour, OxyColors.Undefined);

    public void Fill(OxyRect place, OxyColor colour, OxyColor border) =>
        Draw(drawing => drawing.DrawRectangle(place, colour, border, 1, EdgeRenderingMode.Automatic));

    /// <summary>A line below the series, which it divides or bears.</summary>
    public void Rule(ScreenPoint from, ScreenPoint to, OxyColor colour, double width, double[]? dashes = null) =>
        Draw(
            drawing => drawing.DrawLine([from, to], colour, width, EdgeRenderingMode.Automatic, dashes), AnnotationLayer.BelowSeries);

    public void Draw(Action<IRenderContext> draw, AnnotationLayer layer = AnnotationLayer.AboveSeries) =>
        Annotations.Add(new FreeAnnotation(draw) { Layer = layer });
}
