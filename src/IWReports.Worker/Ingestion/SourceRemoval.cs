using Dapper;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Ingestion;

/// <summary>
/// Takes a source and all that was read from it out again, and has its days measured anew: for a file read in the wrong zone or as the
/// wrong site.
/// </summary>
internal sealed class SourceRemoval(NpgsqlDataSource database)
{
    // Runs hold on to their file, everything to its source; facts go first.
    // It says where calls lie: what was read is in the other tables.
    private const string WhereCallsLie = "queue_call";

    private static readonly string[] Books = ["source_file", "source"];

    /// <summary>How many rows of facts each source has, by its name.</summary>
    public async Task<IReadOnlyList<(string Name, string Zone, long Rows,
        DateTimeOffset? LastRead)>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var tables = await FactsAsync(connection);
        var rows = string.Join(" + ", tables.Where(table => table != WhereCallsLie)
            .Select(table => $"(select count(*) from {table} f where f.source_id = s.id)"));
        return [.. await connection.QueryAsync<(string, string, long, DateTimeOffset?)>(new CommandDefinition(
            $"select s.name, s.zone, {rows}, (select max(finished_at) from ingest_run r where r.source_id = s.id) from source s order by "
                + $"s.name", cancellationToken: cancellationToken))];
    }

    /// <summary>Removes all rows of a source. Errors: no source has this name.</summary>
    /// <returns>How many rows of facts were removed.</returns>
    public async Task<long> RemoveAsync(string name, string who, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var id = await connection.ExecuteScalarAsync<short?>("select id from source where name = @name for update", new { name })
            ?? throw new InputException($"There is no source \"{name}\". There are: "
                + $"{string.Join(", ", await connection.QueryAsync<string>("select name from source order by name"))}.");
        var facts = await FactsAsync(connection);
        await connection.ExecuteAsync("create temp table removed_day (day date) on commit drop");
        foreach (var column in await connection.QueryAsync<(string Table, string Name)>(
            "select table_name, column_name from information_schema.columns where table_schema = current_schema() and data_type = 'date' "
                + "and table_name = any(@facts)", new { facts }))
            await connection.ExecuteAsync($"insert into removed_day select min({column.Name}) from {column.Table} where source_id = @id "
                + $"union all select max({column.Name}) from {column.Table} where source_id = @id", new { id });
        // Spans, stocks and repeats reach over days that have no row of their own.
        await connection.ExecuteAsync(
            """
            insert into touched_day select day from measured_day
            where day between (select min(day) from removed_day) - 31 and (select max(day) from removed_day) + 31 order by day
            on conflict (day) do update set day = excluded.day
            """);
        await connection.ExecuteAsync("delete from quarantine where run_id in (select id from ingest_run where source_id = @id)",
            new { id });
        await connection.ExecuteAsync("delete from queue_event_again where file_id in (select id from source_file where source_id = @id)",
            new { id });
        long removed = 0;
        foreach (var table in facts)
        {
            var rows = await connection.ExecuteAsync($"delete from {table} where source_id = @id", new { id });
            removed += table == WhereCallsLie ? 0 : rows;
        }

        await connection.ExecuteAsync("delete from ingest_run where source_id = @id", new { id });
        foreach (var table in Books)
            await connection.ExecuteAsync($"delete from {table} where {(table == "source" ? "id" : "source_id")} = @id", new { id });
        await connection.ExecuteAsync("insert into audit (who, what) values (@who, @what)",
            new { who, what = $"source {name} removed with {Words.Count(removed, "row")}" });
        await transaction.CommitAsync(cancellationToken);
        return removed;
    }

    // Those that others point to come last.
    private static async Task<List<string>> FactsAsync(NpgsqlConnection connection) => [.. await connection.QueryAsync<string>(
        """
        select t.relname::text from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attname = 'source_id' and not a.attisdropped
        where t.relkind in ('r', 'p') and not t.relispartition and t.relnamespace = current_schema()::regnamespace
            and t.relname not in ('ingest_run', 'source_file')
        order by (select count(*) from pg_constraint c where c.contype = 'f' and c.confrelid = t.oid), 1
        """)];
}
