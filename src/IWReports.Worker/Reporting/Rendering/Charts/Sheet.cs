using IWReports.Core.Reports.Charts;
using OxyPlot;
using OxyPlot.Axes;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>A page with a heading, a field of columns on which the series of one chart lie, and a source.</summary>
internal sealed class Sheet : Canvas
{
    public const int SheetWidth = 560, Edge = 12;

    /// <summary>Between a text and what it stands beside.</summary>
    public const double Beside = 6;

    private const int HeadingLine = 20, SourceLine = 20, SourceLines = 2, NextSourceLine = 15;

    // Not above what it explains, yet readable on a phone.
    private const double SourceText = 11.5;

    /// <summary>Where the line under a heading of one line is written.</summary>
    public const double FirstKeyLine = 42;

    /// <summary>A narrower field shows nothing.</summary>
    public const double MinFieldWidth = 100;

    private const double LongLabel = 96;

    private readonly double _down, _up;

    private int _columns;

    /// <summary>A sheet as high as it says for one line of heading; more lines and a source make it higher.</summary>
    public Sheet(double height, Chart chart, Texts texts)
        : this(height, Heading(chart.Title, texts), Source(chart.Source, texts), texts)
    {
    }

    private Sheet(double height, IReadOnlyList<string> heading, IReadOnlyList<string> source, Texts texts)
        : base(texts.PageWidth, Math.Ceiling(height) + ((heading.Count - 1) * HeadingLine) + SourceHeight(source), texts)
    {
        (_down, _up) = ((heading.Count - 1) * HeadingLine, SourceHeight(source));
        foreach (var (index, line) in heading.Index())
            Write(line, Edge, 22 + (index * HeadingLine), Colours.Ink, size: Texts.Heading, weight: Texts.SemiBold);
        foreach (var (index, line) in source.Index())
            Write(line, Edge, Page.Bottom - 9 - ((source.Count - 1 - index) * NextSourceLine), Colours.Quiet, size: SourceSize(texts));
    }

    /// <summary>The baseline of the line under the heading: a unit, or what the colours mean.</summary>
    public double KeyLine => FirstKeyLine + _down;

    /// <summary>Where the series lie.</summary>
    public OxyRect Field { get; private set; }

    public double ColumnWidth => Field.Width / _columns;

    /// <summary>Where a column begins; its middle is half a column on.</summary>
    public double X(double column) => Field.Left + (column * ColumnWidth);

    /// <summary>Lays the field within margins of a sheet without more lines, on an axis of columns that is not drawn.</summary>
    public void Lay(OxyThickness margins, int columns)
    {
        if (Page.Width - margins.Left - margins.Right < MinFieldWidth)
            throw new ChartException("its values are too long to stand beside it");
        (PlotMargins, _columns) = (new(margins.Left, margins.Top + _down, margins.Right, margins.Bottom + _up), columns);
        Field = new(
            PlotMargins.Left, PlotMargins.Top, Page.Width - PlotMargins.Left - PlotMargins.Right,
            Page.Height - PlotMargins.Top - PlotMargins.Bottom);
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
            var left = Math.Clamp(X(index + 0.5) - (width / 2), 2, Page.Width - width - 2);
            if (labels.TryTake(left, Field.Bottom + 19, width))
                Write(fitting[index], left, Field.Bottom + 19, Colours.Quiet);
        }
    }

    private static IReadOnlyList<string> Source(string source, Texts texts) =>
        source.Length == 0 ? []
            : texts.Wrap(
                source.Replace(" = ", "\u00a0=\u00a0", StringComparison.Ordinal), texts.PageWidth - (2 * Edge), SourceLines,
                SourceSize(texts));

    private static double SourceSize(Texts texts) => texts.IsNarrow ? Texts.Small : SourceText;

    private static double SourceHeight(IReadOnlyList<string> source) =>
        source.Count == 0 ? 0 : SourceLine + ((source.Count - 1) * NextSourceLine);

    // Two lines of about the same length read better than one and a last word.
    private static IReadOnlyList<string> Heading(string title, Texts texts)
    {
        double[] even = [0.56, 0.64, 0.72];
        var (width, lines) = (texts.PageWidth - (2 * Edge), texts.IsNarrow ? 3 : 2);
        var wrapped = Wrap(width);
        if (wrapped.Count != 2 || wrapped[^1].EndsWith('…'))
            return wrapped;
        var whole = texts.Width(string.Join(' ', wrapped), Texts.Heading, Texts.SemiBold);
        return even.Select(share => Wrap(Math.Min(width, whole * share)))
            .FirstOrDefault(evenly => evenly.Count == wrapped.Count && !evenly[^1].EndsWith('…')) ?? wrapped;

        IReadOnlyList<string> Wrap(double most) => texts.Wrap(title, most, lines, Texts.Heading, Texts.SemiBold);
    }
}
