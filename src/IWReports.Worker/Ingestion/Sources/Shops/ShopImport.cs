using IWReports.Core.Facts;
using IWReports.Worker.Host;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Shops;

/// <summary>Which saved answers of which shop to import, and the zone that decides on an order's day.</summary>
internal sealed record ShopRequest(ShopKind Kind, IReadOnlyList<string> Files, TimeZoneInfo Zone, string Site);

/// <summary>Reads saved answers into a shop's facts, in one transaction: all of them, or, when one cannot be used, none.</summary>
internal sealed class ShopImport(NpgsqlDataSource database, TimeProvider? time = null, IOptions<IngestionOptions>? ingestion = null)
{
    public async Task<ImportCounts> RunAsync(ShopRequest request, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var (batches, limits) = (new List<ShopBatch>(), ingestion?.Value ?? new());
        var bounds = limits.Bounds(request.Kind.Name, (time ?? TimeProvider.System).GetUtcNow());
        foreach (var file in request.Files)
        {
            progress.Report(new($"Reading {file}", (double)batches.Count / request.Files.Count));
            batches.Add(await ShopFile.ReadAsync(file, request.Kind, request.Zone, bounds, cancellationToken));
        }

        RefuseNonsense(request.Kind, batches);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var source = await RunStore.SourceAsync(connection, $"{request.Kind.Name}:{request.Site}", request.Kind.Name, request.Zone.Id,
            Capabilities.None, cancellationToken);
        var total = new ImportCounts();
        foreach (var batch in batches)
        {
            await ShopLoad.StoreAsync(connection, source, request.Kind, batch, limits, cancellationToken);
            total.Add(batch.Counts);
        }

        await transaction.CommitAsync(cancellationToken);
        return total;
    }

    private static void RefuseNonsense(ShopKind kind, List<ShopBatch> batches)
    {
        var (read, rejects) = (batches.Sum(batch => batch.Counts.Read), batches.SelectMany(batch => batch.Rejects).ToList());
        if (read > 0 && rejects.Count == read)
            throw new InputException($"{rejects[0].File}: not one of the {Words.Count(read, "object")} is a {kind.Name} order (the "
                + $"first: {rejects[0].Reason}). Nothing was imported.");
    }
}
