using System.Text;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>Finds what a file of text is written in: by its mark, by what is asked for, or by its zero bytes.</summary>
internal static class TableEncoding
{
    private static readonly Encoding[] Marked = [Encoding.UTF32, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF8];

    /// <summary>The encoding of a name. What is no text in it shows as U+FFFD, and never as some other letter.</summary>
    public static Encoding Find(string name, string setting)
    {
        var page = Encodings.Named(name)?.CodePage
            ?? throw new InputException(
                $"{setting}: \"{name}\" is not a known encoding. Use one such as utf-8, utf-16, windows-1252, windows-1251 or iso-8859-1.");
        var lost = new DecoderReplacementFallback("\uFFFD");
        return CodePagesEncodingProvider.Instance.GetEncoding(page, EncoderFallback.ReplacementFallback, lost)
            ?? Encoding.GetEncoding(page, EncoderFallback.ReplacementFallback, lost);
    }

    public static Encoding Of(byte[] start, string name, TableMap map)
    {
        var asked = map.Encoding is { } given ? Find(given, $"{map.Name}: encoding") : null;
        if (Array.Find(Marked, encoding => start.AsSpan().StartsWith(encoding.Preamble)) is not { } marked)
            return asked ?? Unmarked(start) ?? Encoding.UTF8;
        // UTF-16 is the name of both its orders, and the mark tells which it is.
        return asked is null || asked.CodePage == marked.CodePage || (IsUtf16(asked) && IsUtf16(marked)) ? marked
            : throw new InputException($"{name}: its first bytes say that it is {marked.WebName}, and {asked.WebName} is asked for. "
                + $"Leave --encoding, and \"encoding\" in the map, out.");
    }

    private static bool IsUtf16(Encoding encoding) => encoding.CodePage == Encoding.Unicode.CodePage
        || encoding.CodePage == Encoding.BigEndianUnicode.CodePage;

    // Of each letter, digit and separator of ASCII one byte is zero, always on the same side.
    private static Encoding? Unmarked(ReadOnlySpan<byte> start)
    {
        const int oneIn = 10;
        var (even, odd) = (0, 0);
        for (var at = 0; at + 1 < start.Length; at += 2)
        {
            even += start[at] == 0 ? 1 : 0;
            odd += start[at + 1] == 0 ? 1 : 0;
        }

        var (most, least, pairs) = (Math.Max(even, odd), Math.Min(even, odd), start.Length / 2);
        return most * oneIn < pairs || least * oneIn > most || pairs < 2 ? null : odd > even ? Encoding.Unicode : Encoding.BigEndianUnicode;
    }
}
