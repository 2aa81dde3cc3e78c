using IWReports.Core.Facts.QueueLog;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>The calls of a log while it is read: each is put together when the log has been silent of it for two hours.</summary>
internal sealed class OpenCalls(int file, DateTime? lastRestart)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(RepeatedLines.WindowSeconds);

    private readonly Dictionary<string, OpenCall> _open = new(StringComparer.Ordinal);
    private DateTime _newest = DateTime.MinValue;
    private DateTime? _lastRestart = lastRestart;

    /// <summary>Calls that have entered a queue.</summary>
    public long Entered { get; private set; }

    public bool Has(string call) => _open.ContainsKey(call);

    /// <summary>What was open before a restart is over; what was put together before it was read is so anew.</summary>
    public void NoteRestart(DateTime at) => _lastRestart = _lastRestart > at ? _lastRestart : at;

    public void Add(in LogEvent line)
    {
        _newest = line.At > _newest ? line.At : _newest;
        if (!_open.TryGetValue(line.CallId, out var call))
            _open[line.CallId] = call = new(line.At);
        if (line.Kind == QueueLogKind.EnterQueue && !call.Lines.Exists(known => known.Kind == QueueLogKind.EnterQueue))
            Entered++;
        call.Lines.Add(line.InCall(file));
        call.First = line.At < call.First ? line.At : call.First;
        call.Last = line.At > call.Last ? line.At : call.Last;
    }

    /// <summary>Puts together the calls that nothing was read of for long, or all of them where the log is at its end.</summary>
    public IReadOnlyList<ClosedCall> Close(bool all)
    {
        var over = _open.Where(call => all || call.Value.Last < _newest - Silence).ToList();
        foreach (var (call, _) in over)
            _open.Remove(call);
        return [.. over.Select(call => new ClosedCall(
            call.Key, call.Value.First, call.Value.Last, CallAssembly.Visits(call.Value.Lines, at => at.UtcDateTime < _lastRestart)))];
    }

    private sealed class OpenCall(DateTime at)
    {
        public List<CallEvent> Lines { get; } = new(4);

        public DateTime First { get; set; } = at;

        public DateTime Last { get; set; } = at;
    }
}
