using IWReports.Worker.Database;
using Npgsql;
using NpgsqlTypes;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>
/// The rows of one file, held in a temporary table of the import's transaction until they are merged: line, hash of the record, and the
/// kind's fields, seen as "staged"; and the rejected lines beside them.
/// </summary>
internal sealed class Staging(NpgsqlConnection connection, TableKind kind, short sourceId)
{
    /// <summary>Where the lines are, the rejected ones too: what is wrong with them is null in the others.</summary>
    public const string Table = "staged_line";

    public TableKind Kind => kind;

    public NpgsqlConnection Connection => connection;

    public short SourceId => sourceId;

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        // Two imports of one source take turns, so neither compares with what the other is about to write.
        await ExecuteAsync("select from source where id = $1 for update", cancellationToken);
        // A transaction may bring several files, one after the other.
        await ExecuteAsync($"drop table if exists {Table} cascade", cancellationToken);
        await ExecuteAsync($"create temp table {Table} on commit drop as select 0::bigint as line, null::uuid as hash, {Fields()}, "
            + $"''::bytea as raw, '' as wrong, 0::bigint as position from {kind.Table} where source_id = $1 and false", cancellationToken);
        await ExecuteAsync($"create temp view staged as select line, hash, {Fields()} from {Table} where wrong is null", cancellationToken);
    }

    public Task<NpgsqlBinaryImporter> BeginAsync(CancellationToken cancellationToken) =>
        connection.BeginBinaryImportAsync($"copy {Table} (line, hash, {Fields()}, raw, wrong) from stdin (format binary)",
            cancellationToken);

    public async Task WriteAsync(NpgsqlBinaryImporter import, long line, Guid hash, object?[] values, CancellationToken cancellationToken)
    {
        await import.StartRowAsync(cancellationToken);
        await import.WriteAsync(line, NpgsqlDbType.Bigint, cancellationToken);
        await import.WriteAsync(hash, NpgsqlDbType.Uuid, cancellationToken);
        for (var index = 0; index < values.Length; index++)
        {
            if (values[index] is { } value)
                await import.WriteAsync(value, kind.Fields[index].Type, cancellationToken);
            else
                await import.WriteNullAsync(cancellationToken);
        }

        await import.WriteNullAsync(cancellationToken);
        await import.WriteNullAsync(cancellationToken);
    }

    public void Write(NpgsqlBinaryImporter import, Reject reject)
    {
        import.StartRow();
        import.Write(reject.Line, NpgsqlDbType.Bigint);
        for (var column = 0; column <= kind.Fields.Count; column++)
            import.WriteNull();
        import.Write(reject.Raw, NpgsqlDbType.Bytea);
        import.Write(reject.Reason, NpgsqlDbType.Text);
    }

    /// <summary>Runs a statement; $1 is the source.</summary>
    public Task ExecuteAsync(string sql, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(sql, cancellationToken, Values(sql));

    /// <summary>A query's only number; $1 is the source.</summary>
    public Task<long> CountAsync(string sql, CancellationToken cancellationToken) =>
        connection.ScalarAsync<long>(sql, cancellationToken, Values(sql));

    /// <summary>A query's only row; $1 is the source.</summary>
    public async Task<T> RowAsync<T>(string sql, CancellationToken cancellationToken)
        where T : class => (await connection.RowAsync<T>(sql, cancellationToken, Values(sql)))!;

    /// <summary>The days of a query's only column; $1 is the source.</summary>
    public Task<List<DateOnly>> DaysAsync(string sql, CancellationToken cancellationToken) =>
        connection.RowsAsync<DateOnly>(sql, cancellationToken, Values(sql));

    private string Fields() => string.Join(", ", kind.Fields.Select(field => field.Name));

    private object[] Values(string sql) => sql.Contains("$1", StringComparison.Ordinal) ? [sourceId] : [];
}
