using System.Text;
using System.Text.RegularExpressions;

namespace IWReports.Worker.Sources.Asterisk;

/// <summary>Blots out what may be somebody's phone number in text that is kept as it came.</summary>
internal static partial class PrivateDigits
{
    public static string Mask(string text) => Number().Replace(text, match => new string('#', match.Length));

    /// <summary>A rejected line as the quarantine may keep it: its time and call id, and the rest without numbers.</summary>
    public static byte[] Mask(ReadOnlySpan<byte> line)
    {
        // One character per byte, and back: whatever the bytes are, the others stay as they came.
        var text = Encoding.Latin1.GetString(line);
        var kept = TimeAndCall().Match(text).Length;
        return Encoding.Latin1.GetBytes(text[..kept] + Mask(text[kept..]));
    }

    // Six digits or more, however they are grouped. Source: metric definitions, 2.9 (shorter ones are no caller's number).
    [GeneratedRegex(@"\+?[0-9](?:[ ().-]{0,2}[0-9]){5,}")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[0-9]{1,12}\|[^|]{0,80}\|")]
    private static partial Regex TimeAndCall();
}
