using CsvHelper;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>The reader of a CSV, which can go on reading at any line that is still kept.</summary>
internal sealed class CsvRewind : IAsyncDisposable
{
    private readonly KeptLines _lines;
    private readonly char _separator;

    // What comes before the reader's first line, where reading went on at a line of its own.
    private long _linesBefore;
    private long _bytesBefore;

    public CsvRewind(KeptLines lines, CsvForm form)
    {
        (_lines, _separator, _linesBefore, _bytesBefore) = (lines, form.Separator, form.FirstLine - 1, lines.Position);
        Reader = CsvReader.Create(lines, Options(form.Header is null), leaveOpen: true);
    }

    /// <summary>Stands at the current record.</summary>
    public CsvReader Reader { get; private set; }

    /// <summary>How the current record breaks the rules.</summary>
    public CsvMalformedReason? Wrong { get; set; }

    public long Position => _bytesBefore + Reader.ByteOffset;

    /// <summary>The line of the file that is this one for the reader.</summary>
    public long LineOf(long number) => _linesBefore + number;

    public async Task GoOnAtAsync(long line)
    {
        await Reader.DisposeAsync();
        _lines.Rewind(line);
        (_linesBefore, _bytesBefore) = (line - 1, _lines.Position);
        Reader = CsvReader.Create(_lines, Options(hasHeader: false), leaveOpen: true);
    }

    public async ValueTask DisposeAsync()
    {
        await Reader.DisposeAsync();
        await _lines.DisposeAsync();
    }

    private CsvReaderOptions Options(bool hasHeader) => new()
    {
        HasHeader = hasHeader,
        Separator = _separator,
        // Nothing that is read is repaired silently: what breaks the rules is told here, and mended only where nobody reads it.
        MalformedData = CsvMalformedDataHandling.Recover,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        MissingField = CsvMissingFieldHandling.Throw,
        OnMalformedRecord = record => Wrong ??= record.Reason,
        TrackLineNumbers = true,
        TrimWhitespace = true,
        MaxRecordSize = CsvFault.LongestRecord,
        IncludeValuesInExceptions = false,
    };
}
