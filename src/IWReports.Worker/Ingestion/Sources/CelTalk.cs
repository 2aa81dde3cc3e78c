using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources;

/// <summary>
/// Corrects answered entries by channel events: the officer is the first of the call's channels, other than the caller's own, to enter a
/// bridge at the answer.
/// A queue_log's own word that a caller was passed on holds; it is never written behind a Local channel.
/// </summary>
internal static class CelTalk
{
    // The log's seconds are whole, and the officer's bridge is made a moment before the queue's.
    private const string Slack = "interval '2 seconds'";

    /// <summary>Whether channel events of the source's site were read.</summary>
    public static Task<bool> IsThereAsync(NpgsqlConnection connection, short sourceId, CancellationToken cancellationToken) =>
        connection.ScalarAsync<bool>("select exists (select from source own join source its using (site) join cel_talk on "
            + "cel_talk.source_id = its.id where own.id = $1)", cancellationToken, sourceId);

    /// <summary>Returns the local days of the entries that came out different.</summary>
    /// <param name="entries">The table they are in: queue_entry, or the visits on their way there.</param>
    /// <param name="ofSite">Which of its rows are of the site of source $1.</param>
    /// <param name="calls">Which calls may have changed.</param>
    public static async Task<List<DateOnly>> CorrectAsync(NpgsqlConnection connection, string entries, string ofSite, string calls,
        short sourceId, CancellationToken cancellationToken)
    {
        // Most sites have none, and all their visits would be looked at for nothing.
        if (!await IsThereAsync(connection, sourceId, cancellationToken))
            return [];
        return await connection.RowsAsync<DateOnly>(
            $"""
            with answered as (
                select call_id, stint, entered_at + wait_s * interval '1 second' as at,
                    coalesce(lead(entered_at) over (partition by call_id order by entered_at, stint), 'infinity') as until
                from {entries} where {ofSite} and {calls} and outcome = 'answered' and wait_s is not null),
            officer as (
                select distinct on (a.call_id, a.stint) a.call_id, a.stint, k.talk_s, k.transferred_at is not null as transferred,
                    greatest(0, extract(epoch from k.transferred_at - a.at))::integer as transferred_after_s
                from answered a
                join source own on own.id = $1 join source its on its.site = own.site
                join cel_event caller on caller.source_id = its.id and caller.uniqueid = a.call_id
                join cel_talk k on k.source_id = its.id and k.linkedid = caller.linkedid and k.uniqueid <> a.call_id
                    and k.started_at between a.at - {Slack} and a.until
                order by a.call_id, a.stint, k.started_at, k.uniqueid),
            corrected as (
                update {entries} t set talk_s = o.talk_s, transferred = o.transferred or coalesce(t.transferred, false),
                    transferred_after_s = case when o.transferred then o.transferred_after_s else t.transferred_after_s end
                from officer o
                where {ofSite} and t.call_id = o.call_id and t.stint = o.stint
                    and (t.talk_s, t.transferred) is distinct from (o.talk_s, o.transferred or coalesce(t.transferred, false))
                returning t.day)
            select distinct day from corrected
            """, cancellationToken, sourceId);
    }
}
