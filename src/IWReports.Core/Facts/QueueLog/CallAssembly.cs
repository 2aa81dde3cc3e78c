namespace IWReports.Core.Facts.QueueLog;

/// <summary>
/// Puts one call's lines together into its stays in queues. The result depends on the lines and their places only, never on the order they came in:
/// lines of one second are ordered by what can happen next, and where the clock was set back the file's order decides if it explains more.
/// </summary>
public static class CallAssembly
{
    /// <param name="call">All lines of one call, in any order.</param>
    /// <param name="restartedAfter">Whether Asterisk restarted after an instant: what was open then is over.</param>
    public static IReadOnlyList<QueueStay> Stays(IEnumerable<CallEvent> call, Func<DateTimeOffset, bool> restartedAfter)
    {
        var stays = new List<QueueStay>();
        var queues = call.Where(line => Matters(line.Kind)).GroupBy(line => line.Queue, StringComparer.Ordinal).ToList();
        var entries = queues.Count == 1 ? [] : queues.SelectMany(queue => queue.Where(line => line.Kind == QueueLogKind.EnterQueue)).ToList();
        foreach (var queue in queues)
        {
            // A caller is in one queue at a time: who entered another one has left this one, said or not.
            bool WentOn(DateTimeOffset entered) => entries.Exists(line => line.At > entered && line.Queue != queue.Key);
            var byTime = new QueueWalk(queue.Key);
            foreach (var second in queue.GroupBy(line => line.At).OrderBy(second => second.Key))
                byTime.Pass([.. second.Order(Ties)]);
            var byTimeStays = byTime.Finish(WentOn, restartedAfter);
            stays.AddRange(ClockSetBack.AsWritten(queue) is { } written
                ? Better((byTime, byTimeStays), written, WentOn, restartedAfter) : byTimeStays);
        }

        return stays.Count < 2 ? stays : [.. stays.OrderBy(stay => stay.EnteredAt).ThenBy(stay => stay.Queue, StringComparer.Ordinal)];
    }

    // Fewer stays out of the same lines, then fewer lines that say nothing new: the
    // order that explains more. A tie leaves it with the clock.
    private static IReadOnlyList<QueueStay> Better(
        (QueueWalk Walk, IReadOnlyList<QueueStay> Stays) byTime, IReadOnlyList<CallEvent> written, Func<DateTimeOffset, bool> wentOn,
        Func<DateTimeOffset, bool> restartedAfter)
    {
        var byFile = new QueueWalk(written[0].Queue);
        foreach (var line in written)
            byFile.Pass([line]);
        var stays = byFile.Finish(wentOn, restartedAfter);
        return (stays.Count, byFile.Ignored).CompareTo((byTime.Stays.Count, byTime.Walk.Ignored)) < 0 ? stays : byTime.Stays;
    }

    private static bool Matters(QueueLogKind kind) =>
        kind is QueueLogKind.EnterQueue or QueueLogKind.Connect || kind.EndsTalk() || kind.LeavesQueue();

    // A half-written number is the beginning of the whole one, hence smaller: of two lines that say the same the larger is right.
    private static readonly Comparer<CallEvent> Ties = Comparer<CallEvent>.Create((a, b) =>
        a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind)
        : a.Talk != b.Talk ? Nullable.Compare(b.Talk, a.Talk)
        : a.Wait != b.Wait ? Nullable.Compare(b.Wait, a.Wait)
        : a.Agent != b.Agent ? string.CompareOrdinal(a.Agent, b.Agent)
        : a.Ring != b.Ring ? Nullable.Compare(b.Ring, a.Ring)
        : (a.Caller ?? []).AsSpan().SequenceCompareTo(b.Caller ?? []));
}
