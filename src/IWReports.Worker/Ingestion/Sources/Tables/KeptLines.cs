namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>Text read forward only, of which the lines since a mark are kept, to be read once more from one of them on.</summary>
internal sealed class KeptLines(Stream content) : ForwardStream(content)
{
    private const int ForgottenFrom = 256 * 1024;

    private byte[] _kept = new byte[2 * ForgottenFrom];
    private int _length;
    private int _next;

    // The line and the place in the whole text that what is kept starts with.
    private long _line = 1;
    private long _offset;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _offset + _next; set => throw new NotSupportedException(); }

    /// <summary>A line as it stands, without its end.</summary>
    public ReadOnlySpan<byte> Line(long line)
    {
        var start = Find(line);
        return _kept.AsSpan(start, LengthOf(start));
    }

    /// <summary>Reading starts at a line; false where the text has no such.</summary>
    public async Task<bool> StartAtAsync(long line, CancellationToken cancellationToken)
    {
        const int part = 64 * 1024;
        while (!Has(line))
        {
            if (_kept.Length - _length < part)
                Array.Resize(ref _kept, 2 * (_length + part));
            var read = await Content.ReadAsync(_kept.AsMemory(_length, part), cancellationToken);
            if (read == 0)
                break;
            _length += read;
        }

        Rewind(line);
        return line == 1 || _next < _length;
    }

    /// <summary>Reading goes on at a line's start.</summary>
    public void Rewind(long line) => _next = Find(line);

    /// <summary>Lines before this one are not asked for again.</summary>
    public void Forget(long line)
    {
        if (_length < ForgottenFrom)
            return;
        var start = Find(line);
        (_line, _offset, _length, _next) = (line, _offset + start, _length - start, _next - start);
        _kept.AsSpan(start, _length).CopyTo(_kept);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_next == _length)
        {
            if (_kept.Length - _length < buffer.Length)
                Array.Resize(ref _kept, 2 * (_length + buffer.Length));
            _length += await Content.ReadAsync(_kept.AsMemory(_length, buffer.Length), cancellationToken);
        }

        var read = Math.Min(buffer.Length, _length - _next);
        _kept.AsSpan(_next, read).CopyTo(buffer.Span);
        _next += read;
        return read;
    }

    // Something of the line is kept, and not only the first half of the end before it.
    private bool Has(long line) => line == 1 || _length - Find(line) > 1;

    private int Find(long line)
    {
        var start = 0;
        for (var at = _line; at < line && start < _length; at++)
        {
            start += LengthOf(start);
            start += start + 1 < _length && _kept[start] == '\r' && _kept[start + 1] == '\n' ? 2 : 1;
        }

        return Math.Min(start, _length);
    }

    private int LengthOf(int start) => _kept.AsSpan(start, _length - start).IndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var length
        ? length : _length - start;
}
