namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Tells the lines of a stretch whose bytes stood in it before, and holds no more of it than two hours of the log.</summary>
internal sealed class RepeatedLines
{
    /// <summary>A line begins with its time, so equal lines are of one second; what is written late is late by minutes.</summary>
    public const int WindowSeconds = 2 * 3600;

    private readonly HashSet<Guid> _lines = [];
    private readonly Queue<(long Epoch, Guid Hash)> _window = new();
    private long _newest, _position = long.MinValue, _repeated;
    private bool _isDisordered;

    /// <summary>How many there were; null where a line came too late, or from too far up in the file, to tell.</summary>
    public long? Count => _isDisordered ? null : _repeated;

    /// <summary>Whether none with these bytes came before; false as well where that cannot be told.</summary>
    public bool IsFirst(long epoch, StagedLine line)
    {
        var isLate = line.Position < _position || epoch < _newest - WindowSeconds;
        _isDisordered |= isLate;
        if (isLate)
            return false;
        (_position, _newest) = (line.Position, Math.Max(epoch, _newest));
        while (_window.TryPeek(out var oldest) && oldest.Epoch < _newest - WindowSeconds)
            _lines.Remove(_window.Dequeue().Hash);
        var isFirst = _lines.Add(line.Hash);
        if (isFirst)
            _window.Enqueue((epoch, line.Hash));
        else
            _repeated++;
        return isFirst;
    }
}
