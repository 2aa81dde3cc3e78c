using OxyPlot;
using OxyPlot.Axes;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>Rows below each other, each with its name at the left, on up to two lines, or three where narrow, or above it.</summary>
internal sealed class Rows
{
    // Between the lines of two neighbours.
    private const double Air = 8, LowAir = 1;

    private readonly List<(IReadOnlyList<string> Name, double Top, double Height)> _rows = [];
    private readonly bool _areAbove;

    public Rows(Texts texts, IEnumerable<string> names, double widest, double minHeight, bool areAbove = false)
    {
        _areAbove = areAbove;
        var (most, lines) = areAbove ? (texts.PageWidth - (2 * Sheet.Edge), 2)
            : texts.IsNarrow ? (widest * texts.PageWidth / Sheet.SheetWidth, 3) : (widest, 2);
        var air = texts.IsLow ? LowAir : Air;
        foreach (var name in names.Select(name => texts.Wrap(name, most, lines)))
        {
            var height = areAbove ? minHeight + NameHeight(name) : Math.Max(minHeight, (name.Count * Labels.LineHeight) + air);
            _rows.Add((name, Height, height));
            (Height, Width) = (Height + height, areAbove ? 0 : Math.Max(Width, 10 + name.Max(line => texts.Width(line))));
        }
    }

    /// <summary>Of the widest name beside its row, and the gap behind it.</summary>
    public double Width { get; private set; }

    public double Height { get; private set; }

    /// <summary>Lays the field beside the names and writes these; every row is a band across the field.</summary>
    public IReadOnlyList<OxyRect> LayOn(Sheet sheet, double top, double right)
    {
        sheet.Lay(new(Sheet.Edge + Width, top, right, 10), 1);
        sheet.Axes.Add(new LinearAxis { Position = AxisPosition.Left, IsAxisVisible = false });
        foreach (var (name, from, height) in _rows)
        {
            var middle = _areAbove ? NameHeight(name) / 2 : height / 2;
            var first = sheet.Field.Top + from + middle + 4 - ((name.Count - 1) * Labels.LineHeight / 2);
            foreach (var (line, text) in name.Index())
                sheet.Write(text, Sheet.Edge, first + (line * Labels.LineHeight), Colours.Ink);
        }

        return
        [
            .. from row in _rows
               let above = _areAbove ? NameHeight(row.Name) : 0
               select new OxyRect(sheet.Field.Left, sheet.Field.Top + row.Top + above, sheet.Field.Width, row.Height - above),
        ];
    }

    private static double NameHeight(IReadOnlyList<string> name) => name.Count * Labels.LineHeight;
}
