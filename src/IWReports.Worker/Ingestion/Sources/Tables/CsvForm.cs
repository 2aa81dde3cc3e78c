using System.Text;
using CsvHelper;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>How a file of text is written, found in its first bytes: the encoding, the separator, and where the header is.</summary>
internal sealed record CsvForm(Encoding Encoding, char Separator, IReadOnlyList<string>? Header, long FirstLine, string? Note)
{
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <param name="isWhole">Whether the file ends with these bytes.</param>
    public static CsvForm Of(byte[] start, bool isWhole, string name, TableKind kind, TableMap map)
    {
        var encoding = TableEncoding.Of(start, name, map);
        var text = encoding.CodePage == Encoding.UTF8.CodePage ? start : Encoding.Convert(encoding, Encoding.UTF8, start);
        var body = text.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? text.AsSpan(Encoding.UTF8.Preamble.Length) : text;
        // Excel's first line "sep=;" names the separator itself.
        var told = body.StartsWith("sep="u8) && body.Length > 4 ? (char)body[4] : (char?)null;
        var first = told is null ? 1 : 2;
        var given = Given(map) ?? told;
        if (map.Header.Length > 0)
            return new(encoding, given ?? Guess(body), map.Header, first, null);

        var guess = given ?? Guess(body);
        var lines = Lines(text, isWhole, guess).Where(line => line.Number >= first).ToList();
        if (map.HeaderLine is { } asked)
            return At(asked, Best(one => Lines(text, isWhole, one).FirstOrDefault(line => line.Number == asked).Cells?.Count ?? 0));
        // A map that names columns of the first line says that it is the header.
        var isNamed = lines.Count > 0 && lines[0].Cells.Any(cell => IsNamed(map, cell));
        foreach (var separator in given is null ? Separators.Prepend(guess).Distinct() : [guess])
        {
            if (HeaderSearch.Find([.. Lines(text, isWhole, separator).Where(line => line.Number >= first)], kind, map, name) is { } found)
                return At(found.Number, separator);
        }

        // Where the first line is a record already, the kind knows the names.
        var names = kind.HeaderOf is null || isNamed || lines.Count == 0 ? null : kind.HeaderOf(lines[0].Cells, name);
        if (names is not null)
            return new(encoding, guess, names, first, null);
        var best = Best(one => Likely(one)?.Filled ?? 0);
        return At(Likely(best)?.Number ?? first, best);

        char Best(Func<char, int> columns) => given ?? Separators.Prepend(guess).MaxBy(columns);

        FirstLine? Likely(char separator) => HeaderSearch.Likely([.. Lines(text, isWhole, separator).Where(line => line.Number >= first)]);

        CsvForm At(long line, char separator) =>
            new(encoding, separator, null, line, line > first ? HeaderSearch.Note(name, line, first) : null);
    }

    private static bool IsNamed(TableMap map, string cell) => map.Columns.Values.SelectMany(column => column.Names)
        .Any(column => cell.Trim().Equals(column.Trim(), StringComparison.OrdinalIgnoreCase));

    private static char? Given(TableMap map) => map.Separator is not { } given ? null
        : given is [var one] && char.IsAscii(one) && one is not ('"' or '\r' or '\n') ? one
        : throw new InputException($"{map.Name}: separator: \"{given}\" is not one character such as \";\" or \"\\t\".");

    // Of the first line that has any: a title above the header has none, or fewer.
    private static char Guess(ReadOnlySpan<byte> text)
    {
        var best = (Separator: ',', Times: 0);
        var quoted = false;
        Span<int> times = stackalloc int[Separators.Length];
        var lines = 0;
        foreach (var letter in text)
        {
            quoted ^= letter == '"';
            if (!quoted && Separators.IndexOf((char)letter) is >= 0 and var at && ++times[at] > best.Times)
                best = (Separators[at], times[at]);
            if (letter != '\n' || quoted)
                continue;
            if (best.Times > 0 || ++lines == HeaderSearch.Lines)
                break;
        }

        return best.Separator;
    }

    private static List<FirstLine> Lines(byte[] text, bool isWhole, char separator)
    {
        using var reader = CsvReader.Create(new MemoryStream(text), new CsvReaderOptions
        {
            HasHeader = false,
            Separator = separator,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Recover,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
        });
        var lines = new List<FirstLine>();
        while (lines.Count <= HeaderSearch.Lines && reader.Read())
            lines.Add(new(reader.LineNumber, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]));
        // The last one may go on behind the bytes that were looked at.
        if (!isWhole && lines.Count is > 1 and <= HeaderSearch.Lines)
            lines.RemoveAt(lines.Count - 1);
        return [.. lines.Where(line => line.Filled > 0).Take(HeaderSearch.Lines)];
    }
}
