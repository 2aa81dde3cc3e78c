using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Databases;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>
/// Pulls one site's queue_log from the realtime table that Asterisk writes instead of the file. It goes on after the last id, and a little
/// before it.
/// </summary>
internal sealed class QueueLogTablePull(string site, QueueLogTableOptions options, NpgsqlDataSource database, QueueLogLoad load) : ISource
{
    // A row gets its id when it is written and is seen when it is committed: far fewer than these are written at one time.
    private const int Overlap = 1000;

    private string Setting => $"Sources:QueueLogTables:{site}";

    public string Name => $"{QueueLogLoad.Kind}:{site}";

    public async Task PullAsync(SourceRead pulled, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        try
        {
            await using var theirs = await SourceDatabase.OpenAsync(options.Provider, options.ConnectionString, Setting, options.Timeout,
                cancellationToken);
            pulled.Counts.Add(await StoreAsync(theirs, progress, cancellationToken));
        }
        catch (SourceDatabaseException failed)
        {
            var limit = failed.IsTimeout ? string.Create(
                CultureInfo.InvariantCulture, $", longer than {Setting}:Timeout allows ({options.Timeout:g})") : "";
            throw new IOException(
                $"{Setting}:Table: the database answers: {ContactDetails.Mask(failed.Message)}{limit}. Nothing of this pull was kept.",
                failed);
        }
    }

    /// <summary>Connects, and looks at the table's columns; reads no row. Returns the server's name.</summary>
    public static async Task<string> ProbeAsync(string site, QueueLogTableOptions options, CancellationToken cancellationToken)
    {
        var setting = $"Sources:QueueLogTables:{site}";
        await using var theirs = await SourceDatabase.OpenAsync(options.Provider, options.ConnectionString, setting, options.Timeout,
            cancellationToken);
        await QueueLogTableLines.ColumnsAsync(theirs, options.Table, setting, cancellationToken);
        return theirs.Server;
    }

    private async Task<ImportCounts> StoreAsync(SourceDatabase theirs, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var zone = Zones.Find(options.Zone, $"{Setting}:Zone");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var source = await load.BeginAsync(connection, site, zone, cancellationToken);
        var identity = SHA256.HashData(Encoding.UTF8.GetBytes($"table {options.Table}"));
        await RefuseFilesAsync(connection, source, identity, cancellationToken);
        var position = (await connection.RowsAsync<long>("select position from source_file where source_id = $1 and identity = $2",
            cancellationToken, source, identity)).FirstOrDefault();
        var row = new QueueLogTableRow(options.Gmt ? TimeZoneInfo.Utc : zone, options.RepeatedHour, $"set {Setting}:Gmt",
            $"set {Setting}:RepeatedHour to First or Second");
        await using var lines = await QueueLogTableLines.OpenAsync(theirs, options.Table, Setting, row, position, Overlap,
            cancellationToken);
        var batch = new QueueLogBatch($"table {options.Table}", identity, lines, Whole: false);
        var counts = (await load.RunAsync(connection, source, zone, batch,
            counts => options.RefuseTooMany(counts, batch.FileName, Setting), progress, cancellationToken))!;
        await transaction.CommitAsync(cancellationToken);
        return counts;
    }

    // A file and a table of one Asterisk may disagree, and their union counts calls twice.
    private async Task RefuseFilesAsync(NpgsqlConnection connection, short source, byte[] identity, CancellationToken cancellationToken)
    {
        if ((await connection.RowsAsync<string>("select name from source_file where source_id = $1 and identity <> $2 limit 1",
            cancellationToken, source, identity)) is [var file])
            throw new InputException($"{Setting}: {Name} was read from {file} before; a file and a table may disagree, so a site uses "
                + $"one of them. Give the table another site's name, and count only one of the two.");
    }
}
