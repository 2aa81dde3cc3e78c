using System.Text.RegularExpressions;

namespace IWReports.Worker.Ingestion;

/// <summary>
/// Columns known to hold somebody's name, number or address: what stands in them is blotted out whatever it looks like, to its shape.
/// </summary>
internal static partial class PrivateFields
{
    /// <summary>Whether a column of this name holds one.</summary>
    public static bool IsPrivate(string column) => Private().IsMatch(column.Trim().Replace(' ', '_').Replace('-', '_'));

    /// <summary>Whether a column of this name holds a person's name, alone or beside a number.</summary>
    public static bool IsName(string column) => IsPrivate(column) && !NoName().IsMatch(column);

    /// <summary>The words of people's names, which are blotted out wherever else they stand in a row.</summary>
    public static HashSet<string> WordsOf(IEnumerable<string> names) =>
        new(names.SelectMany(name => Word().Matches(name)).Select(word => word.Value), StringComparer.OrdinalIgnoreCase);

    /// <summary>The text without these words.</summary>
    public static string Blot(string text, IReadOnlySet<string> words) =>
        words.Count == 0 ? text : Word().Replace(text, word => words.Contains(word.Value) ? Blot(word.Value) : word.Value);

    /// <summary>A reason without these words where it quotes a cell; its own words stay.</summary>
    public static string BlotQuoted(string reason, IReadOnlySet<string> words) =>
        reason.IndexOf('"') is >= 0 and var from && reason.LastIndexOf('"') is var to
            ? reason[..from] + Blot(reason[from..to], words) + reason[to..] : reason;

    /// <summary>Letters and digits as "#"; what stands between them still shows how the text was written.</summary>
    public static string Blot(string text) => string.Create(text.Length, text, (shape, from) =>
    {
        for (var at = 0; at < from.Length; at++)
            shape[at] = char.IsAscii(from[at]) && !char.IsAsciiLetterOrDigit(from[at]) ? from[at] : '#';
    });

    // A letter alone is no name.
    [GeneratedRegex(@"\p{L}{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    // Numbers and places: their words are common ones.
    [GeneratedRegex("src|dst|did|dnid|rdnis|ani|num|exten|userfield|phone|mobile|mail|address|street|fax",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NoName();

    // Call detail records, channel events, and what tables of customers and orders call them.
    [GeneratedRegex(
        "^(clid|src|dst|did|ani|rdnis|dnid|num|name|exten|userfield|((outbound|dst)_)?c(num|nam|name|number)"
            + "|.*caller(_?id)?(_?(name|num|number))?|cid_?(name|num|number|ani|rdnis|dnid)"
            + "|.*(first|last|full|given|family|sur|middle|customer|client|contact|buyer|billing|shipping|recipient|guest)_?name|"
            + ".*(tele)?phone(s|_?(no|number))?|.*mobile(_?(no|number))?|.*e_?mail(_?address)?|.*address([_0-9].*)?|.*street.*|.*fax.*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Private();
}
