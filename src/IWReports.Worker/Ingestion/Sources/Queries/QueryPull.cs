using System.Globalization;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Databases;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.Tables.Files;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Queries;

/// <summary>Pulls a query's rows through the same import as a table's file. The other database is only read, within a time limit.</summary>
internal sealed class QueryPull(string query, QueryOptions options, NpgsqlDataSource database, CallerKey callers,
    IngestionOptions ingestion, TimeProvider time) : ISource
{
    private readonly string _setting = $"Sources:Queries:{query}";

    public string Name => NameOf(query, options);

    public async Task PullAsync(SourceRead pulled, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        try
        {
            await using var other = await SourceDatabase.OpenAsync(options.Provider, options.ConnectionString, _setting, options.Timeout,
                cancellationToken);
            await StoreAsync(other, pulled, progress, cancellationToken);
        }
        catch (SourceDatabaseException failed)
        {
            var limit = failed.IsTimeout ? string.Create(
                CultureInfo.InvariantCulture, $", longer than {_setting}:Timeout allows ({options.Timeout:g})") : "";
            throw new IOException(
                $"{_setting}:Sql: the database answers: {ContactDetails.Mask(failed.Message)}{limit}. Nothing of this pull was kept.",
                failed);
        }
    }

    public static string NameOf(string query, QueryOptions options) => options.Site is { } site ? $"query-{query}:{site}"
        : $"query:{query}";

    /// <summary>Connects, and asks which columns the query has; reads no row. Returns the server's name.</summary>
    public static async Task<string> ProbeAsync(string query, QueryOptions options, CancellationToken cancellationToken)
    {
        await using var other = await SourceDatabase.OpenAsync(options.Provider, options.ConnectionString, $"Sources:Queries:{query}",
            options.Timeout, cancellationToken);
        await other.ColumnsAsync(options.Sql, null, cancellationToken);
        return other.Server;
    }

    private async Task StoreAsync(SourceDatabase other, SourceRead pulled, IProgress<Progress> progress,
        CancellationToken cancellationToken)
    {
        var (kind, zone) = (TableCatalog.Find(options.Kind), Zones.Find(options.Zone, $"{_setting}:Zone"));
        var counts = new ImportCounts();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var source = await RunStore.SourceAsync(connection, Name, "query", zone.Id, kind.CanSee, cancellationToken);
        var last = options.AsksForCursor ? await LastAsync(cancellationToken) : null;
        // Described first: what does not fit is refused before a row is read.
        var columns = await other.ColumnsAsync(options.Sql, last, cancellationToken);
        var header = await QueryColumns.CheckAsync(connection, source, other, columns, _setting, cancellationToken);
        var binding = new TableBinding(kind, TableMap.Of(options.Columns, _setting), header, _setting);
        if (options.Cursor is { } cursor && !header.Contains(cursor))
            throw new InputException($"{_setting}:Cursor: the query has no column \"{cursor}\". Select it.");

        await using var rows = await other.RowsAsync(options.Sql, columns, last, cancellationToken);
        var records = new QueryRecords(rows, Name, options.Cursor);
        await TableImport.StoreAsync(connection, source, records, binding, zone, callers, ingestion, time.GetUtcNow(), counts, progress,
            cancellationToken);
        if (counts.Rejected > options.MaxRejects && counts.Rejected > options.MaxRejectShare * counts.Read)
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{_setting}: {counts.Rejected} of {counts.Read} rows are rejected, more than it allows "
                    + $"(MaxRejects {options.MaxRejects}, MaxRejectShare {options.MaxRejectShare:P1}); the first is row "
                    + $"{counts.Rejects[0].Line}: {counts.Rejects[0].Reason}. Nothing was kept."));
        if (records.Cursor is { } reached)
            await CursorStore.SaveAsync(connection, source, reached, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        pulled.Counts.Add(counts);
    }

    private async Task<string?> LastAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await CursorStore.ReadAsync<string>(connection, Name, cancellationToken);
    }
}
