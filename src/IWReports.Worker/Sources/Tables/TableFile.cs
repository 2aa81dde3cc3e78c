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

    private readonly KeptLines _lines;
    private readonly char _separator;
    private CsvReader _reader;

    // What comes before the reader's first line, where reading went on at a line of its own.
    private long _linesBefore;
    private long _bytesBefore;

    // Of the current record: the fields, where its quotes break the rules in columns that nothing reads; and how they break them.
    private string[]? _mended;
    private CsvMalformedReason? _wrong;

    private TableFile(Stream stream, IReadOnlyList<string>? header, char? told, char separator, string name)
    {
        (Name, Header, _separator) = (name, header ?? [], separator);
        _lines = new(stream);
        _reader = CsvReader.Create(_lines, Options(told, header is null), leaveOpen: true);
    }

    public string Name { get; }

    public IReadOnlyList<string> Header { get; private set; }

    public long Line { get; private set; }

    public long Position => _bytesBefore + _reader.ByteOffset;

    public IReadOnlySet<int> Needed { get; set; } = new HashSet<int>();

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
            FileSignature.Refuse(start, name, FileSignature.TableRemedy);
            var (header, separator) = (HeaderOf(start, kind, map, name), Separator(start, map));
            // The reader takes "sep=;" from the file's start only.
            var file = new TableFile(InUtf8(pipe.AsStream(), start, map), header, separator, separator ?? (char)start[start.AsSpan().IndexOf((byte)'=') + 1], name);
            try
            {
                if (header is null)
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

    /// <summary>Moves to the next record that is whole and is text; false at the end. Lines without any text are passed over.</summary>
    public Task<bool> ReadAsync(CancellationToken cancellationToken) => GuardAsync(Name, async () =>
    {
        while (true)
        {
            (_mended, _wrong) = (null, null);
            try
            {
                if (!await _reader.ReadAsync(cancellationToken))
                    return false;
            }
            catch (CsvFormatException unended)
            {
                Line = _linesBefore + unended.LineNumber;
                RejectLine($"a quote is opened and not closed within {LongestRecord:N0} bytes");
                await GoOnAtAsync(Line + 1);
                continue;
            }

            Line = _linesBefore + _reader.LineNumber;
            _lines.Forget(Line);
            var fits = _wrong is null && _reader.FieldCount == Header.Count;
            if (HoldsLines(_reader.RawRecord) && (!fits || LooseLine.AreRecords(Encoding.UTF8.GetString(_reader.RawRecord), _separator, Header.Count)))
            {
                // A quote that was never meant to open anything costs its own line at most, and none of those below.
                var isMended = TryMend(_lines.Line(Line));
                if (!isMended)
                    RejectLine(fits ? "a quote is opened that only a later record closes" : Mismatch());
                await GoOnAtAsync(Line + 1);
                if (isMended)
                    return true;
            }
            else if (!IsBlank(_reader.RawRecord) && (fits ? IsText() : TryMend(_reader.RawRecord) || RejectRecord(Mismatch())))
            {
                return true;
            }
        }
    });

    public string Cell(int index) => _mended is null ? _reader.GetString(index) : _mended[index];

    public ReadOnlySpan<byte> Bytes(int index) => _mended is null ? _reader.GetSpan(index) : Encoding.UTF8.GetBytes(_mended[index]);

    /// <summary>Rejects the current record.</summary>
    public void Reject(string reason) => RejectRecord(reason);

    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        await _lines.DisposeAsync();
    }

    private CsvReaderOptions Options(char? separator, bool hasHeader) => new()
    {
        HasHeader = hasHeader,
        Separator = separator,
        // Nothing that is read is repaired silently: what breaks the rules is told here, and mended only where nobody reads it.
        MalformedData = CsvMalformedDataHandling.Recover,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        MissingField = CsvMissingFieldHandling.Throw,
        OnMalformedRecord = record => _wrong ??= record.Reason,
        TrackLineNumbers = true,
        TrimWhitespace = true,
        MaxRecordSize = LongestRecord,
        IncludeValuesInExceptions = false,
    };

    private async Task GoOnAtAsync(long line)
    {
        await _reader.DisposeAsync();
        _lines.Rewind(line);
        (_linesBefore, _bytesBefore) = (line - 1, _lines.Position);
        _reader = CsvReader.Create(_lines, Options(_separator, hasHeader: false), leaveOpen: true);
    }

    private bool TryMend(ReadOnlySpan<byte> line)
    {
        var fields = LooseLine.Split(Encoding.UTF8.GetString(line), _separator);
        if (fields.Count != Header.Count || Needed.Count == 0 || Needed.Any(index => fields[index].Broken))
            return false;
        _mended = [.. fields.Select(field => field.Text)];
        return true;
    }

    private bool IsText()
    {
        foreach (var index in Needed)
        {
            if (!Utf8.IsValid(_reader.GetSpan(index)))
                return RejectRecord($"{Header[index]} is not UTF-8; if the file is in another encoding, name it in a map: {{\"encoding\":\"windows-1252\"}}");
            if (_reader.GetSpan(index).Contains((byte)0))
                return RejectRecord("a zero byte, which text does not have");
        }

        return true;
    }

    private bool IsBlank(ReadOnlySpan<byte> record) => record.IndexOfAnyExcept([(byte)' ', (byte)'\t', (byte)'"', (byte)_separator]) < 0;

    private static bool HoldsLines(ReadOnlySpan<byte> record) => record.IndexOfAny((byte)'\n', (byte)'\r') >= 0;

    private bool RejectRecord(string reason)
    {
        Rejected?.Invoke(new Reject(Name, Line, Blotted(_mended is null ? _reader.RawRecord : _lines.Line(Line)), reason));
        return false;
    }

    private void RejectLine(string reason) => Rejected?.Invoke(new Reject(Name, Line, Blotted(_lines.Line(Line)), reason));

    // Where a column is known to hold a name or number, what stands in it is kept by its shape alone.
    private ReadOnlySpan<byte> Blotted(ReadOnlySpan<byte> record)
    {
        var isPrivate = Header.Select(PrivateFields.IsPrivate).ToList();
        if (!isPrivate.Contains(true))
            return record;
        // One character per byte where it is no UTF-8, and back.
        var encoding = Utf8.IsValid(record) ? Encoding.UTF8 : Encoding.Latin1;
        return encoding.GetBytes(LooseLine.Blot(encoding.GetString(record), _separator, isPrivate));
    }

    private string Mismatch() => _wrong is { } wrong ? Reason(wrong) : "the number of fields differs from the header's";

    private async Task ReadHeaderAsync(CancellationToken cancellationToken)
    {
        await _reader.ReadHeaderAsync(cancellationToken);
        Header = _reader.Headers;
        if (_wrong is not null || Header.Count == 0 || Header.Any(header => header.Contains('\uFFFD')))
            throw new InputException($"{Name}: the first line is not a header{(_wrong is { } wrong ? $" ({Reason(wrong)})" : "")}. It must name the columns, in UTF-8 unless a map names another \"encoding\".");
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
            throw new InputException($"{name}:{wrong.LineNumber}: the header is not complete after {LongestRecord:N0} bytes. A quote was opened there and not closed.", wrong);
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
        // A map that names columns of the first line says that it is the header.
        return reader.Read() && !Enumerable.Range(0, reader.FieldCount).Any(index => map.Columns.Values.Any(column => reader.GetString(index).Trim().Equals(column.Column?.Trim(), StringComparison.OrdinalIgnoreCase)))
            ? kind.HeaderOf([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)], name) : null;
    }

    // Places of lines are counted in what is read, so it is one encoding throughout.
    private static Stream InUtf8(Stream stream, ReadOnlySpan<byte> start, TableMap map)
    {
        var encoding = EncodingOf(map) ?? (start.StartsWith(Encoding.Unicode.Preamble) ? Encoding.Unicode : start.StartsWith(Encoding.BigEndianUnicode.Preamble) ? Encoding.BigEndianUnicode : Encoding.UTF8);
        return encoding.CodePage == Encoding.UTF8.CodePage ? stream : Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8);
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
