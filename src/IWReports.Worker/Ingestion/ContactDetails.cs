using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace IWReports.Worker.Ingestion;

/// <summary>
/// Blots out how somebody can be reached: six digits or more, however grouped, and what stands around an @ or after "sip:".
/// A date with its year in four digits that stands alone stays readable, and so do a log line's time and call id.
/// </summary>
internal static partial class ContactDetails
{
    private const char Blot = '#';

    // What people write between a number's digits, also as a URL writes it; a zero byte is half a letter of UTF-16.
    private const string Between = @"(?:[ ().\-/+\0]|[^\x00-\x7F-[\d]]|%2[0-9A-Fa-f]){0,3}";

    // What an address ends at: blanks, and the separators of tables, logs and lists.
    private const string Letter = @"[^\s|,;<>""()\[\]]";

    private const string Date =
        @"(?:(?:0001|1[89][0-9]{2}|2[01][0-9]{2}|9999)([-/.])[0-9]{1,2}\1[0-9]{1,2}|[0-3]?[0-9]([-/.])[0-3]?[0-9]\2(?:19|20)[0-9]{2})";
    private const string TimeOfDay = @"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,7})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?";

    public static string Mask(string text) => Private()
        .Replace(text, match => match.Groups["date"].Success ? match.Value : new string(Blot, match.Length));

    /// <summary>
    /// As <see cref="Mask(string)"/>, but what stands between the letters and digits stays: it tells a person what to mend.
    /// </summary>
    public static string Shape(string text) => Private()
        .Replace(text, match => match.Groups["date"].Success ? match.Value : PrivateFields.Blot(match.Value));

    /// <summary>A line as the quarantine may keep it; bytes that are nobody's number or address stay as they came.</summary>
    public static byte[] Mask(ReadOnlySpan<byte> line)
    {
        // One character per byte where it is no UTF-8, and back.
        var encoding = Utf8.IsValid(line) ? Encoding.UTF8 : Encoding.Latin1;
        var text = encoding.GetString(line);
        var kept = TimeAndCall().Match(text).Length;
        return encoding.GetBytes(text[..kept] + Mask(Caller().Replace(text[kept..], match =>
            $"{match.Groups["before"]}{PrivateFields.Blot(match.Groups["number"].Value)}"
                + $"{match.Groups["place"]}{PrivateFields.Blot(match.Groups["name"].Value)}")));
    }

    /// <summary>Whether something was blotted out in text that was masked.</summary>
    public static bool IsMasked(ReadOnlySpan<byte> text) => text.IndexOf("###"u8) >= 0;

    // Six digits: shorter ones are no caller's number. Source: ops/docs/source-formats.md, 6.
    [GeneratedRegex(
        $@"[Ss][Ii][Pp][Ss]?:{Letter}+|(?<!{Letter}){Letter}*(?:@|%40){Letter}*|(?<!\d{Between})"
            + $@"(?<date>{Date}(?:[T ]{TimeOfDay})?)(?!{Between}\d)|\+?\d(?:{Between}\d){{5,}}", RegexOptions.CultureInvariant)]
    private static partial Regex Private();

    // Who calls: the number in its place, and what follows the place in the queue, where some systems write a name.
    [GeneratedRegex(@"(?<before>\|(?:ENTERQUEUE\|[^|]*|DID)\|)(?<number>[^|]*)(?<place>(?:\|[0-9]*(?=\||$))?)(?<name>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Caller();

    // A caller's number may stand first in a line that lost its beginning: a time has ten digits (2001 to 2033) and a call's id follows it.
    [GeneratedRegex(@"^1[0-9]{9}\|(?:NONE|REALTIME|MANAGER|CLI|(?:[A-Za-z]+[0-9]{0,4}-)?(?:1[0-9]{9}|[0-9]{1,5})\.[0-9]{1,9})(?=\|)",
        RegexOptions.CultureInvariant)]
    private static partial Regex TimeAndCall();
}
