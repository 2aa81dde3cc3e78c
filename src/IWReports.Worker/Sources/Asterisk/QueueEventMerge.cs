using IWReports.Worker.Database;
using IWReports.Worker.Ingestion;
using Npgsql;

namespace IWReports.Worker.Sources.Asterisk;

/// <summary>
/// Adds staged lines to the events. A line is known by its hash; its places (file and offset) tell a copy from the same line read again.
/// Sets decide, so that any split, order or overlap of a file's batches ends in the same tables. Leaves the touched calls in a temporary table.
/// </summary>
internal sealed class QueueEventMerge(NpgsqlConnection connection, short sourceId)
{
    /// <summary>Whether this reading of a known file puts a line elsewhere than an earlier one did: then it is another file that starts alike (edited, sorted, filtered).</summary>
    public Task<bool> ContradictsAsync(int fileId, long to, CancellationToken cancellationToken) =>
        connection.ScalarAsync<bool>(
            """
            select exists (
                select from log_line l join queue_event e on e.source_id = $1 and e.at = l.at and e.hash = l.hash
                where e.file_id = $2 and e.file_offset <> l.position and e.file_offset < $3
                  and not exists (select from log_line o where o.hash = l.hash and o.position = e.file_offset))
            """, cancellationToken, sourceId, fileId, to);

    /// <param name="lines">How many lines were staged.</param>
    /// <param name="repeated">Lines whose bytes stood in the stretch before; null where that could not be told, and is counted by their places.</param>
    /// <param name="fileId">The file they are from.</param>
    public async Task RunAsync(long lines, long? repeated, int fileId, ImportCounts counts, CancellationToken cancellationToken)
    {
        var inserted = await InsertAsync(fileId, cancellationToken);
        counts.Inserted += inserted;
        counts.Identical = repeated ?? 0;
        if (inserted == lines)
            return;
        await FindPlacesAsync(fileId, cancellationToken);
        counts.Identical = repeated ?? await connection.ScalarAsync<long>("select count(*) from log_place where own_file = $1", cancellationToken, fileId);
        var newPlaces = await KeepPlacesAsync(fileId, cancellationToken);
        var newCopies = newPlaces == 0 ? 0 : await RaiseCopiesAsync(fileId, cancellationToken);
        counts.Unchanged += lines - inserted - newPlaces;
        counts.Inserted += newCopies;
        counts.Duplicates += newPlaces - newCopies;
    }

    private async Task<long> InsertAsync(int fileId, CancellationToken cancellationToken)
    {
        await Months.MakeAsync(
            connection, "select distinct (at at time zone 'UTC')::date from log_line where wrong is null", cancellationToken);
        return await connection.ScalarAsync<long>(
            """
            with added as (
                insert into queue_event (source_id, call_id, hash, at, queue, agent, event, caller, wait_s, talk_s, ring_ms, detail, file_id, file_offset)
                select $1, call_id, hash, at, queue, agent, event, caller, wait_s, talk_s, ring_ms, detail, $2, position from log_line where wrong is null
                on conflict do nothing
                returning call_id, at),
            calls as (
                insert into touched_call
                select call_id from added where not exists (select from touched_call t where t.call_id = added.call_id) group by call_id),
            spans as (
                insert into queue_call as known (source_id, call_id, first_at, last_at)
                select $1, call_id, min(at), max(at) from added where call_id <> all($3) group by call_id
                on conflict (source_id, call_id) do update
                    set first_at = least(known.first_at, excluded.first_at), last_at = greatest(known.last_at, excluded.last_at)
                where known.first_at is null or excluded.first_at < known.first_at or excluded.last_at > known.last_at)
            select count(*) from added
            """, cancellationToken, sourceId, fileId, LogEvent.NoCalls);
    }

    // Lines that stand elsewhere than at the place their event is filed under.
    private async Task FindPlacesAsync(int fileId, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(
            """
            drop table if exists log_place;
            create temp table log_place (at timestamptz, hash uuid, position bigint, own_file integer, own_position bigint) on commit drop
            """, cancellationToken);
        await connection.ExecuteAsync(
            """
            insert into log_place
            select l.at, l.hash, l.position, e.file_id, e.file_offset
            from log_line l join queue_event e on e.source_id = $1 and e.at = l.at and e.hash = l.hash
            where l.wrong is null and (e.file_id <> $2 or e.file_offset <> l.position)
            """, cancellationToken, sourceId, fileId);
    }

    // An event is filed under the first of its places in its file, whichever was read first; the others are kept beside.
    private async Task<long> KeepPlacesAsync(int fileId, CancellationToken cancellationToken)
    {
        var moved = await connection.ScalarAsync<long>(
            """
            with earlier as (
                select at, hash, min(position) as position, own_position from log_place where own_file = $2
                group by at, hash, own_position having min(position) < own_position),
            refiled as (
                update queue_event e set file_offset = earlier.position from earlier
                where e.source_id = $1 and e.at = earlier.at and e.hash = earlier.hash),
            taken as (delete from log_place p using earlier where p.hash = earlier.hash and p.position = earlier.position),
            kept as (insert into queue_event_again select $2, hash, own_position from earlier on conflict do nothing returning 1)
            select count(*) from kept
            """, cancellationToken, sourceId, fileId);
        return moved + await connection.ScalarAsync<long>(
            """
            with kept as (insert into queue_event_again select $1, hash, position from log_place on conflict do nothing returning 1)
            select count(*) from kept
            """, cancellationToken, fileId);
    }

    private Task<long> RaiseCopiesAsync(int fileId, CancellationToken cancellationToken) =>
        connection.ScalarAsync<long>(
            """
            with places as (select a.hash, count(*) as n from queue_event_again a where a.file_id = $2 and a.hash in (select hash from log_line) group by a.hash),
            more as (
                select e.call_id, e.at, e.hash, e.copies as before, places.n + (e.file_id = $2)::integer as copies
                from places join (select distinct at, hash from log_line) l on l.hash = places.hash
                    join queue_event e on e.source_id = $1 and e.at = l.at and e.hash = l.hash
                where e.copies < places.n + (e.file_id = $2)::integer),
            raised as (
                update queue_event e set copies = more.copies from more
                where e.source_id = $1 and e.at = more.at and e.hash = more.hash),
            calls as (insert into touched_call select call_id from more where not exists (select from touched_call t where t.call_id = more.call_id) group by call_id)
            select coalesce(sum(copies - before), 0)::bigint from more
            """, cancellationToken, sourceId, fileId);
}
