using System.Globalization;

namespace IWReports.Worker.Ingestion.Sources.Tables.Workbooks;

/// <summary>A part of a workbook as it is unpacked: no longer than it says, and no text in it longer than a cell can be.</summary>
internal sealed class BoundedPart(Stream content, long length) : ForwardStream(content)
{
    // A cell holds 32,767 characters; the longest style or formula is no longer.
    private const long LongestText = 4 * 1024 * 1024;

    private long _read;
    private long _marked;

    public override long Length => length;

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = Content.Read(buffer);
        // "<" cannot stand in a text, so one without it is of one piece, and would be held in memory.
        var mark = buffer[..read].LastIndexOf((byte)'<');
        _marked = mark < 0 ? _marked : _read + mark;
        _read += read;
        if (_read > length)
            throw new InvalidDataException("a part is larger than the file says");
        if (_read - _marked > LongestText)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"a text is longer than {LongestText:N0} bytes"));
        return read;
    }
}
