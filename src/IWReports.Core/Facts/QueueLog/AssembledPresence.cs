namespace IWReports.Core.Facts.QueueLog;

/// <summary>One officer's sessions and pauses, and the sessions of which one end is missing: all, and those left out.</summary>
public sealed record AssembledPresence(
    IReadOnlyList<AgentSpan> Sessions, IReadOnlyList<AgentSpan> Pauses, IReadOnlyList<HalfSession> HalfSessions,
    IReadOnlyList<HalfSession> Unseen);

/// <summary>A session of which only the beginning was written, or only the end; an empty queue means all.</summary>
public sealed record HalfSession(string Queue, DateTimeOffset At, bool IsBeginning)
{
    /// <summary>The time in which the officer's work shows that there was a session.</summary>
    public Interval Around => IsBeginning ? new(At, At + PresenceAssembly.MaxWithoutEnd) : new(At - PresenceAssembly.MaxWithoutEnd, At);

    /// <summary>Whether an event of a queue may be of this session.</summary>
    public bool IsIn(string queue) => queue == Queue || Queue.Length == 0 || queue.Length == 0;

    /// <summary>Whether an event shows the officer at work in it.</summary>
    public bool Covers(PresenceEvent seen) => IsIn(seen.Queue) && seen.At >= Around.From && seen.At <= Around.To;

    /// <summary>Whether a session ended shortly before, so that this end may be the same one, said again.</summary>
    public bool SaysAgain(AgentSpan session) => session.Queue == Queue && session.EndedAt >= Around.From && session.EndedAt <= Around.To;
}
