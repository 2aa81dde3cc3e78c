using System.Text;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>Measures texts, and makes them fit a page as wide as it is given.</summary>
internal sealed class Texts(SkiaContext skia, double pageWidth = Sheet.SheetWidth)
{
    /// <summary>Small enough for a label, large enough on a phone.</summary>
    public const double Small = 12, Heading = 15;

    public const int Regular = 400, SemiBold = 600;

    // Of the 375 pixels of a phone a mail's text has 347: letters of 12 are then 11.6 high, and 11 on the narrowest.
    private const double PhoneWidth = 360, PhoneZoom = 1.2;

    /// <summary>Those of a mail, whose pictures most people see on a phone.</summary>
    public static Texts ForPhone(SkiaContext skia) => new(skia, PhoneWidth) { IsForPhone = true };

    /// <summary>How wide a sheet is.</summary>
    public double PageWidth => pageWidth;

    /// <summary>Whether the sheet is narrower than on a screen: then names take more lines.</summary>
    public bool IsNarrow => pageWidth < Sheet.SheetWidth;

    /// <summary>Whether it is seen on a phone, which has room below.</summary>
    public bool IsForPhone { get; private init; }

    /// <summary>Whether fields are low and rows close, as a page that is short of room needs them.</summary>
    public bool IsLow => IsNarrow && !IsForPhone;

    /// <summary>How much larger a picture is shown where there is room: its heading is then as large as a mail's, 18 pixels.</summary>
    public double Zoom => IsForPhone ? PhoneZoom : 1;

    /// <summary>How wide the text will be.</summary>
    public double Width(string text, double size = Small, int weight = Regular) =>
        skia.MeasureText(text, ChartFont.For(text), size, weight).Width;

    public double Descent(double size) => skia.Descent(size);

    /// <summary>The text on one line, or its beginning and an ellipsis where it is wider than it may be.</summary>
    public string Fit(string text, double width, double size = Small, int weight = Regular)
    {
        const string ellipsis = "…";
        var beginning = Beginning(text, width, size, weight, "");
        return beginning.Length == Printable(text).Length ? beginning : Beginning(text, width, size, weight, ellipsis).TrimEnd() + ellipsis;
    }

    /// <summary>The text on as many lines as it needs, broken between words; an ellipsis where it needs more than allowed.</summary>
    public IReadOnlyList<string> Wrap(string text, double width, int lines, double size = Small, int weight = Regular)
    {
        var (wrapped, rest) = (new List<string>(), Printable(text));
        while (wrapped.Count < lines - 1)
        {
            var end = Beginning(rest, width, size, weight, "").Length;
            if (end == rest.Length || end == 0)
                break;
            // A line ends with a word, or in one that is longer than a line.
            var space = rest.LastIndexOf(' ', end);
            end = space > 0 ? space : end;
            wrapped.Add(rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }

        return [.. wrapped, Fit(rest, width, size, weight)];
    }

    // As many letters as there is room for, with what follows them.
    private string Beginning(string text, double width, double size, int weight, string ending)
    {
        // No letter is narrower than a fifth of its height: more of them cannot fit.
        var most = (int)(width / (size * 0.2)) + 1;
        var letters = text.EnumerateRunes().Select(Printable).Take(most + 1).ToList();
        while (letters.Count > 0 && (letters.Count > most || Width(string.Concat(letters) + ending, size, weight) > width))
            letters.RemoveAt(letters.Count - 1);
        return string.Concat(letters);
    }

    public static string Printable(string text) => string.Concat(text.EnumerateRunes().Select(Printable));

    // A line break would start a second line; a sign that XML cannot hold would make the whole picture unreadable.
    private static Rune Printable(Rune letter) =>
        Rune.IsControl(letter) || letter.Value is 0x2028 or 0x2029 || (letter.Value & 0xfffe) == 0xfffe ? new(' ') : letter;
}
