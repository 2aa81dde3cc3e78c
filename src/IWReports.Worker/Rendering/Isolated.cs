using System.Text;

namespace IWReports.Worker.Rendering;

/// <summary>A value that turns nothing around it, and shows a control character as unreadable.</summary>
internal static class Isolated
{
    private const char FirstStrongIsolate = '\u2068', PopIsolate = '\u2069';

    /// <summary>The text, between Unicode's isolating marks where it holds a letter or mark that changes direction.</summary>
    public static string Of(string text)
    {
        var shown = text.Any(IsUnreadable) ? string.Concat(text.Select(sign => IsUnreadable(sign) ? '\uFFFD' : sign)) : text;
        return shown.EnumerateRunes().Any(ChangesDirection) ? $"{FirstStrongIsolate}{shown}{PopIsolate}" : shown;
    }

    // No page may hold them: some readers drop them, some stop there.
    private static bool IsUnreadable(char sign) => char.IsControl(sign) && !char.IsWhiteSpace(sign);

    // The scripts written from right to left, in the blocks Unicode keeps for them, and the marks that set or override direction.
    private static bool ChangesDirection(Rune rune) =>
        rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF)
            or (>= 0x1E800 and <= 0x1EFFF) or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
