namespace IWReports.Core.Facts.QueueLog;

/// <summary>Puts one officer's lines together into sessions and pauses. Asterisk repeats a state without a change of it, so saying again changes nothing.</summary>
public sealed class PresenceAssembly
{
    private const string AllQueues = "";

    private readonly OpenSpans _sessions = new();
    private readonly OpenSpans _pauses = new();

    private PresenceAssembly()
    {
    }

    /// <param name="lines">The officer's lines and every restart, in any order.</param>
    public static (IReadOnlyList<OfficerSpan> Sessions, IReadOnlyList<OfficerSpan> Pauses) Of(IEnumerable<PresenceEvent> lines)
    {
        var officer = new PresenceAssembly();
        foreach (var second in lines.GroupBy(line => line.At).OrderBy(second => second.Key))
        {
            var left = second.OrderBy(line => line.Kind).ThenBy(line => line.Queue, StringComparer.Ordinal).ThenBy(line => line.Reason, StringComparer.Ordinal).ToList();
            while (left.Count > 0)
            {
                var next = left.MinBy(officer.Turn);
                left.Remove(next);
                officer.Take(next);
            }
        }

        return (officer._sessions.All(), officer._pauses.All());
    }

    // In one second: restarts, then what ends a state that holds, then what begins one; what would end a state not yet begun comes last.
    private int Turn(PresenceEvent line) => line.Kind switch
    {
        QueueLogKind.QueueStart => 0,
        QueueLogKind.RemoveMember or QueueLogKind.AgentLogoff or QueueLogKind.AgentCallbackLogoff => _sessions.Has(line.Queue) ? 1 : 7,
        QueueLogKind.UnpauseAll => _pauses.Any ? 2 : 6,
        QueueLogKind.Unpause => _pauses.Has(line.Queue) ? 2 : 6,
        QueueLogKind.PauseAll => 4,
        QueueLogKind.Pause => 5,
        _ => 3,
    };

    private void Take(PresenceEvent line)
    {
        switch (line.Kind)
        {
            case QueueLogKind.QueueStart:
                _sessions.CloseAll(line.At, truncated: true);
                _pauses.CloseAll(line.At, truncated: true);
                break;
            case QueueLogKind.AddMember or QueueLogKind.AgentLogin or QueueLogKind.AgentCallbackLogin:
                _sessions.Open(line.Queue, line.At, "");
                if (line.Reason == "PAUSED")
                    _pauses.Open(line.Queue, line.At, "");
                break;
            case QueueLogKind.RemoveMember or QueueLogKind.AgentLogoff or QueueLogKind.AgentCallbackLogoff:
                // The log starts after the officer did: a log-off may say since when.
                if (!_sessions.Has(line.Queue) && line.LoggedIn is { } loggedIn)
                    _sessions.Open(line.Queue, line.At - loggedIn, "");
                _sessions.Close(line.Queue, line.At);
                _pauses.Close(line.Queue, line.At);
                break;
            case QueueLogKind.PauseAll:
                PauseAll(line);
                break;
            case QueueLogKind.Pause:
                _pauses.Open(line.Queue, line.At, line.Reason);
                // One line per queue follows PAUSEALL; they tell it better.
                _pauses.Drop(AllQueues, line.At);
                break;
            case QueueLogKind.Unpause:
                _pauses.Close(line.Queue, line.At);
                break;
            case QueueLogKind.UnpauseAll:
                _pauses.CloseAll(line.At, truncated: false);
                break;
        }
    }

    private void PauseAll(PresenceEvent line)
    {
        var queues = _sessions.Queues;
        foreach (var queue in queues.Count > 0 ? queues : [AllQueues])
            _pauses.Open(queue, line.At, line.Reason);
    }
}
