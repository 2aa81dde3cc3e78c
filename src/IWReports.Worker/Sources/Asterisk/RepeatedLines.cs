namespace IWReports.Worker.Sources.Asterisk;

/// <summary>Counts the lines of a stretch whose bytes stood in it before, and holds no more of it than two hours of the log.</summary>
internal sealed class RepeatedLines
{
    // A line begins with its time, so equal lines are of one second; what is written late is late by minutes.
    private const int WindowSeconds = 2 * 3600;

    private readonly Dictionary<Guid, int> _turns = [];
    private readonly Queue<(long Epoch, Guid Hash)> _window = new();
    private long _newest = long.MinValue, _position = long.MinValue, _repeated;
    private bool _isDisordered;

    /// <summary>How many there were; null where a line came too late, or from too far up in the file, to tell.</summary>
    public long? Count => _isDisordered ? null : _repeated;

    /// <summary>The how-manieth line with these bytes this is: 1 for the first.</summary>
    public int Turn(long epoch, StagedLine line)
    {
        _isDisordered |= line.Position < _position || epoch < _newest - WindowSeconds;
        (_position, _newest) = (line.Position, Math.Max(epoch, _newest));
        while (_window.TryPeek(out var oldest) && oldest.Epoch < _newest - WindowSeconds)
            _turns.Remove(_window.Dequeue().Hash);
        var turn = _turns[line.Hash] = _turns.GetValueOrDefault(line.Hash) + 1;
        if (turn == 1)
            _window.Enqueue((epoch, line.Hash));
        else
            _repeated++;
        return turn;
    }
}
