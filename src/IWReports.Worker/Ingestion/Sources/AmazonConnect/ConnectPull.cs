using System.Security.Cryptography;
using System.Text;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.AmazonConnect;

/// <summary>
/// Pulls one site's contact records from a folder to which they are copied (of a bucket, with its subfolders). A file is read once, and
/// again when it changed.
/// </summary>
internal sealed class ConnectPull(string site, ConnectOptions options, NpgsqlDataSource database, ConnectLoad load) : ISource
{
    private string Setting => $"Sources:Connect:{site}";

    public string Name => $"{ConnectLoad.Kind}:{site}";

    public async Task PullAsync(SourceRead pulled, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var zone = Zones.Find(options.Zone, $"{Setting}:Zone");
        if (!Directory.Exists(options.Path))
            throw new InputException($"{Setting}:Path: there is no folder {options.Path}.");
        foreach (var path in Directory.EnumerateFiles(options.Path, "*", SearchOption.AllDirectories)
            .Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal))
        {
            try
            {
                await PullAsync(path, zone, pulled, progress, cancellationToken);
            }
            catch (InvalidDataException unfinished)
            {
                // It may be being copied just now.
                pulled.Notes.Add($"{path}: {unfinished.Message}; left for the next pull");
            }
        }
    }

    private async Task PullAsync(string path, TimeZoneInfo zone, SourceRead pulled, IProgress<Progress> progress,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var source = await load.BeginAsync(connection, site, zone, cancellationToken);
        var read = await connection.RowsAsync<int>("insert into source_file (source_id, identity, name) select $1, $2, $3 where not "
            + "exists (select from source_file where source_id = $1 and identity = $2) returning "
            + "id", cancellationToken, source, Identity(path), path);
        if (read is not [var id])
            return;
        using var file = await SourceFile.OpenAsync(path, cancellationToken);
        var counts = await load.RunAsync(connection, source, zone, (path, file.Content, id),
            (counts, cutOff) => MayPass(counts, cutOff, path), progress, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        pulled.Counts.Add(counts);
    }

    // Files of a bucket are written once; what changed under its name has another length or time.
    private byte[] Identity(string path)
    {
        var file = new FileInfo(path);
        return SHA256.HashData(Encoding.UTF8.GetBytes(
            $"{Path.GetRelativePath(options.Path, path)}\n{file.Length}\n{file.LastWriteTimeUtc.Ticks}"));
    }

    private void MayPass(ImportCounts counts, bool cutOff, string path)
    {
        if (cutOff)
            throw new InvalidDataException("the file ends inside a record");
        options.RefuseTooMany(counts, path, Setting);
    }
}
