using System.Text;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>A value that turns nothing around it, and shows a control character as unreadable.</summary>
internal static class Isolated
{
    private const char FirstStrongIsolate = '\u2068', PopIsolate = '\u2069';

    /// <summary>The text, between Unicode's isolating marks where it holds a letter that is written from right to left.</summary>
    public static string Of(string text)
    {
        var shown = text.Any(sign => IsUnreadable(sign) || IsTurning(sign))
            ? string.Concat(text.Where(sign => !IsTurning(sign)).Select(sign => IsUnreadable(sign) ? '\uFFFD' : sign))
            : text;
        return shown.EnumerateRunes().Any(IsRightToLeft) ? $"{FirstStrongIsolate}{shown}{PopIsolate}" : shown;
    }

    // No page may hold them: some readers drop them, some stop there.
    private static bool IsUnreadable(char sign) => char.IsControl(sign) && !char.IsWhiteSpace(sign);

    // Marks that set a direction for what follows, or end an isolate that is not theirs. They have no form of their own to be lost.
    private static bool IsTurning(char sign) => sign is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // The scripts written from right to left, in the blocks that Unicode keeps for them, and the marks that stand for such a letter.
    private static bool IsRightToLeft(Rune rune) =>
        rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF)
            or (>= 0x1E800 and <= 0x1EFFF) or 0x200E or 0x200F;
}
