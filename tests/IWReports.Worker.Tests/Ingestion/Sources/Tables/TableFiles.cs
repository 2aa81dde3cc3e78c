using System.Text;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.Tables.Files;
using IWReports.Worker.Scheduling;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>A fresh database to import tables into, from texts that are written to files first.</summary>
public sealed class TableFiles : IAsyncLifetime
{
    private readonly TestDatabase _database;
    private static readonly DirectoryInfo Folder = Shared();

    public TableFiles()
        : this(new())
    {
    }

    internal IngestionOptions Ingestion { get; set; } = new();

    internal TableFiles(TestDatabase database) => _database = database;

    public async Task InitializeAsync() => await _database.InitializeAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    // One for all classes, gone with the process: not every user of it is disposed of.
    private static DirectoryInfo Shared()
    {
        var folder = Directory.CreateTempSubdirectory("iw-tables-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        return folder;
    }

    internal Task<ImportCounts> ImportAsync(string kind, string csv, string? map = null, string? zone = null, string? site = null) =>
        ImportAsync(kind, Encoding.UTF8.GetBytes(csv), map, zone, site);

    internal Task<ImportCounts> ImportAsync(string kind, byte[] content, string? map = null, string? zone = null, string? site = null) =>
        ImportAsync(kind, content, map is null ? TableMap.None : TableMap.Parse(map, "map.json"), zone, site);

    internal async Task<ImportCounts> ImportAsync(string kind, byte[] content, TableMap map, string? zone = null, string? site = null)
    {
        var path = Path.Combine(Folder.FullName, $"{Guid.NewGuid():N}.csv");
        await File.WriteAllBytesAsync(path, content);
        return await ImportFileAsync(kind, path, map, zone, site);
    }

    internal async Task<ImportCounts> ImportFileAsync(string kind, string path, TableMap map, string? zone = null, string? site = null)
    {
        var company = Options.Create(new CompanyOptions { Name = "Some company", Zone = "Australia/Melbourne", Holidays = "AU-VIC" });
        var imported = await new TableImport(_database.Source,
            new CallerKey(Options.Create(new PrivacyOptions { CallerKey = Convert.ToBase64String(new byte[32]) })),
            DemoClock.From("2025-12-01T09:00:00+11:00"), company, Options.Create(Ingestion))
            .RunAsync(new(TableCatalog.Find(kind), path, map, zone, site), new Progress<Progress>(), CancellationToken.None);
        return imported.Counts;
    }

    internal NpgsqlDataSource Source => _database.Source;

    internal Task<T> ScalarAsync<T>(string sql) => _database.ScalarAsync<T>(sql);

    internal Task ExecuteAsync(string sql) => _database.ExecuteHereAsync(sql);

    internal static (long Read, long Inserted, long Updated, long Unchanged, long Duplicates, long Rejected) Fates(ImportCounts counts) =>
        (counts.Read, counts.Inserted, counts.Updated, counts.Unchanged, counts.Duplicates, counts.Rejected);
}
