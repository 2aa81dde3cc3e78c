using System.Globalization;
using System.Text;

namespace IWReports.Worker.Rendering.Charts;

/// <summary>Writes SVG: a white sheet, a heading, and shapes. Every number is checked and rounded, every text escaped.</summary>
internal sealed class SvgCanvas
{
    public const int Padding = 12;

    /// <summary>Small enough for a label, large enough on a phone.</summary>
    public const double Small = 12, Heading = 15;

    private readonly StringBuilder _svg = new();

    public SvgCanvas(int width, int height, string title)
    {
        (Width, Height) = (width, height);
        _svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"Inter, Liberation Sans, Arial, sans-serif\">\n");
        Rectangle(0, 0, width, height, "#ffffff");
        Text(Padding, 22, TextWidth.Cut(title, Heading * 1.06, width - (2 * Padding)), Colours.Ink, Heading, weight: 600);
    }

    public int Width { get; }

    public int Height { get; }

    public void Rectangle(double x, double y, double width, double height, string fill, string? stroke = null) =>
        _svg.Append($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" fill=\"{fill}\"{(stroke is null ? "" : $" stroke=\"{stroke}\"")}/>\n");

    public void Line(double x1, double y1, double x2, double y2, string stroke, double width = 1, string? dash = null) =>
        _svg.Append($"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" stroke=\"{stroke}\" stroke-width=\"{N(width)}\"{(dash is null ? "" : $" stroke-dasharray=\"{dash}\"")}/>\n");

    public void Circle(double x, double y, double radius, string fill) =>
        _svg.Append($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\" fill=\"{fill}\" stroke=\"#ffffff\" stroke-width=\"1.5\"/>\n");

    public void Path(IEnumerable<(double X, double Y)> points, string stroke, double width) =>
        _svg.Append($"<path d=\"M{string.Join(" L", points.Select(point => $"{N(point.X)} {N(point.Y)}"))}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{N(width)}\" stroke-linejoin=\"round\"/>\n");

    public void Text(double x, double y, string text, string fill, double size = Small, string anchor = "start", int weight = 400) =>
        _svg.Append($"<text x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(size)}\" fill=\"{fill}\"{(anchor == "start" ? "" : $" text-anchor=\"{anchor}\"")}{(weight == 400 ? "" : $" font-weight=\"{weight}\"")}>{Escape(text)}</text>\n");

    /// <summary>The line under the heading: a swatch and a word for each thing drawn.</summary>
    public void Legend(params IEnumerable<(string Colour, string Text, bool IsLine)> entries)
    {
        double x = Padding;
        foreach (var (colour, text, isLine) in entries)
        {
            if (isLine)
                Line(x, 38, x + 16, 38, colour, 2.5);
            else
                Rectangle(x, 33, 10, 10, colour);
            var start = x + (isLine ? 21 : 15);
            Text(start, 42, text, Colours.Quiet);
            x = start + TextWidth.Of(text, Small) + 16;
        }
    }

    public Svg Finish() => new(_svg.ToString() + "</svg>\n", Width, Height);

    private static string N(double value)
    {
        if (!double.IsFinite(value))
            throw new ChartException("a value is not a number");
        var rounded = Math.Round(value, 2);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }

    // Signs that XML cannot hold would make the whole picture unreadable.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var sign in text.EnumerateRunes())
        {
            escaped.Append(sign.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                < 0x20 or 0xfffe or 0xffff => " ",
                _ => sign.ToString(),
            });
        }

        return escaped.ToString();
    }
}
