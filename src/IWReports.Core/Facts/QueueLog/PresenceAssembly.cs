namespace IWReports.Core.Facts.QueueLog;

/// <summary>Puts one officer's lines together into sessions and pauses. Asterisk repeats a state without a change of it, so saying again changes nothing.</summary>
public sealed class PresenceAssembly
{
    private const string AllQueues = "";

    /// <summary>How long a session is taken to last whose end was never written.</summary>
    public static readonly TimeSpan MostWithoutEnd = TimeSpan.FromHours(24);

    // Nobody is logged in for longer than this: what began it and what ended it belong to two sessions.
    private static readonly TimeSpan LongestSession = TimeSpan.FromDays(31);

    private readonly OpenSpans _sessions = new();
    private readonly OpenSpans _pauses = new();
    private readonly List<PresenceEvent> _seen = [];
    private readonly List<DateTimeOffset> _unbegun = [];

    private PresenceAssembly()
    {
    }

    /// <param name="lines">The officer's lines and every restart, in any order; calls and rings too, where a session's beginning is looked for.</param>
    /// <returns>Unbegun: when sessions ended whose beginning was not written.</returns>
    public static (IReadOnlyList<OfficerSpan> Sessions, IReadOnlyList<OfficerSpan> Pauses, IReadOnlyList<DateTimeOffset> Unbegun) Of(IEnumerable<PresenceEvent> lines)
    {
        var officer = new PresenceAssembly();
        foreach (var second in PresenceOrder.Seconds(lines))
        {
            if (PresenceOrder.IsKnown(second))
            {
                foreach (var line in second.OrderBy(line => line.Place.Offset))
                    officer.Take(line);
                continue;
            }

            var left = second.OrderBy(line => line.Kind).ThenBy(line => line.Queue, StringComparer.Ordinal).ThenBy(line => line.Reason, StringComparer.Ordinal).ToList();
            while (left.Count > 0)
            {
                var next = left.MinBy(officer.Turn);
                left.Remove(next);
                officer.Take(next);
            }
        }

        return (officer._sessions.All(), officer._pauses.All(), officer._unbegun);
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
                _seen.Clear();
                _pauses.CloseAll(line.At, truncated: true);
                break;
            case QueueLogKind.AddMember or QueueLogKind.AgentLogin or QueueLogKind.AgentCallbackLogin:
                // Who is a member is never added again, so the end was lost.
                EndIfOlderThan(MostWithoutEnd, line);
                _sessions.Open(line.Queue, line.At, "");
                if (line.Reason == "PAUSED")
                    _pauses.Open(line.Queue, line.At, "");
                break;
            case QueueLogKind.RemoveMember or QueueLogKind.AgentLogoff or QueueLogKind.AgentCallbackLogoff:
                EndIfOlderThan(LongestSession, line);
                if (!_sessions.Has(line.Queue))
                    Begin(line);
                _sessions.Close(line.Queue, line.At);
                _seen.RemoveAll(seen => Concerns(line, seen));
                _pauses.Close(line.Queue, line.At);
                break;
            case QueueLogKind.PauseAll:
                _seen.Add(line);
                PauseAll(line);
                break;
            case QueueLogKind.Pause:
                _seen.Add(line);
                _pauses.Open(line.Queue, line.At, line.Reason);
                // One line per queue follows PAUSEALL; they tell it better.
                _pauses.Drop(AllQueues, line.At);
                break;
            case QueueLogKind.Unpause:
                _seen.Add(line);
                _pauses.Close(line.Queue, line.At);
                break;
            case QueueLogKind.UnpauseAll:
                _seen.Add(line);
                _pauses.CloseAll(line.At, truncated: false);
                break;
            default:
                _seen.Add(line);
                break;
        }
    }

    // The log starts after the officer did: a log-off may say since when, else the officer was there from the first thing seen of it.
    private void Begin(PresenceEvent end)
    {
        if (end.LoggedIn is null)
            _unbegun.Add(end.At);
        var seen = _seen.Where(seen => Concerns(end, seen) && seen.At >= end.At - MostWithoutEnd).Select(seen => (DateTimeOffset?)seen.At).Min();
        if ((end.LoggedIn is { } loggedIn ? end.At - loggedIn : seen) is { } since)
            _sessions.Open(end.Queue, since, "");
    }

    private static bool Concerns(PresenceEvent end, PresenceEvent seen) => end.Queue == seen.Queue || end.Queue.Length == 0 || seen.Queue.Length == 0;

    private void EndIfOlderThan(TimeSpan age, PresenceEvent line)
    {
        if (_sessions.Since(line.Queue) is { } since && line.At - since > age)
            _sessions.Close(line.Queue, since + MostWithoutEnd, truncated: true);
    }

    private void PauseAll(PresenceEvent line)
    {
        // Its queues' own lines tell it better, also where they stand above it.
        var said = _pauses.Queues.Where(queue => _pauses.Since(queue) == line.At).ToList();
        var queues = _sessions.Queues;
        foreach (var queue in queues.Count > 0 ? queues.Except(said, StringComparer.Ordinal) : said.Count > 0 ? [] : [AllQueues])
            _pauses.Open(queue, line.At, line.Reason);
    }
}
