namespace IWReports.Core.Facts.QueueLog;

/// <summary>The spans of one kind that are open by queue, and those that ended.</summary>
internal sealed class OpenSpans
{
    private readonly SortedDictionary<string, AgentSpan> _open = new(StringComparer.Ordinal);
    private readonly List<AgentSpan> _ended = [];

    public bool Any => _open.Count > 0;

    public IReadOnlyList<string> Queues => [.. _open.Keys];

    public bool Has(string queue) => _open.ContainsKey(queue);

    public DateTimeOffset? Since(string queue) => _open.GetValueOrDefault(queue)?.StartedAt;

    /// <summary>Opens a span, unless one with the same reason is open already.</summary>
    public void Open(string queue, DateTimeOffset at, string reason)
    {
        if (_open.GetValueOrDefault(queue)?.Reason == reason)
            return;
        Close(queue, at);
        // What a log-off says about the past does not reach into a span that is known.
        if (_ended.FindLast(span => span.Queue == queue)?.EndedAt is { } end && at < end)
            at = end;
        _open[queue] = new(queue, at, null) { Reason = reason };
    }

    public void Close(string queue, DateTimeOffset at, bool truncated = false)
    {
        // A span that began and ended in one second took no time.
        if (_open.Remove(queue, out var span) && at > span.StartedAt)
            _ended.Add(span with { EndedAt = at, Truncated = truncated });
    }

    public void CloseAll(DateTimeOffset at, bool truncated)
    {
        foreach (var queue in Queues)
            Close(queue, at, truncated);
    }

    /// <summary>Forgets a span that opened at this very instant.</summary>
    public void Drop(string queue, DateTimeOffset openedAt)
    {
        if (_open.GetValueOrDefault(queue)?.StartedAt == openedAt)
            _open.Remove(queue);
    }

    public IReadOnlyList<AgentSpan> All() =>
        [.. _ended.Concat(_open.Values).OrderBy(span => span.StartedAt).ThenBy(span => span.Queue, StringComparer.Ordinal)];
}
