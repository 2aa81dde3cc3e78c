using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IWReports.Worker.Host;

/// <summary>A person's words as the name of a file or folder: letters, digits, dashes and underscores, whatever the script.</summary>
/// <remarks>No separator, dot, control or direction mark is left, so a name can neither leave its folder nor pass for another kind of
/// file.</remarks>
internal static class FileName
{
    // File systems take 255 bytes; what stands before and behind the words needs its share.
    public const int MaxBytes = 120;

    private const int DigestLength = 8;

    // Windows keeps these for devices, whatever their ending.
    private static readonly HashSet<string> Reserved = new(
        ["con", "prn", "aux", "nul", "conin", "conout", "clock",
        .. Enumerable.Range(0, 10).SelectMany(port => new[] { $"com{port}", $"lpt{port}" })],
        StringComparer.OrdinalIgnoreCase);

    /// <param name="words">What a person wrote.</param>
    /// <param name="otherwise">The name where the words hold no letter.</param>
    public static string Of(string words, string otherwise)
    {
        var kept = new StringBuilder();
        foreach (var letter in words.EnumerateRunes())
        {
            if (IsKept(letter))
                kept.Append(letter);
            else if (kept.Length > 0 && kept[^1] != '-')
                kept.Append('-');
        }

        var name = Bounded(kept.ToString());
        return name.Length == 0 ? otherwise : Reserved.Contains(name) ? $"{name}-" : name;
    }

    /// <summary>The same, and another name for other words: where a dash stands for more than a blank, a digest follows.</summary>
    public static string Distinct(string words, string otherwise)
    {
        var name = Of(words, otherwise);
        return name.Replace('-', ' ') == words ? name : $"{name}-{Digest(words)}";
    }

    // Marks make the vowels of many scripts.
    private static bool IsKept(Rune letter) => Rune.IsLetterOrDigit(letter) || letter.Value == '_'
        || Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Bounded(string name)
    {
        var (bytes, length) = (0, 0);
        foreach (var letter in name.EnumerateRunes())
        {
            bytes += letter.Utf8SequenceLength;
            if (bytes > MaxBytes)
                break;
            length += letter.Utf16SequenceLength;
        }

        return name[..length].Trim('-');
    }

    private static string Digest(string words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..DigestLength];
}
