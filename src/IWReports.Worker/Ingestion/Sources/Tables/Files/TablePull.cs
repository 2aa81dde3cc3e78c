using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Tables.Files;

/// <summary>A file of a kind of table that is read each night.</summary>
internal sealed class TablePullOptions : PullOptions, IValidatableObject
{
    /// <summary>What the rows are: orders, cdr, cel …</summary>
    [Required]
    public string Kind { get; init; } = "";

    [Required]
    public string Path { get; init; } = "";

    /// <summary>The file that says how its columns stand for ours; left out where it has ours.</summary>
    public string? Map { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TableCatalog.All.All(kind => kind.Name != Kind))
            yield return new($"Kind: \"{Kind}\" is not a kind of table. There are: {TableCatalog.Names}.");
    }
}

/// <summary>
/// Pulls a table's file that others go on writing: as a whole whenever it changed, but for a last line without its end. What was read
/// before is unchanged by its natural key.
/// </summary>
internal sealed class TablePull(string site, TablePullOptions options, NpgsqlDataSource database, CallerKey callers,
    IngestionOptions ingestion, TimeProvider time) : ISource
{
    private string Setting => $"Sources:Tables:{site}";

    public string Name => $"{TableImport.SourceKind}:{options.Kind}:{site}";

    public async Task PullAsync(SourceRead pulled, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var (kind, zone) = (TableCatalog.Find(options.Kind), Zones.Find(options.Zone, $"{Setting}:Zone"));
        var map = options.Map is { } path ? TableMap.Read(path) : TableMap.None;
        if (!File.Exists(options.Path))
            throw new InputException($"{Setting}:Path: there is no file {options.Path}.");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var source = await RunStore.SourceAsync(connection, Name, TableImport.SourceKind, zone.Id, kind.CanSee, cancellationToken);
        if (await connection.ExecuteAsync("insert into source_file (source_id, identity, name) select $1, $2, $3 where not exists "
            + "(select from source_file where source_id = $1 and identity = "
            + "$2)", cancellationToken, source, Identity(map), options.Path) == 0)
            return;
        await using var file = await TableFile.OpenAsync(options.Path, kind, map, cancellationToken, isGrowing: true);
        var counts = new ImportCounts();
        counts.Notes.AddRange(file.Notes);
        await using var joined = await JoinedFile.OpenAsync(kind, map, cancellationToken);
        var binding = TableImport.Bind(kind, map, file, joined?.Header);
        var records = joined is null ? null : await joined.JoinAsync(file, binding, ingestion, cancellationToken);
        if (await KnownColumns.VanishedAsync(connection, source, binding, cancellationToken) is [var gone, ..])
            throw new InputException($"{options.Path}: the column \"{gone}\" is gone, which this source had before. Give it back, or "
                + $"name it in {Setting}:Map: {{\"columns\":{{\"{gone}\":\"…\"}}}}, with {{\"constant\":\"\"}} where it is no longer "
                + $"known. Nothing was changed.");
        await TableImport.StoreAsync(connection, source, records ?? (ITableRecords)file, binding, zone, callers, ingestion,
            time.GetUtcNow(), counts, progress, cancellationToken);
        records?.Tell(counts);
        options.RefuseTooMany(counts, options.Path, Setting);
        await transaction.CommitAsync(cancellationToken);
        pulled.Counts.Add(counts);
    }

    // What is known of a row comes from the joined file too.
    private byte[] Identity(TableMap map) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(map.Join is { } join ? $"{Stamp(options.Path)}\n{Stamp(join.Path)}" : Stamp(options.Path)));

    private static string Stamp(string path) =>
        new FileInfo(path) is { Exists: true } file ? $"{file.FullName}\n{file.Length}\n{file.LastWriteTimeUtc.Ticks}" : path;
}
