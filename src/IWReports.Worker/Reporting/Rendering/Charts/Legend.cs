using OxyPlot;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>What the colours of a chart mean: a swatch and a word for each, on as many lines as a sheet is narrow.</summary>
internal sealed class Legend
{
    private const double Line = 17, Between = 16, BeforeText = 5, Stroke = 16, Swatch = 10;

    private readonly List<(OxyColor Colour, string Text, bool IsLine, double X, double Down)> _entries = [];

    public Legend(Texts texts, params IEnumerable<(OxyColor Colour, string Text, bool IsLine)> entries)
    {
        double x = Sheet.Edge;
        foreach (var (colour, text, isLine) in entries)
        {
            var width = (isLine ? Stroke : Swatch) + BeforeText + texts.Width(text);
            if (x > Sheet.Edge && x + width > texts.PageWidth - Sheet.Edge)
                (x, MoreLines) = (Sheet.Edge, MoreLines + Line);
            _entries.Add((colour, text, isLine, x, MoreLines));
            x += width + Between;
        }
    }

    /// <summary>How far the lines below the first reach down.</summary>
    public double MoreLines { get; }

    public void DrawOn(Sheet sheet)
    {
        foreach (var (colour, text, isLine, x, down) in _entries)
        {
            var (y, width) = (sheet.KeyLine + down, isLine ? Stroke : Swatch);
            sheet.Fill(isLine ? new(x, y - 5.25, width, 2.5) : new(x, y - 9, width, 10), colour);
            sheet.Write(text, x + width + BeforeText, y, Colours.Quiet);
        }
    }
}
