using System.Text.RegularExpressions;

namespace IWReports.Worker.Sources;

/// <summary>Columns known to hold somebody's name, number or address: what stands in them is blotted out whatever it looks like, to its shape.</summary>
internal static partial class PrivateFields
{
    /// <summary>Whether a column of this name holds one.</summary>
    public static bool IsPrivate(string column) => Private().IsMatch(column.Trim().Replace(' ', '_').Replace('-', '_'));

    /// <summary>Letters and digits as "#"; what stands between them still shows how the text was written.</summary>
    public static string Blot(string text) => string.Create(text.Length, text, (shape, from) =>
    {
        for (var at = 0; at < from.Length; at++)
            shape[at] = char.IsAscii(from[at]) && !char.IsAsciiLetterOrDigit(from[at]) ? from[at] : '#';
    });

    // Call detail records, channel events, and what tables of customers and orders call them.
    [GeneratedRegex(
        "^(clid|src|dst|did|ani|rdnis|dnid|num|name|exten|userfield|((outbound|dst)_)?c(num|nam|name|number)|.*caller(_?id)?(_?(name|num|number))?|cid_?(name|num|number|ani|rdnis|dnid)|.*(first|last|full|given|family|sur|middle|customer|client|contact|buyer|billing|shipping|recipient|guest)_?name|.*(tele)?phone(s|_?(no|number))?|.*mobile(_?(no|number))?|.*e_?mail(_?address)?|.*address([_0-9].*)?|.*street.*|.*fax.*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Private();
}
