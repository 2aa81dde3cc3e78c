using IWReports.Core.Facts.Cel;
using IWReports.Worker.Database;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>
/// Puts staged channel events into the facts, reads the touched calls anew from all their events, and corrects what the site's queue_log
/// said of them.
/// </summary>
internal static class CelMerge
{
    /// <param name="kindOf">What an event's word means.</param>
    public static async Task RunAsync(
        Staging staging, Func<string, CelKind> kindOf, ImportCounts counts, CancellationToken cancellationToken)
    {
        await RowMerge.RunAsync(staging, counts, cancellationToken);
        await staging.ExecuteAsync(
            "create temp table touched_cel on commit drop as select distinct linkedid from merged where fate in (1, 2)", cancellationToken);
        var talks = await TalksAsync(staging, kindOf, cancellationToken);
        await staging.ExecuteAsync("delete from cel_talk k using touched_cel t where k.source_id = $1 and k.linkedid = t.linkedid",
            cancellationToken);
        await using (var copy = await CopyRows.IntoAsync(
            staging.Connection, "cel_talk", "source_id, linkedid, uniqueid, started_at, talk_s, transferred_at", cancellationToken))
        {
            foreach (var (call, talk) in talks)
            {
                copy.StartRow();
                copy.Write(staging.SourceId);
                copy.Write(call);
                copy.Write(talk.UniqueId);
                copy.Write(talk.StartedAt.UtcDateTime);
                copy.Write((int)Math.Round(talk.Talk.TotalSeconds));
                copy.Write(talk.TransferredAt);
            }

            await copy.CompleteAsync(cancellationToken);
        }

        // The log knows a call by its caller's channel.
        var days = await CelTalk.CorrectAsync(staging.Connection, "queue_entry",
            "source_id in (select log.id from source cel join source log using (site) where cel.id = $1)",
            "call_id in (select e.uniqueid from cel_event e join touched_cel using (linkedid) where e.source_id = $1)", staging.SourceId,
                cancellationToken);
        counts.Details["talks"] = talks.Count;
        await RunStore.MarkStaleAsync(staging.Connection, days, cancellationToken);
    }

    private static async Task<List<(string Call, ChannelTalk Talk)>> TalksAsync(
        Staging staging, Func<string, CelKind> kindOf, CancellationToken cancellationToken)
    {
        var rows = await staging.Connection.RowsAsync<Event>(
            """
            select e.linkedid as call, e.uniqueid as unique_id, e.channel, e.at, e.event as name, e.other_channel
            from touched_cel t join cel_event e on e.source_id = $1 and e.linkedid = t.linkedid order by e.linkedid
            """, cancellationToken, staging.SourceId);
        var (talks, events, call) = (new List<(string, ChannelTalk)>(), new List<CelEvent>(), "");
        foreach (var row in rows)
        {
            if (row.Call != call)
                Finish();
            call = row.Call;
            events.Add(new(row.UniqueId, row.Channel, row.At, kindOf(row.Name)) { OtherChannel = row.OtherChannel });
        }

        Finish();
        return talks;

        void Finish()
        {
            talks.AddRange(CelCall.Talks(events).Select(talk => (call, talk)));
            events.Clear();
        }
    }

    private sealed record Event
    {
        public required string Call { get; init; }

        public required string UniqueId { get; init; }

        public required string Channel { get; init; }

        public DateTimeOffset At { get; init; }

        public required string Name { get; init; }

        public string? OtherChannel { get; init; }
    }
}
