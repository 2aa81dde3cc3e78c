using System.Text;

namespace IWReports.Worker.Reporting.Rendering.Workbook;

/// <summary>Words as a workbook takes them.</summary>
internal static class SheetText
{
    // What a cell and a sheet's name hold at most.
    private const int MaxLetters = 32_767, LongestName = 31;

    /// <summary>Without signs that XML cannot hold, and no longer than a cell.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, MaxLetters));
        foreach (var sign in text.EnumerateRunes())
        {
            if (clean.Length + sign.Utf16SequenceLength > MaxLetters)
                break;
            if (sign.Value is '\t' or '\n' or >= 0x20 and not (0xFFFE or 0xFFFF))
                clean.Append(sign);
        }

        return clean.ToString();
    }

    /// <summary>A sheet's name: none of the signs that references are written with.</summary>
    public static string Name(string name)
    {
        var allowed = string.Concat(Clean(name).Select(sign => "[]:*?/\\'".Contains(sign, StringComparison.Ordinal) ? ' ' : sign)).Trim();
        return allowed.Length > LongestName ? allowed[..LongestName] : allowed;
    }

    /// <summary>Whether a program that makes formulas of words would make one of this.</summary>
    public static bool LooksLikeFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
}
