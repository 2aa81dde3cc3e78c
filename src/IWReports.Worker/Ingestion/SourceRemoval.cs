using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Ingestion;

/// <summary>A source that was read: how many rows of facts it has, and when it was read last.</summary>
internal sealed record StoredSource
{
    public required string Name { get; init; }

    public required string Zone { get; init; }

    public long Rows { get; init; }

    public DateTimeOffset? LastRead { get; init; }
}

/// <summary>
/// Takes a source and all that was read from it out again, and has its days measured anew: for a file read in the wrong zone or as the
/// wrong site.
/// </summary>
internal sealed class SourceRemoval(NpgsqlDataSource database)
{
    // Runs hold on to their file, everything to its source; facts go first.
    // It says where calls lie: what was read is in the other tables.
    private const string WhereCallsLie = "queue_call";

    /// <summary>How many rows of facts each source has, by its name.</summary>
    public async Task<IReadOnlyList<StoredSource>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var tables = await FactsAsync(connection, cancellationToken);
        var rows = string.Join(" + ", tables.Where(table => table != WhereCallsLie)
            .Select(table => $"(select count(*) from {table} f where f.source_id = s.id)"));
        return await connection.RowsAsync<StoredSource>(
            $"""
            select s.name, s.zone, {rows} as rows, (select max(finished_at) from ingest_run r where r.source_id = s.id) as last_read
            from source s order by s.name
            """, cancellationToken);
    }

    /// <summary>Removes all rows of a source. Errors: no source has this name.</summary>
    /// <returns>How many rows of facts were removed.</returns>
    public async Task<long> RemoveAsync(string name, string who, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var id = await connection.RowAsync<short?>("select id from source where name = $1 for update", cancellationToken, name)
            ?? throw new InputException($"There is no source \"{name}\". There are: "
                + $"{string.Join(", ", await connection.RowsAsync<string>("select name from source order by name", cancellationToken))}.");
        var facts = await FactsAsync(connection, cancellationToken);
        await MarkStaleAsync(connection, id, facts, cancellationToken);
        await connection.ExecuteAsync("delete from quarantine where run_id in (select id from ingest_run where source_id = $1)",
            cancellationToken, id);
        await connection.ExecuteAsync("delete from queue_event_again where file_id in (select id from source_file where source_id = $1)",
            cancellationToken, id);
        long removed = 0;
        foreach (var table in facts)
        {
            var rows = await connection.ExecuteAsync($"delete from {table} where source_id = $1", cancellationToken, id);
            removed += table == WhereCallsLie ? 0 : rows;
        }

        await connection.ExecuteAsync("delete from ingest_run where source_id = $1", cancellationToken, id);
        await connection.ExecuteAsync("delete from source_file where source_id = $1", cancellationToken, id);
        await connection.ExecuteAsync("delete from source where id = $1", cancellationToken, id);
        await Audit.WriteAsync(connection, who, $"source {name} removed with {Words.Count(removed, "row")}", null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return removed;
    }

    // Spans, stocks and repeats reach over days that have no row of their own.
    private static async Task MarkStaleAsync(
        NpgsqlConnection connection, short source, List<string> facts, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("create temp table removed_day (day date) on commit drop", cancellationToken);
        foreach (var column in await connection.RowsAsync<DayColumn>(
            """
            select table_name as table, column_name as name from information_schema.columns
            where table_schema = current_schema() and data_type = 'date' and table_name = any($1)
            """, cancellationToken, facts))
            await connection.ExecuteAsync($"insert into removed_day select min({column.Name}) from {column.Table} where source_id = $1 "
                + $"union all select max({column.Name}) from {column.Table} where source_id = $1", cancellationToken, source);
        await connection.ExecuteAsync(
            """
            insert into touched_day select day from measured_day
            where day between (select min(day) from removed_day) - 31 and (select max(day) from removed_day) + 31 order by day
            on conflict (day) do update set day = excluded.day
            """, cancellationToken);
    }

    // Those that others point to come last.
    private static Task<List<string>> FactsAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.RowsAsync<string>(
        """
        select t.relname::text from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attname = 'source_id' and not a.attisdropped
        where t.relkind in ('r', 'p') and not t.relispartition and t.relnamespace = current_schema()::regnamespace
            and t.relname not in ('ingest_run', 'source_file')
        order by (select count(*) from pg_constraint c where c.contype = 'f' and c.confrelid = t.oid), 1
        """, cancellationToken);

    private sealed record DayColumn
    {
        public required string Table { get; init; }

        public required string Name { get; init; }
    }
}
