using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using IWReports.Worker.Ingestion;

namespace IWReports.Worker.Sources.Tables;

/// <summary>A CSV file being read record by record: plain or gzip, a path or "-" for standard input. What is not a whole record goes to the rejects, with its line.</summary>
internal sealed class TableFile : ITableRecords, IAsyncDisposable
{
    // A record is a line of a business; beyond this a quote was left open.
    private const int LongestRecord = 1024 * 1024;
    private const int Peeked = 64 * 1024;

    private readonly IReadOnlyList<string>? _header;
    private Reject? _firstReject;

    private TableFile(Stream stream, IReadOnlyList<string>? header, char? separator, Encoding? encoding, string name)
    {
        (Name, _header) = (name, header);
        // The library's defaults repair silently; here nothing is repaired, and what is skipped is rejected with a reason.
        Reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            HasHeader = header is null,
            Separator = separator,
            Encoding = encoding,
            MalformedData = CsvMalformedDataHandling.Skip,
            FieldCountMismatch = CsvFieldCountHandling.Skip,
            MissingField = CsvMissingFieldHandling.Throw,
            OnMalformedRecord = record => Reject(new Reject(name, record.LineNumber, Encoding.UTF8.GetBytes(record.RawRecord), Reason(record.Reason))),
            TrackLineNumbers = true,
            TrimWhitespace = true,
            MaxRecordSize = LongestRecord,
            IncludeValuesInExceptions = false,
        });
    }

    public string Name { get; }

    private CsvReader Reader { get; }

    public IReadOnlyList<string> Header => _header ?? Reader.Headers;

    public long Line => Reader.LineNumber;

    public long Position => Reader.ByteOffset;

    /// <summary>Takes each reject as it is met: a file may have more of them than fit in memory.</summary>
    public Action<Reject>? Rejected { get; set; }

    /// <param name="isGrowing">Others may be writing it just now: a last line without its end is left.</param>
    public static async Task<TableFile> OpenAsync(string path, TableKind kind, TableMap map, CancellationToken cancellationToken, bool isGrowing = false)
    {
        var name = path == "-" ? "standard input" : path;
        // The first bytes tell what the file is, and a pipe cannot be rewound.
        var pipe = Pipe(Open(path, isGrowing));
        if ((await PeekAsync(pipe, 2, cancellationToken)).AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            pipe = Pipe(new GZipStream(pipe.AsStream(), CompressionMode.Decompress));
        return await GuardAsync(name, async () =>
        {
            var start = await PeekAsync(pipe, Peeked, cancellationToken);
            if (start.Length == 0)
                throw new InputException($"{name} is empty: its first line must name the columns.");
            var file = new TableFile(pipe.AsStream(), HeaderOf(start, kind, map, name), Separator(start, map), EncodingOf(map), name);
            try
            {
                if (file._header is null)
                    await file.ReadHeaderAsync(cancellationToken);
                return file;
            }
            catch
            {
                await file.DisposeAsync();
                throw;
            }
        });
    }

    /// <summary>Moves to the next record that is whole and is text; false at the end.</summary>
    public Task<bool> ReadAsync(CancellationToken cancellationToken) => GuardAsync(Name, async () =>
    {
        while (await Reader.ReadAsync(cancellationToken))
        {
            if (!Utf8.IsValid(Reader.RawRecord))
                Reject("not UTF-8; if the file is in another encoding, name it in a map: {\"encoding\":\"windows-1252\"}");
            else if (Reader.RawRecord.Contains((byte)0))
                Reject("a zero byte, which text does not have");
            else
                return true;
        }

        return false;
    });

    public string Cell(int index) => Reader.GetString(index);

    public ReadOnlySpan<byte> Bytes(int index) => Reader.GetSpan(index);

    /// <summary>Rejects the current record.</summary>
    public void Reject(string reason) => Reject(new Reject(Name, Reader.LineNumber, Reader.RawRecord, reason));

    public async ValueTask DisposeAsync() => await Reader.DisposeAsync();

    private void Reject(Reject reject)
    {
        _firstReject ??= reject;
        Rejected?.Invoke(reject);
    }

    private async Task ReadHeaderAsync(CancellationToken cancellationToken)
    {
        await Reader.ReadHeaderAsync(cancellationToken);
        if (_firstReject is not null || Header.Count == 0 || Header.Any(header => header.Contains('\uFFFD')))
            throw new InputException($"{Name}: the first line is not a header{(_firstReject is null ? "" : $" ({_firstReject.Reason})")}. It must name the columns, in UTF-8 unless a map names another \"encoding\".");
    }

    private static Stream Open(string path, bool isGrowing)
    {
        try
        {
            return path == "-" ? Console.OpenStandardInput() : isGrowing && !path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? WholeLines.Open(path) : File.OpenRead(path);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"{path} cannot be read: {wrong.Message}", wrong);
        }
    }

    private static PipeReader Pipe(Stream stream) => PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: Peeked));

    private static async Task<byte[]> PeekAsync(PipeReader pipe, int bytes, CancellationToken cancellationToken)
    {
        var start = await pipe.ReadAtLeastAsync(bytes, cancellationToken);
        var peeked = start.Buffer.ToArray();
        pipe.AdvanceTo(start.Buffer.Start);
        return peeked;
    }

    private static async Task<T> GuardAsync<T>(string name, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (CsvFormatException wrong)
        {
            throw new InputException($"{name}:{wrong.LineNumber}: a record that is not complete after {LongestRecord:N0} bytes. A quote was opened there and not closed.", wrong);
        }
        catch (InvalidDataException wrong)
        {
            throw new InputException($"{name}: the compressed file is damaged or cut off: {wrong.Message}", wrong);
        }
    }

    // Where the first line is a record already, the map or the kind knows the names.
    private static IReadOnlyList<string>? HeaderOf(byte[] start, TableKind kind, TableMap map, string name)
    {
        if (map.Header.Length > 0 || kind.HeaderOf is null)
            return map.Header.Length > 0 ? map.Header : null;
        using var reader = CsvReader.Create(new MemoryStream(start), new CsvReaderOptions { HasHeader = false, Separator = Separator(start, map), Encoding = EncodingOf(map), MalformedData = CsvMalformedDataHandling.Skip });
        return reader.Read() ? kind.HeaderOf([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)], name) : null;
    }

    // Excel's first line "sep=;" names the separator itself, which the reader knows.
    private static char? Separator(ReadOnlySpan<byte> start, TableMap map)
    {
        if (map.Separator is { } given)
            return given is [var one] && char.IsAscii(one) && one is not ('"' or '\r' or '\n') ? one : throw new InputException($"{map.Name}: separator: \"{given}\" is not one character such as \";\" or \"\\t\".");
        if (start.StartsWith("sep="u8) || start.StartsWith("\uFEFFsep="u8))
            return null;
        Dictionary<byte, int> seen = new() { [(byte)','] = 0, [(byte)';'] = 0, [(byte)'\t'] = 0, [(byte)'|'] = 0 };
        var quoted = false;
        foreach (var letter in start)
        {
            quoted ^= letter == '"';
            if (letter == '\n' && !quoted)
                break;
            if (!quoted && seen.TryGetValue(letter, out var times))
                seen[letter] = times + 1;
        }

        return (char)seen.MaxBy(pair => pair.Value).Key;
    }

    private static Encoding? EncodingOf(TableMap map)
    {
        if (map.Encoding is not { } name)
            return null;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException unknown)
        {
            throw new InputException($"{map.Name}: encoding: \"{name}\" is not a known encoding. Use one such as utf-8, windows-1252 or iso-8859-1.", unknown);
        }
    }

    private static string Reason(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.FieldCountMismatch => "the number of fields differs from the header's",
        CsvMalformedReason.UnterminatedQuote => "a quote is opened and never closed, up to the end of the file",
        CsvMalformedReason.TextAfterClosingQuote => "text after a closing quote",
        CsvMalformedReason.StrayQuote => "a quote inside an unquoted field",
        _ => $"malformed: {reason}",
    };
}
