namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Reads a stream line by line without holding more than a buffer of it, and knows where each line stands.</summary>
internal sealed class LineReader(Stream stream, long position = 0, long linesBefore = 0) : ILogLines
{
    /// <summary>A longer line is no log line; only its beginning is kept.</summary>
    public const int LongestLine = 64 * 1024;

    private const int BeginningKept = 1024;

    private readonly byte[] _buffer = new byte[4 * LongestLine];
    private int _start;
    private int _end;
    private bool _over;
    private bool _again;
    private bool _tooLong;
    private long _position = position;

    /// <summary>The line just read, without its end; valid until the next one is read.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Where the line starts in the (unpacked) stream.</summary>
    public long LinePosition { get; private set; }

    /// <summary>Counted from 1 at the beginning of the file.</summary>
    public long LineNumber { get; private set; } = linesBefore;

    /// <summary>False for a last line that has no line end: it may be half-written.</summary>
    public bool Terminated { get; private set; }

    public string? Wrong => _tooLong ? $"longer than {LongestLine / 1024} KB" : null;

    /// <summary>Where the next line starts.</summary>
    public long Position => _again ? LinePosition : _position;

    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (_again)
        {
            _again = false;
            return true;
        }

        var searched = 0;
        while (true)
        {
            // A file emptied while Asterisk holds it open begins with a hole, which reads as zeros.
            while (searched == 0 && _start < _end && _buffer[_start] == 0)
                Skip(1);
            var newline = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (newline >= 0)
                return Take(searched + newline, 1);
            searched = _end - _start;
            if (_over)
                return searched > 0 && Take(searched, 0);
            if (searched >= LongestLine)
                return await TakeBeginningAsync(cancellationToken);
            await FillAsync(cancellationToken);
        }
    }

    /// <summary>Puts the line just read back: the next reading gives it again.</summary>
    public void Unread() => _again = true;

    private bool Take(int length, int lineEnd)
    {
        var line = _buffer.AsMemory(_start, length);
        if (_position == 0 && line.Span.StartsWith("\uFEFF"u8))
            line = line[3..];
        Line = line is { IsEmpty: false } && line.Span[^1] == '\r' ? line[..^1] : line;
        (LinePosition, Terminated, _tooLong) = (_position, lineEnd > 0, false);
        LineNumber++;
        Skip(length + lineEnd);
        return true;
    }

    private async ValueTask<bool> TakeBeginningAsync(CancellationToken cancellationToken)
    {
        var beginning = _buffer.AsSpan(_start, BeginningKept).ToArray();
        var at = _position;
        int newline;
        while ((newline = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n')) < 0 && !_over)
        {
            Skip(_end - _start);
            await FillAsync(cancellationToken);
        }

        Skip(newline < 0 ? _end - _start : newline + 1);
        (Line, LinePosition, Terminated, _tooLong) = (beginning, at, newline >= 0, true);
        LineNumber++;
        return true;
    }

    private void Skip(int bytes)
    {
        _start += bytes;
        _position += bytes;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        _over = read == 0;
    }
}
