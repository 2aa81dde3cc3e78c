using System.Data;
using IWReports.Worker.Database;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Sources.Tables;
using Npgsql;

namespace IWReports.Worker.Sources.Queries;

/// <summary>Pulls a query's rows through the same import as a table's file. The other database is only read: in a READ ONLY transaction, within a time limit.</summary>
internal sealed class QueryPull(string query, QueryOptions options, NpgsqlDataSource database, CallerKey callers, IngestionOptions ingestion, TimeProvider time) : ISource
{
    private readonly string _setting = $"Sources:Queries:{query}";

    public string Name => $"query:{query}";

    public async Task PullAsync(PulledSource pulled, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        try
        {
            await using var other = await OpenAsync(cancellationToken);
            await using var reading = await BeginAsync(other, cancellationToken);
            await StoreAsync(other, pulled, progress, cancellationToken);
        }
        catch (QueryException failed)
        {
            throw new IOException($"{_setting}: the database answers: {ContactDetails.Mask(failed.Message)}. Nothing of this pull was kept.", failed);
        }
        catch (PostgresException stopped) when (stopped.SqlState == PostgresErrorCodes.QueryCanceled && !cancellationToken.IsCancellationRequested)
        {
            // A reader that is closed early still waits for its query's end.
            throw new IOException($"{_setting}: the query took longer than {options.Timeout:g}, which {_setting}:Timeout allows. Nothing of this pull was kept.", stopped);
        }
    }

    private async Task StoreAsync(NpgsqlConnection other, PulledSource pulled, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var (kind, zone) = (TableCatalog.Find(options.Kind), Zones.Find(options.Zone, $"{_setting}:Zone"));
        var counts = new ImportCounts();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var source = await RunStore.SourceAsync(connection, Name, "query", zone.Id, kind.Sees, cancellationToken);
        IReadOnlyList<string> header;
        // Described first: what does not fit is refused before a row is read.
        await using (var described = await AskAsync(other, CommandBehavior.SchemaOnly, cancellationToken))
            header = await QueryColumns.CheckAsync(connection, source, described, _setting, cancellationToken);
        var binding = new TableBinding(kind, TableMap.Of(options.Columns, _setting), header, _setting);
        if (options.Cursor is { } cursor && !header.Contains(cursor))
            throw new InputException($"{_setting}:Cursor: the query has no column \"{cursor}\". Select it.");

        await using var rows = await AskAsync(other, CommandBehavior.Default, cancellationToken);
        var records = new QueryRecords(rows, Name, options.Cursor);
        await TableImport.StoreAsync(connection, source, records, binding, zone, callers, ingestion, time.GetUtcNow(), counts, progress, cancellationToken);
        if (counts.Rejected > options.MaxRejects && counts.Rejected > options.MaxRejectShare * counts.Read)
            throw new InputException($"{_setting}: {counts.Rejected} of {counts.Read} rows are rejected, more than it allows (MaxRejects {options.MaxRejects}, MaxRejectShare {options.MaxRejectShare:P1}); the first is row {counts.Rejects[0].Line}: {counts.Rejects[0].Reason}. Nothing was kept.");
        if (records.Cursor is { } reached)
            await CursorStore.SaveAsync(connection, source, reached, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        pulled.Counts.Add(counts);
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection other;
        try
        {
            other = new(new NpgsqlConnectionStringBuilder(options.ConnectionString) { Timezone = "UTC", ApplicationName = "iwreports", Pooling = false }.ToString());
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            // Its message may hold a piece of the setting, and so of the password.
            throw new InputException($"{_setting}:ConnectionString cannot be read. Write it like Host=db.example;Database=shop;Username=reader;Password=….");
        }

        try
        {
            await other.OpenAsync(cancellationToken);
            return other;
        }
        catch (NpgsqlException down)
        {
            await other.DisposeAsync();
            throw new QueryException(down);
        }
    }

    private async Task<NpgsqlTransaction> BeginAsync(NpgsqlConnection other, CancellationToken cancellationToken)
    {
        try
        {
            var reading = await other.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            await other.ExecuteAsync("set transaction read only", cancellationToken);
            await other.ExecuteAsync("select set_config('statement_timeout', $1, true)", cancellationToken, $"{options.Timeout.TotalMilliseconds:0}");
            return reading;
        }
        catch (NpgsqlException refused)
        {
            throw new QueryException(refused);
        }
    }

    private async Task<NpgsqlDataReader> AskAsync(NpgsqlConnection other, CommandBehavior behaviour, CancellationToken cancellationToken)
    {
        // A command would be cut at its semicolons, and what comes after a "commit" may write; one of a batch goes as it is, of which the server takes a single statement, and within a FROM that is a SELECT.
        await using var batch = new NpgsqlBatch(other) { Timeout = 0 };
        batch.BatchCommands.Add(new($"select * from (\n{options.Sql.TrimEnd().TrimEnd(';')}\n) as asked"));
        if (options.AsksForCursor)
            batch.BatchCommands[0].Parameters.Add(new() { Value = await LastAsync(cancellationToken) is { } last ? last : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Unknown });
        try
        {
            return await batch.ExecuteReaderAsync(behaviour, cancellationToken);
        }
        catch (NpgsqlException refused)
        {
            throw new QueryException(refused);
        }
    }

    private async Task<string?> LastAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await CursorStore.ReadAsync<string>(connection, Name, cancellationToken);
    }
}
