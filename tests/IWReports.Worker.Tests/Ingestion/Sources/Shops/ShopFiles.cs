using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Shops;

namespace IWReports.Worker.Tests.Ingestion.Sources.Shops;

/// <summary>Saved answers of shops, imported as one site's.</summary>
public abstract class ShopFiles(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private protected TestDatabase Database => database;

    private protected static readonly TimeZoneInfo Melbourne = Zones.Find("Australia/Melbourne", "test");

    private protected readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("iw-shops-");

    private protected readonly string Site = Guid.NewGuid().ToString("N");

    public void Dispose()
    {
        Folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected string Source => $"(select id from source where name like '%:{Site}')";

    private protected async Task<ImportCounts> ImportAsync(ShopKind kind, string content)
    {
        var path = Path.Combine(Folder.FullName, $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(path, content);
        return await ImportAsync(kind, [path]);
    }

    private protected Task<ImportCounts> ImportAsync(ShopKind kind, string[] paths) =>
        new ShopImport(database.Source).RunAsync(new(kind, paths, Melbourne, Site), new Progress<Progress>(), CancellationToken.None);

    private protected Task<ImportCounts> ImportRealAsync(ShopKind kind, string folder, params string[] files) =>
        ImportAsync(kind, [.. files.Select(file => Path.Combine(SharedDataFactAttribute.Folder!, "data/real", folder, file))]);

    private protected static (long Read, long Inserted, long Updated, long Unchanged, long Duplicates, long Rejected) Fates(
        ImportCounts counts) => Tables.TableFiles.Fates(counts);
}
