namespace IWReports.Core.Facts.QueueLog;

/// <summary>
/// Puts one officer's lines together into sessions and pauses. Asterisk repeats a state without a change of it, so saying again changes
/// nothing.
/// </summary>
public sealed class PresenceAssembly
{
    private const string AllQueues = "";

    /// <summary>How long a session is taken to last whose end was never written.</summary>
    public static readonly TimeSpan MaxWithoutEnd = TimeSpan.FromHours(24);

    /// <summary>Nobody is logged in for longer, unless settings say so: what began it and what ended it belong to two sessions.</summary>
    public static readonly TimeSpan LongestSession = TimeSpan.FromDays(31);

    private readonly OpenSpans _sessions = new();
    private readonly OpenSpans _pauses = new();
    private readonly List<PresenceEvent> _seen = [];
    private readonly List<HalfSession> _halves = [];
    private readonly List<PresenceEvent> _work = [];
    private readonly TimeSpan _longest;

    private PresenceAssembly(TimeSpan longest) => _longest = longest;

    /// <param name="lines">The officer's lines and every restart, in any order; calls and rings too, where a session's other end is looked
    /// for.</param>
    /// <param name="longest">How long a session may last.</param>
    /// <param name="latest">How far the log goes; null where nothing more is known of than these lines.</param>
    public static AssembledPresence Of(IEnumerable<PresenceEvent> lines, TimeSpan? longest = null, DateTimeOffset? latest = null)
    {
        var officer = new PresenceAssembly(longest ?? LongestSession);
        foreach (var second in PresenceOrder.Seconds(lines))
        {
            if (PresenceOrder.IsKnown(second))
            {
                foreach (var line in second.OrderBy(line => line.Place.Offset))
                    officer.Take(line);
                continue;
            }

            var left = second.OrderBy(line => line.Kind).ThenBy(line => line.Queue, StringComparer.Ordinal)
                .ThenBy(line => line.Reason, StringComparer.Ordinal).ToList();
            while (left.Count > 0)
            {
                var next = left.MinBy(officer.Turn);
                left.Remove(next);
                officer.Take(next);
            }
        }

        return officer.Finish(latest);
    }

    // One missing line logs nobody in for days. A session with one end in which nothing was seen of the officer is left out.
    private AssembledPresence Finish(DateTimeOffset? latest)
    {
        foreach (var queue in _sessions.Queues.Where(queue => latest - _sessions.Since(queue) > MaxWithoutEnd))
            _halves.Add(new(queue, _sessions.Since(queue)!.Value, IsBeginning: true));
        var unseen = _halves.Where(half => !_work.Exists(half.Covers)).ToList();
        var gone = unseen.Where(half => half.IsBeginning).Select(half => (half.Queue, half.At)).ToHashSet();
        var sessions = _sessions.All().Where(span => !gone.Contains((span.Queue, span.StartedAt))).ToList();
        return new(sessions, _pauses.All(), _halves, [.. unseen.Where(half => half.IsBeginning || !sessions.Exists(half.SaysAgain))]);
    }

    // Within a second: restarts, then ends of states that hold, then beginnings. Ends of states not begun yet come last.
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
                Restart(line.At);
                break;
            case QueueLogKind.AddMember or QueueLogKind.AgentLogin or QueueLogKind.AgentCallbackLogin:
                LogIn(line);
                break;
            case QueueLogKind.RemoveMember or QueueLogKind.AgentLogoff or QueueLogKind.AgentCallbackLogoff:
                LogOff(line);
                break;
            case QueueLogKind.PauseAll:
                See(line);
                PauseAll(line);
                break;
            case QueueLogKind.Pause:
                See(line);
                _pauses.Open(line.Queue, line.At, line.Reason);
                // One line per queue follows PAUSEALL; they tell it better.
                _pauses.Drop(AllQueues, line.At);
                break;
            case QueueLogKind.Unpause:
                See(line);
                _pauses.Close(line.Queue, line.At);
                break;
            case QueueLogKind.UnpauseAll:
                See(line);
                _pauses.CloseAll(line.At, truncated: false);
                break;
            default:
                See(line);
                break;
        }
    }

    private void Restart(DateTimeOffset at)
    {
        foreach (var queue in _sessions.Queues)
            EndIfOlderThan(_longest, queue, at);
        _sessions.CloseAll(at, truncated: true);
        _seen.Clear();
        _pauses.CloseAll(at, truncated: true);
    }

    private void LogIn(PresenceEvent line)
    {
        // Who is a member is never added again, so the end was lost.
        EndIfOlderThan(MaxWithoutEnd, line.Queue, line.At);
        _sessions.Open(line.Queue, line.At, "");
        if (line.Reason == "PAUSED")
            _pauses.Open(line.Queue, line.At, "");
    }

    private void LogOff(PresenceEvent line)
    {
        EndIfOlderThan(_longest, line.Queue, line.At);
        if (!_sessions.Has(line.Queue))
            Begin(line);
        _sessions.Close(line.Queue, line.At);
        _seen.RemoveAll(seen => Concerns(line, seen));
        _pauses.Close(line.Queue, line.At);
    }

    // The log starts after the officer did: a log-off may say since when, else the officer was there from the first thing seen of it.
    private void Begin(PresenceEvent end)
    {
        var said = end.LoggedIn <= _longest ? end.LoggedIn : null;
        if (said is null)
            _halves.Add(new(end.Queue, end.At, IsBeginning: false));
        var seen = _seen.Where(seen => Concerns(end, seen) && seen.At >= end.At - MaxWithoutEnd)
            .Select(seen => (DateTimeOffset?)seen.At).Min();
        if ((said is { } loggedIn ? end.At - loggedIn : seen) is { } since)
            _sessions.Open(end.Queue, since, "");
    }

    private void See(PresenceEvent line)
    {
        _seen.Add(line);
        _work.Add(line);
    }

    private static bool Concerns(PresenceEvent end, PresenceEvent seen) =>
        new HalfSession(end.Queue, end.At, IsBeginning: false).IsIn(seen.Queue);

    private void EndIfOlderThan(TimeSpan age, string queue, DateTimeOffset at)
    {
        if (_sessions.Since(queue) is not { } since || at - since <= age)
            return;
        _sessions.Close(queue, since + MaxWithoutEnd, truncated: true);
        _halves.Add(new(queue, since, IsBeginning: true));
    }

    private void PauseAll(PresenceEvent line)
    {
        // Its queues' own lines are more exact, also where they come before it.
        var said = _pauses.Queues.Where(queue => _pauses.Since(queue) == line.At).ToList();
        var queues = _sessions.Queues;
        foreach (var queue in queues.Count > 0 ? queues.Except(said, StringComparer.Ordinal) : said.Count > 0 ? [] : [AllQueues])
            _pauses.Open(queue, line.At, line.Reason);
    }
}
