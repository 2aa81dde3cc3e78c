using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>
/// Adds staged lines to the events. A line is known by its hash; its places (file and offset) tell a copy from the same line read again.
/// Sets decide, so that any split, order or overlap of a file's batches ends in the same tables.
/// Leaves the touched calls in a temporary table.
/// </summary>
internal sealed class QueueEventMerge(NpgsqlConnection connection, short sourceId)
{
    // Each line's event is looked up by its key in its own month: of tables just filled the planner knows nothing, and joining them it
    // would go through all months.
    private const string EventOfLine = """
        cross join lateral (
            select * from queue_event known where known.source_id = $1 and known.at = l.at and known.hash = l.hash offset 0) e
        """;

    /// <summary>Whether this reading of a known file puts a line elsewhere than an earlier one did.</summary>
    /// <remarks>Then it is another file that starts alike: edited, sorted, filtered.</remarks>
    public Task<bool> ContradictsAsync(int fileId, long to, CancellationToken cancellationToken) =>
        connection.ScalarAsync<bool>(
            $"""
            select exists (
                select from log_line l {EventOfLine}
                where l.wrong is null and e.file_id = $2 and e.file_offset <> l.position and e.file_offset < $3
                  and not exists (select from log_line o where o.hash = l.hash and o.position = e.file_offset))
            """, cancellationToken, sourceId, fileId, to);

    /// <param name="lines">How many lines were staged.</param>
    /// <param name="repeated">Lines whose bytes stood in the stretch before; null: not known, to be counted by their places.</param>
    /// <param name="fileId">The file they are from.</param>
    public async Task RunAsync(long lines, long? repeated, int fileId, ImportCounts counts, CancellationToken cancellationToken)
    {
        var inserted = await InsertAsync(fileId, cancellationToken);
        counts.Inserted += inserted;
        counts.Identical = repeated ?? 0;
        if (inserted == lines)
            return;
        await FindPlacesAsync(fileId, cancellationToken);
        counts.Identical = repeated
            ?? await connection.ScalarAsync<long>("select count(*) from log_place where own_file = $1", cancellationToken, fileId);
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
                insert into queue_event (
                    source_id, call_id, hash, at, queue, agent, event, caller, wait_s, talk_s, ring_ms, detail, file_id, file_offset)
                select $1, call_id, hash, at, queue, agent, event, caller, wait_s, talk_s, ring_ms, detail, $2, position
                from log_line where wrong is null
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
            $"""
            insert into log_place
            select l.at, l.hash, l.position, e.file_id, e.file_offset
            from log_line l {EventOfLine}
            where l.wrong is null and (e.file_id <> $2 or e.file_offset <> l.position)
            """, cancellationToken, sourceId, fileId);
    }

    // An event is filed under the first of its places in its file, whichever was read first; the others are kept beside.
    private async Task<long> KeepPlacesAsync(int fileId, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(
            """
            drop table if exists log_earlier;
            create temp table log_earlier (at timestamptz, hash uuid, position bigint, own_position bigint) on commit drop
            """, cancellationToken);
        var isRefiled = await connection.ScalarAsync<bool>(
            """
            with earlier as (
                insert into log_earlier
                select at, hash, min(position), own_position from log_place where own_file = $1
                group by at, hash, own_position having min(position) < own_position
                returning 1)
            select exists (select from earlier)
            """, cancellationToken, fileId);
        if (isRefiled)
        {
            await UpdateEventsAsync("file_offset = l.position", "log_earlier", cancellationToken);
            await connection.ExecuteAsync(
                "delete from log_place p using log_earlier l where p.hash = l.hash and p.position = l.position", cancellationToken);
        }

        return await connection.ScalarAsync<long>(
            """
            with kept as (
                insert into queue_event_again
                select $1, hash, own_position from log_earlier union all select $1, hash, position from log_place
                on conflict do nothing
                returning 1)
            select count(*) from kept
            """, cancellationToken, fileId);
    }

    private async Task<long> RaiseCopiesAsync(int fileId, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(
            """
            drop table if exists log_copy;
            create temp table log_copy (call_id text collate "C", at timestamptz, hash uuid, before integer, copies integer) on commit drop
            """, cancellationToken);
        await connection.ExecuteAsync(
            $"""
            insert into log_copy
            select e.call_id, e.at, e.hash, e.copies, places.n + (e.file_id = $2)::integer
            from (
                select a.hash, count(*) as n from queue_event_again a
                where a.file_id = $2 and a.hash in (select hash from log_line) group by a.hash) places
                join (select distinct at, hash from log_line) l on l.hash = places.hash
                {EventOfLine}
            where e.copies < places.n + (e.file_id = $2)::integer
            """, cancellationToken, sourceId, fileId);
        await UpdateEventsAsync("copies = l.copies", "log_copy", cancellationToken);
        return await connection.ScalarAsync<long>(
            """
            with calls as (
                insert into touched_call
                select call_id from log_copy copy
                where not exists (select from touched_call t where t.call_id = copy.call_id) group by call_id)
            select coalesce(sum(copies - before), 0)::bigint from log_copy
            """, cancellationToken);
    }

    // Row by row, by the key, for the reason of EventOfLine: an update cannot be told so but by leaving it no other way.
    private async Task UpdateEventsAsync(string change, string lines, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("set local enable_hashjoin = off; set local enable_mergejoin = off", cancellationToken);
        await connection.ExecuteAsync(
            $"update queue_event e set {change} from {lines} l where e.source_id = $1 and e.at = l.at and e.hash = l.hash",
            cancellationToken, sourceId);
        await connection.ExecuteAsync("set local enable_hashjoin = on; set local enable_mergejoin = on", cancellationToken);
    }
}
