namespace IWReports.Core.Facts.QueueLog;

/// <summary>Follows one call through one queue, second by second: waiting, talking, gone, perhaps back again.</summary>
internal sealed class QueueWalk(string queue)
{
    private readonly List<LoggedVisit> _visits = [];
    private LoggedVisit? _open;
    private (DateTimeOffset At, QueueLogKind By)? _left;

    /// <summary>How many lines said nothing that was not known already.</summary>
    public int Ignored { get; private set; }

    private bool Talking => _open?.ConnectedAt is not null;

    /// <summary>Takes the lines of one second, each time the one that can happen next.</summary>
    public void Pass(ReadOnlySpan<CallEvent> second)
    {
        if (second is [{ Copies: 1 } only])
        {
            Take(only);
            return;
        }

        var left = second.ToArray().ToList();
        while (left.Count > 0)
        {
            var next = left.MinBy(line => Turn(line.Kind));
            if (next.Copies > 1)
                left[left.IndexOf(next)] = next with { Copies = next.Copies - 1 };
            else
                left.Remove(next);
            Take(next);
        }
    }

    /// <summary>
    /// What is still open has gone on to another queue, was cut off by a restart, or lasts. Who waited at a restart has no known outcome:
    /// the entry visits open.
    /// </summary>
    public IReadOnlyList<LoggedVisit> Finish(Func<DateTimeOffset, bool> wentOn, Func<DateTimeOffset, bool> restartedAfter)
    {
        if (_open is not { } last)
            return _visits;
        if (!Talking && wentOn(last.EnteredAt))
            Lose();
        else if (restartedAfter(last.ConnectedAt ?? last.EnteredAt))
            _visits.Add(last with { Ended = QueueLogKind.QueueStart.LogWord(), Truncated = true,
                Unmatched = Talking ? UnmatchedLeg.NoEnd : UnmatchedLeg.None });
        else if (Talking)
            Lose();
        else
            _visits.Add(last);
        return _visits;
    }

    // Who is in the queue leaves before entering again; who is not enters first.
    private int Turn(QueueLogKind kind) => kind switch
    {
        QueueLogKind.EnterQueue => _open is null ? 0 : 4,
        QueueLogKind.Connect => 1,
        _ when kind.LeavesQueue() => Talking ? 3 : 2,
        _ => Talking ? 2 : 3,
    };

    private void Take(CallEvent line)
    {
        if (line.Kind == QueueLogKind.EnterQueue)
            Enter(line);
        else if (_open is not null || !IsSaidAlready(line))
            Go(line);
        else
            Ignored++;
    }

    private void Enter(CallEvent line)
    {
        // In one second nobody enters twice without leaving between, nor comes back after hanging up: the line was written twice.
        if (_open?.EnteredAt == line.At || (_left is { } left && left.At == line.At && left.By.IsHangUp()))
        {
            Ignored++;
            return;
        }

        if (_open is not null)
            Lose();
        _open = new() { Queue = queue, EnteredAt = line.At, Outcome = Outcome.Open, Caller = line.Caller };
    }

    private void Go(CallEvent line)
    {
        var enteredUnseen = _open is null;
        // The log starts after the caller did: the entry follows from the wait.
        var visit = _open ?? new() { Queue = queue, EnteredAt = Began(line), Outcome = Outcome.Open };
        // Where the clock was set back, it does not tell how long anything took.
        TimeSpan? sinceEntry = enteredUnseen || line.At < visit.EnteredAt ? null : line.At - visit.EnteredAt;
        if (Talking && !line.Kind.EndsTalk())
        {
            Ignored++;
        }
        else if (line.Kind == QueueLogKind.Connect)
        {
            _open = visit with { Outcome = Outcome.Answered, ConnectedAt = line.At, Agent = line.Agent, Ring = line.Ring,
                Wait = line.Wait ?? sinceEntry };
        }
        else if (line.Kind.LeavesQueue())
        {
            Close(visit with { Outcome = line.Kind == QueueLogKind.Abandon ? Outcome.Abandoned : Outcome.FlowedOut,
                Wait = line.Wait ?? sinceEntry }, line);
        }
        else
        {
            var connected = visit.ConnectedAt ?? (line.Talk is { } talk ? line.At - talk : null);
            var talked = line.Talk ?? (line.At >= connected ? line.At - connected : null);
            Close(visit with
            {
                Outcome = Outcome.Answered,
                ConnectedAt = connected,
                Agent = visit.Agent ?? line.Agent,
                Wait = visit.Wait ?? line.Wait ?? (connected is { } at && at >= visit.EnteredAt ? at - visit.EnteredAt : null),
                Talk = talked,
                Transferred = CanSeeTransfers(visit.Agent ?? line.Agent) ? line.Kind.IsTransfer() : null,
                TransferredAfter = line.Kind.IsTransfer() ? talked : null,
                Unmatched = enteredUnseen ? UnmatchedLeg.NoConnect : UnmatchedLeg.None,
            }, line);
        }
    }

    // Behind a Local channel the log ends with the customer's last word, to whomever: transfers are not written.
    // Source: ops/docs/source-formats.md, 1.5.
    private static bool CanSeeTransfers(string? agent) => agent?.StartsWith("Local/", StringComparison.OrdinalIgnoreCase) != true;

    private static DateTimeOffset Began(CallEvent line) =>
        line.At - (line.Wait ?? TimeSpan.Zero) - (line.Kind.EndsTalk() ? line.Talk ?? TimeSpan.Zero : TimeSpan.Zero);

    // A line that begins within the visit before it repeats what is known.
    private bool IsSaidAlready(CallEvent line) =>
        _left is { } left && (Began(line) < left.At || (line.At == left.At && line.Kind == left.By));

    private void Close(LoggedVisit visit, CallEvent line)
    {
        _visits.Add(visit with { Ended = line.Kind.LogWord() });
        _left = (line.At, line.Kind);
        _open = null;
    }

    // The log does not say how it ended.
    private void Lose()
    {
        var visit = _open! with { Truncated = true };
        _visits.Add(Talking ? visit with { Unmatched = UnmatchedLeg.NoEnd } : visit with { Outcome = Outcome.FlowedOut });
        _open = null;
    }
}
