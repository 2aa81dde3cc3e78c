namespace IWReports.Core.Facts.QueueLog;

/// <summary>
/// Puts one call's lines together into its stays in queues. The result depends on the set of lines only, never on the order they came in:
/// lines of one second are ordered by what can happen next, since the log's seconds are whole and files are read in any order.
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
            var walk = new QueueWalk(queue.Key);
            foreach (var second in queue.GroupBy(line => line.At).OrderBy(second => second.Key))
                walk.Pass([.. second.Order(Ties)]);
            // A caller is in one queue at a time: who entered another one has left this one, said or not.
            stays.AddRange(walk.Finish(
                wentOn: entered => entries.Exists(line => line.At > entered && line.Queue != queue.Key),
                restartedAfter));
        }

        return stays.Count < 2 ? stays : [.. stays.OrderBy(stay => stay.EnteredAt).ThenBy(stay => stay.Queue, StringComparer.Ordinal)];
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
