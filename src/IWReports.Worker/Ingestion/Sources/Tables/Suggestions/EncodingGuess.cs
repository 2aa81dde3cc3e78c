using System.IO.Compression;
using System.Text.Unicode;
using IWReports.Worker.Ingestion.Sources.Tables.Files;
using IWReports.Worker.Ingestion.Sources.Tables.Workbooks;

namespace IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

/// <summary>What a file of text is written in that is no UTF-8, and the first line that shows it.</summary>
internal sealed record EncodingGuess(string Encoding, long Line, string? Word)
{
    private const int LookedAt = 4 * 1024 * 1024;
    private const byte FirstHigh = 0x80;

    private const string Utf = "utf-8";

    public string Doubt => Encoding == Utf
        ? $"Line {Line} is not UTF-8, most others with such letters are: it will be rejected. Is it the only damaged one?"
        : $"Line {Line} is not UTF-8: {Encoding} is taken{(Word is null ? "" : $", in which it reads \"{Word}\"")}. If letters look "
            + $"wrong, give another with --encoding.";

    /// <summary>Null where the file is UTF-8, says what it is, or is no text that can be read twice.</summary>
    public static async Task<EncodingGuess?> FindAsync(string path, CancellationToken cancellationToken)
    {
        if (path == "-")
            return null;
        await using var file = TableFile.Open(path);
        if (!file.CanSeek)
            return null;
        var start = new byte[LookedAt];
        var read = await file.ReadAtLeastAsync(start, LookedAt, throwOnEndOfStream: false, cancellationToken);
        if (start.AsSpan(0, read).StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            file.Position = 0;
            await using var plain = new GZipStream(file, CompressionMode.Decompress);
            read = await CsvFault.GuardAsync(path, async () =>
                await plain.ReadAtLeastAsync(start, LookedAt, throwOnEndOfStream: false, cancellationToken));
        }

        return Of(start.AsSpan(0, read));
    }

    private static EncodingGuess? Of(ReadOnlySpan<byte> text)
    {
        // A zero byte is of UTF-16, which is known otherwise.
        if (WorkbookFile.Is(text) || text.Contains((byte)0) || text.StartsWith(System.Text.Encoding.Unicode.Preamble)
            || text.StartsWith(System.Text.Encoding.BigEndianUnicode.Preamble))
            return null;
        var (line, start) = (1L, 0);
        var (whole, damaged, first, shown) = (0, 0, 0L, 0..0);
        while (start < text.Length)
        {
            var end = text[start..].IndexOf((byte)'\n') is >= 0 and var length ? start + length : text.Length;
            // The last one may be cut off within a letter.
            if ((end < text.Length || text.Length < LookedAt) && text[start..end].ContainsAnyInRange(FirstHigh, byte.MaxValue))
            {
                var isWhole = Utf8.IsValid(text[start..end]);
                whole += isWhole ? 1 : 0;
                damaged += isWhole ? 0 : 1;
                if (!isWhole && damaged == 1)
                    (first, shown) = (line, start..end);
            }

            (line, start) = (line + 1, end + 1);
        }

        // A damaged letter or two make no other encoding of a file whose letters are UTF-8 elsewhere.
        return damaged == 0 ? null : whole > damaged ? new(Utf, first, null) : Of(text, first, text[shown]);
    }

    // In Cyrillic, letters above ASCII stand together; in the languages of Western Europe they stand alone.
    private static EncodingGuess Of(ReadOnlySpan<byte> text, long line, ReadOnlySpan<byte> shown)
    {
        var (high, together) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            high += text[at] >= FirstHigh ? 1 : 0;
            together += text[at] >= FirstHigh && at > 0 && text[at - 1] >= FirstHigh ? 1 : 0;
        }

        var name = 2 * together > high ? "windows-1251" : "windows-1252";
        // A header is nobody's name.
        var words = TableEncoding.Find(name, "").GetString(shown)
            .Split([';', ',', '\t', '|', '"', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return new(name, line, line == 1 ? Array.Find(words, word => word.Any(letter => !char.IsAscii(letter))) : null);
    }
}
