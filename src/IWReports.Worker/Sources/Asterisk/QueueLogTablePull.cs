using System.Security.Cryptography;
using System.Text;
using IWReports.Worker.Database;
using IWReports.Worker.Ingestion;
using Npgsql;

namespace IWReports.Worker.Sources.Asterisk;

/// <summary>Pulls one site's queue_log from the realtime table that Asterisk writes instead of the file. It goes on after the last id, and a little before it.</summary>
internal sealed class QueueLogTablePull(string site, QueueLogTableOptions options, NpgsqlDataSource database, QueueLogLoad load) : ISource
{
    // A row gets its id when it is written and is seen when it is committed: far fewer than these are written at one time.
    private const int Overlap = 1000;

    private string Setting => $"Sources:QueueLogTables:{site}";

    public string Name => $"{QueueLogLoad.Kind}:{site}";

    public async Task PullAsync(PulledSource pulled, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var zone = Zones.Find(options.Zone, $"{Setting}:Zone");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var source = await load.BeginAsync(connection, site, zone, cancellationToken);
        var identity = SHA256.HashData(Encoding.UTF8.GetBytes($"table {options.Table}"));
        await RefuseFilesAsync(connection, source, identity, cancellationToken);
        var position = (await connection.ColumnAsync<long>("select position from source_file where source_id = $1 and identity = $2", cancellationToken, source, identity)).FirstOrDefault();
        await using var theirs = await OpenAsync(cancellationToken);
        var row = new QueueLogTableRow(options.Gmt ? TimeZoneInfo.Utc : zone, options.RepeatedHour, Setting);
        await using var lines = await QueueLogTableLines.OpenAsync(theirs, options.QuotedTable, Setting, row, position, Overlap, cancellationToken);
        var batch = new QueueLogBatch($"table {options.Table}", identity, lines, Whole: false);
        var counts = await load.RunAsync(connection, source, zone, batch, counts => options.RefuseTooMany(counts, batch.FileName, Setting), progress, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        pulled.Counts.Add(counts);
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(ReadOnly(options.ConnectionString));
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch (NpgsqlException down)
        {
            await connection.DisposeAsync();
            throw new IOException($"{Setting}:ConnectionString: the database cannot be reached: {(down as PostgresException)?.MessageText ?? down.InnerException?.Message ?? down.Message}", down);
        }
    }

    // A file and a table of one Asterisk may disagree, and their union counts calls twice.
    private async Task RefuseFilesAsync(NpgsqlConnection connection, short source, byte[] identity, CancellationToken cancellationToken)
    {
        if ((await connection.ColumnAsync<string>("select name from source_file where source_id = $1 and identity <> $2 limit 1", cancellationToken, source, identity)) is [var file])
            throw new InputException($"{Setting}: {Name} was read from {file} before; a file and a table may disagree, so a site uses one of them. Give the table another site's name, and count only one of the two.");
    }

    private static string ReadOnly(string connection) =>
        new NpgsqlConnectionStringBuilder(connection) { Options = "-c default_transaction_read_only=on -c timezone=UTC", Pooling = false, ApplicationName = "iwreports" }.ToString();
}
