using System.Runtime.InteropServices;

namespace IWReports.Core.Facts.QueueLog;

/// <summary>
/// Puts one call's lines together into its queue visits. The result depends on the lines and their places only, never on the order they
/// came in:
/// lines of one second are ordered by what can happen next, and where the clock was set back the file's order decides if it explains more.
/// </summary>
public static class CallAssembly
{
    /// <param name="call">All lines of one call, in any order.</param>
    /// <param name="restartedAfter">Whether Asterisk restarted after an instant: what was open then is over.</param>
    public static IReadOnlyList<LoggedVisit> Visits(IEnumerable<CallEvent> call, Func<DateTimeOffset, bool> restartedAfter)
    {
        var lines = call.Where(line => Matters(line.Kind)).ToList();
        lines.Sort(ByTime);
        // Nearly every call was in one queue.
        if (lines.TrueForAll(line => line.Queue == lines[0].Queue))
            return lines.Count == 0 ? [] : InQueue(lines, _ => false, restartedAfter);

        var entries = lines.FindAll(line => line.Kind == QueueLogKind.EnterQueue);
        // A caller is in one queue at a time: who entered another one has left this one, said or not.
        return [.. lines.GroupBy(line => line.Queue, StringComparer.Ordinal)
            .SelectMany(queue => InQueue(
                [.. queue], entered => entries.Exists(line => line.At > entered && line.Queue != queue.Key), restartedAfter))
            .OrderBy(visit => visit.EnteredAt).ThenBy(visit => visit.Queue, StringComparer.Ordinal)];
    }

    private static IReadOnlyList<LoggedVisit> InQueue(
        List<CallEvent> lines, Func<DateTimeOffset, bool> wentOn, Func<DateTimeOffset, bool> restartedAfter)
    {
        var byTime = new QueueWalk(lines[0].Queue);
        for (var (from, to) = (0, 1); from < lines.Count; from = to++)
        {
            while (to < lines.Count && lines[to].At == lines[from].At)
                to++;
            byTime.Pass(CollectionsMarshal.AsSpan(lines)[from..to]);
        }

        var visits = byTime.Finish(wentOn, restartedAfter);
        return ClockSetBack.AsWritten(lines) is { } written ? Better((byTime, visits), written, wentOn, restartedAfter)
            : visits.Count < 2 ? visits : [.. visits.OrderBy(visit => visit.EnteredAt)];
    }

    // Fewer visits out of the same lines, then fewer lines that say nothing new: the
    // order that explains more. A tie leaves it with the clock.
    private static IReadOnlyList<LoggedVisit> Better(
        (QueueWalk Walk, IReadOnlyList<LoggedVisit> Visits) byTime, IReadOnlyList<CallEvent> written, Func<DateTimeOffset, bool> wentOn,
        Func<DateTimeOffset, bool> restartedAfter)
    {
        var byFile = new QueueWalk(written[0].Queue);
        foreach (var line in written)
            byFile.Pass([line]);
        var visits = byFile.Finish(wentOn, restartedAfter);
        var better = (visits.Count, byFile.Ignored).CompareTo((byTime.Visits.Count, byTime.Walk.Ignored)) < 0 ? visits : byTime.Visits;
        return [.. better.OrderBy(visit => visit.EnteredAt)];
    }

    private static bool Matters(QueueLogKind kind) =>
        kind is QueueLogKind.EnterQueue or QueueLogKind.Connect || kind.EndsTalk() || kind.LeavesQueue();

    // A half-written number is the beginning of the whole one, hence smaller: of two lines that say the same the larger is right.
    private static readonly Comparer<CallEvent> ByTime = Comparer<CallEvent>.Create((a, b) =>
        a.At != b.At ? a.At.CompareTo(b.At)
        : a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind)
        : a.Talk != b.Talk ? Nullable.Compare(b.Talk, a.Talk)
        : a.Wait != b.Wait ? Nullable.Compare(b.Wait, a.Wait)
        : a.Agent != b.Agent ? string.CompareOrdinal(a.Agent, b.Agent)
        : a.Ring != b.Ring ? Nullable.Compare(b.Ring, a.Ring)
        : (a.Caller ?? []).AsSpan().SequenceCompareTo(b.Caller ?? []));
}
