using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>
/// Joins an answer without an end to an end without an answer under another call's id: Asterisk writes so when the caller's channel was
/// replaced (masquerade).
/// The same officer, queue and wait, and the same second of answering give or take the rounding; two that fit are none.
/// </summary>
internal sealed class TransferMatching(NpgsqlConnection connection, short sourceId)
{
    // The log's seconds are whole, at the answer and at the end.
    private const string Slack = "interval '2 seconds'";

    /// <summary>
    /// Keeps the touched calls' halves; touches the calls whose halves may match otherwise now, and says whether there are any.
    /// </summary>
    public async Task<bool> MarkNeighboursStaleAsync(CancellationToken cancellationToken)
    {
        // A new half decides over those that fit it, and over those that fit these: twice the slack.
        await connection.ExecuteAsync(
            "drop table if exists touched_neighbour; create temp table touched_neighbour (call_id text collate \"C\") on commit drop",
            cancellationToken);
        await connection.ExecuteAsync(
            $"""
            with moved as (
                select l.agent, l.queue, l.connected_at from queue_loose_end l join touched_call c on l.source_id = $1
                    and l.call_id = c.call_id
                union select agent, queue, connected_at from visit where loose > 0 and agent is not null and connected_at is not null)
            insert into touched_neighbour
            select distinct l.call_id from moved m join queue_loose_end l on l.source_id = $1 and l.agent = m.agent and l.queue = m.queue
                and l.connected_at between m.connected_at - 2 * {Slack} and m.connected_at + 2 * {Slack}
            where l.call_id not in (select call_id from touched_call)
            """, cancellationToken, sourceId);
        await connection.ExecuteAsync(
            "delete from queue_loose_end l using touched_call c where l.source_id = $1 and l.call_id = c.call_id", cancellationToken,
            sourceId);
        await connection.ExecuteAsync(
            """
            insert into queue_loose_end (source_id, call_id, stint, queue, agent, connected_at, wait_s, talk_s, transferred,
                transferred_after_s, ended)
            select $1, call_id, stint, queue, agent, connected_at, wait_s, talk_s, transferred, transferred_after_s, case
                when loose = $2 then ended end
            from visit where loose > 0 and agent is not null and connected_at is not null
            """, cancellationToken, sourceId, (int)UnmatchedLeg.NoConnect);
        return await connection.ExecuteAsync("insert into touched_call select call_id from touched_neighbour", cancellationToken) > 0;
    }

    /// <summary>Gives each answer its end, and takes away the visit that the end alone had suggested.</summary>
    public Task PairAsync(CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            $"""
            with half as (
                select l.* from queue_loose_end l
                where l.source_id = $1 and (l.agent, l.queue) in (select agent, queue from visit where loose > 0)),
            fit as (
                select a.call_id as answer_call, a.stint as answer_stint, e.call_id as end_call, e.stint as end_stint, e.talk_s,
                    e.transferred, e.transferred_after_s, e.ended,
                    count(*) over (partition by a.call_id, a.stint) as ends, count(*) over (partition by e.call_id, e.stint) as answers
                from half a join half e on e.agent = a.agent and e.queue = a.queue and a.ended is null and e.ended is not null
                    and e.call_id <> a.call_id
                    and e.connected_at between a.connected_at - {Slack} and a.connected_at + {Slack}
                    and coalesce(abs(e.wait_s - a.wait_s) <= 1, true)),
            pair as (select * from fit where ends = 1 and answers = 1),
            given as (
                update visit s set talk_s = pair.talk_s, ended = pair.ended, truncated = false,
                    transferred = pair.transferred, transferred_after_s = pair.transferred_after_s
                from pair
                where s.call_id = pair.answer_call and s.stint = pair.answer_stint)
            delete from visit s using pair where s.call_id = pair.end_call and s.stint = pair.end_stint
            """, cancellationToken, sourceId);
}
