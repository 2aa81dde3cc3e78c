using System.Buffers;

namespace IWReports.Worker.Ingestion.Sources.AmazonConnect;

/// <summary>
/// Cuts a stream into its top-level JSON objects, whether they stand one a line, run together, or in an array. A record that is cut off
/// does not take the next one with it.
/// </summary>
internal sealed class JsonObjects(Stream stream)
{
    // Amazon's limit for a contact's attributes is 32 KB; far beyond, a brace was left open.
    private const int Longest = 1024 * 1024;

    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly ArrayBufferWriter<byte> _record = new();
    private int _at;
    private int _end;
    private long _line = 1;
    private int _depth;
    private bool _quoted;
    private bool _escaped;
    private bool _lineStart = true;

    /// <summary>The object's bytes, valid until the next one is read.</summary>
    public ReadOnlyMemory<byte> Record => _record.WrittenMemory;

    /// <summary>Where it starts, counted from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Why it cannot be an object; null when it may be one.</summary>
    public string? Wrong { get; private set; }

    /// <summary>The stream ended inside a record: it may still be being written.</summary>
    public bool CutOff { get; private set; }

    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _record.ResetWrittenCount();
        (Wrong, _depth, _quoted, _escaped) = (null, 0, false, false);
        while (true)
        {
            if (_at == _end)
            {
                (_at, _end) = (0, await stream.ReadAsync(_buffer, cancellationToken));
                if (_end == 0)
                    return Finish();
            }

            if (TakeOne(_buffer[_at]))
                return true;
        }
    }

    private bool Finish()
    {
        if (_record.WrittenCount == 0)
            return false;
        CutOff = _depth > 0;
        Wrong ??= _depth > 0 ? "cut off: the file ends inside this record" : "not a JSON object";
        return true;
    }

    /// <summary>Takes the next byte, unless it belongs to the next record; true when the record is complete.</summary>
    private bool TakeOne(byte sign)
    {
        var (lineStart, newLine) = (_lineStart, sign == '\n');
        // Objects within a record never start a line at its very beginning, nor do strings hold a line end: the record before was cut off.
        if (_depth > 0 && ((lineStart && sign == '{') || (_quoted && newLine)))
            return Give("cut off: the next record starts inside this one");
        if (_depth == 0 && _record.WrittenCount > 0 && sign == '{')
            return Give("not a JSON object");
        _at++;
        _lineStart = newLine;
        if (newLine)
            _line++;
        if (_record.WrittenCount == 0)
        {
            // Between records: blanks, an array's own signs, a byte order mark.
            if (sign is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',' or (byte)'[' or (byte)']' or 0xEF or 0xBB or 0xBF)
                return false;
            Line = _line;
        }

        if (_depth == 0 && sign != '{' && newLine)
            return Give("not a JSON object");
        _record.Write([sign]);
        Follow(sign);
        return sign == '}' && _depth == 0 && !_quoted ? Give(null)
            : _record.WrittenCount > Longest && Give($"longer than {Longest / 1024} KB");
    }

    private void Follow(byte sign)
    {
        if (_depth == 0 && sign != '{')
            return;
        if (_escaped)
            _escaped = false;
        else if (_quoted)
            (_escaped, _quoted) = (sign == '\\', sign != '"');
        else if (sign == '"')
            _quoted = true;
        else if (sign is (byte)'{' or (byte)'}')
            _depth += sign == '{' ? 1 : -1;
    }

    private bool Give(string? wrong)
    {
        Wrong = wrong;
        return true;
    }
}
