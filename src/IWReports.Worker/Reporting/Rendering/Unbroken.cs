using System.Text.RegularExpressions;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>A value whose parts a line's end does not part: "67.6 %", "2 min 4 s", "Fri 28 Nov".</summary>
internal static partial class Unbroken
{
    /// <summary>The text with no-break spaces within its values; for pages only, since plain text is searched and copied.</summary>
    public static string Of(string text) => Inner().Replace(text, "\u00A0");

    [GeneratedRegex(
        @"(?<=\d) (?=(?:%|s|min|h|days?|an hour)(?![\p{L}\d]))|(?<=\d (?:min|h)) (?=\d{1,2} (?:min|s)(?![\p{L}\d]))|(?<=\d an) (?=hour\b)"
        + @"|(?<=\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)) (?=\d{1,2} [A-Z]|[A-Z][a-z]{2} \d)"
        + @"|(?<=\b\d{1,2}) (?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
        + @"|(?<=\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*) (?=\d{1,2}(?!\d))")]
    private static partial Regex Inner();
}
