using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>A CSV being read record by record. What is not a whole record goes to the rejects, with its line.</summary>
internal sealed class CsvRecords : ITableFile
{
    private readonly KeptLines _lines;
    private readonly CsvForm _form;
    private readonly char _separator;
    private readonly CsvRewind _source;

    // Of the current record: the fields, where its quotes break the rules in columns that nothing reads.
    private string[]? _mended;

    private PrivateCells? _private;

    // Where reading goes on, if not behind the current record.
    private long? _goOnAt;

    private CsvRecords(KeptLines lines, CsvForm form, string name)
    {
        (Name, Header, _lines, _form, _separator) = (name, form.Header ?? [], lines, form, form.Separator);
        _source = new(lines, form);
    }

    public string Name { get; }

    public IReadOnlyList<string> Header { get; private set; }

    public long Line { get; private set; }

    public long Position => _source.Position;

    public IReadOnlySet<int> Needed { get; set; } = new HashSet<int>();

    public PrivateCells Private { set => _private = value; }

    public IReadOnlySet<int> OneLine { get; set; } = new HashSet<int>();

    /// <summary>Takes each reject as it is met: a file may have more of them than fit in memory.</summary>
    public Action<Reject>? Rejected { get; set; }

    public IReadOnlyList<string> Notes => _form.Note is null ? [] : [_form.Note];

    private CsvReader Reader => _source.Reader;

    /// <param name="start">The content's first bytes, which it still has.</param>
    public static async Task<ITableFile> OpenAsync(
        Stream content, byte[] start, bool isWhole, string name, TableKind kind, TableMap map, CancellationToken cancellationToken)
    {
        var form = CsvForm.Of(start, isWhole, name, kind, map);
        // Places of lines are counted in what is read, so it is one encoding throughout.
        var lines = new KeptLines(form.Encoding.CodePage == Encoding.UTF8.CodePage ? content
            : Encoding.CreateTranscodingStream(content, form.Encoding, Encoding.UTF8));
        if (!await lines.StartAtAsync(form.FirstLine, cancellationToken) && map.HeaderLine is not null)
            throw HeaderSearch.Missing(name, map);
        var records = new CsvRecords(lines, form, name);
        try
        {
            if (form.Header is null)
                await records.ReadHeaderAsync(cancellationToken);
            return records;
        }
        catch
        {
            await records.DisposeAsync();
            throw;
        }
    }

    /// <summary>Moves to the next record that is whole and is text; false at the end. Lines without any text are passed over.</summary>
    public Task<bool> ReadAsync(CancellationToken cancellationToken) => CsvFault.GuardAsync(Name, async () =>
    {
        while (true)
        {
            (_mended, _source.Wrong) = (null, null);
            if (_goOnAt is { } below)
                await GoOnAtAsync(below);
            try
            {
                if (!await Reader.ReadAsync(cancellationToken))
                    return false;
            }
            catch (CsvFormatException unended)
            {
                Line = _source.LineOf(unended.LineNumber);
                RejectLine(string.Create(
                    CultureInfo.InvariantCulture, $"a quote is opened and not closed within {CsvFault.LongestRecord:N0} bytes"));
                await GoOnAtAsync(Line + 1);
                continue;
            }

            Line = _source.LineOf(Reader.LineNumber);
            _lines.Forget(Line);
            var fits = _source.Wrong is null && Reader.FieldCount == Header.Count;
            if (HoldsLines(Reader.RawRecord)
                && (!fits || OneLine.Any(index => HoldsLines(Reader.GetSpan(index).Trim(" \t\r\n"u8)))
                    || LooseLine.AreRecords(Encoding.UTF8.GetString(Reader.RawRecord), _separator, Header.Count)))
            {
                if (await MendLineAsync(fits))
                    return true;
            }
            else if (!IsBlank(Reader.RawRecord) && (fits ? IsText() : TryMend(Reader.RawRecord) || RejectRecord(Mismatch())))
            {
                return true;
            }
        }
    });

    public string Cell(int index) => _mended is null ? Reader.GetString(index) : _mended[index];

    public ReadOnlySpan<byte> Bytes(int index) => _mended is null ? Reader.GetSpan(index) : Encoding.UTF8.GetBytes(_mended[index]);

    /// <summary>Rejects the current record.</summary>
    public void Reject(string reason) => RejectRecord(reason);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private Task GoOnAtAsync(long line)
    {
        _goOnAt = null;
        return _source.GoOnAtAsync(line);
    }

    // A quote that was never meant to open anything costs its own line at most, and none of those below.
    private async Task<bool> MendLineAsync(bool fits)
    {
        var isMended = TryMend(_lines.Line(Line));
        if (!isMended)
            RejectLine(fits ? "a quote is opened that only a later record closes" : Mismatch());
        await GoOnAtAsync(Line + 1);
        return isMended;
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
            if (CsvFault.InText(Reader.GetSpan(index), Header, index, _form.Encoding) is { } fault)
                return RejectRecord(fault);
        }

        return true;
    }

    private bool IsBlank(ReadOnlySpan<byte> record) => record.IndexOfAnyExcept([(byte)' ', (byte)'\t', (byte)'"', (byte)_separator]) < 0;

    private static bool HoldsLines(ReadOnlySpan<byte> record) => record.IndexOfAny((byte)'\n', (byte)'\r') >= 0;

    private bool RejectRecord(string reason)
    {
        // Perhaps only the quote was wrong: the lines below are read once more, each by itself.
        if (_mended is null && LooseLine.HoldsRecords(Encoding.UTF8.GetString(Reader.RawRecord), _separator, Header.Count))
        {
            RejectLine(reason);
            _goOnAt = Line + 1;
            return false;
        }

        Refuse(_mended is null ? Reader.RawRecord : _lines.Line(Line), reason);
        return false;
    }

    private void RejectLine(string reason) => Refuse(_lines.Line(Line), reason);

    // One character per byte where the record is no UTF-8, and back.
    private void Refuse(ReadOnlySpan<byte> record, string reason)
    {
        if (Rejected is null)
            return;
        var encoding = Utf8.IsValid(record) ? Encoding.UTF8 : Encoding.Latin1;
        var (kept, why) = LooseLine.Blot(encoding.GetString(record), _separator, reason, _private ??= new(Header, null));
        Rejected(new Reject(Name, Line, encoding.GetBytes(kept), why));
    }

    private string Mismatch() => _source.Wrong is { } wrong ? CsvFault.Reason(wrong) : "the number of fields differs from the header's";

    private async Task ReadHeaderAsync(CancellationToken cancellationToken)
    {
        await Reader.ReadHeaderAsync(cancellationToken);
        Header = Reader.Headers;
        CsvFault.RefuseHeader(Name, Header, _form, _source.Wrong);
    }
}
