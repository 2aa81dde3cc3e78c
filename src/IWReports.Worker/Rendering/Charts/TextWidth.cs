namespace IWReports.Worker.Rendering.Charts;

/// <summary>How wide a text will be, near enough to place it: the drawing library measures only when it draws.</summary>
internal static class TextWidth
{
    // Widths of Inter's regular weight as parts of the font size, by kind of letter, rounded up.
    public static double Of(string text, double size) => size * text.EnumerateRunes().Sum(sign => sign.Value switch
    {
        'i' or 'l' or 'j' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or 'I' or ' ' => 0.3,
        'f' or 't' or 'r' or '(' or ')' or '-' or '/' => 0.4,
        'm' or 'w' or 'M' or 'W' or '%' or '@' => 0.92,
        >= 'A' and <= 'Z' => 0.72,
        > 0x2e80 => 1.05,
        _ => 0.62,
    });

    /// <summary>The text, or its beginning and an ellipsis where it is wider than it may be.</summary>
    public static string Cut(string text, double size, double width)
    {
        if (Of(text, size) <= width)
            return text;
        var signs = text.EnumerateRunes().ToList();
        while (signs.Count > 0 && Of(string.Concat(signs) + "…", size) > width)
            signs.RemoveAt(signs.Count - 1);
        return string.Concat(signs).TrimEnd() + "…";
    }
}
