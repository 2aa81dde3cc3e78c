using System.Globalization;
using IWReports.Core.Facts;
using IWReports.Worker.Ingestion.Sources.Http;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Shops;

/// <summary>
/// Pulls what changed in a shop, a page at a time: each page is kept wholly, with the place where to go on, or not at all.
/// </summary>
internal sealed class ShopPull(string site, ShopOptions options, IShopApi api, NpgsqlDataSource database, TimeProvider time,
    IngestionOptions? ingestion = null) : ISource
{
    // A shop that changes faster than it can be read is no shop.
    private const int MaxRestarts = 3;

    private readonly IngestionOptions _ingestion = ingestion ?? new();

    public string Name => $"{api.Kind.Name}:{site}";

    public async Task PullAsync(SourceRead pulled, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var zone = Zones.Find(options.Zone, $"{api.Access.Setting}:Zone");
        using var rest = new RestClient(api.Access, time);
        var last = await LastAsync(cancellationToken);
        var cursor = last is { Page: not null } ? last : ShopCursor.Start(last, options);
        for (var restarts = 0; ;)
        {
            progress.Report(new($"{Name}: {pulled.Counts.Read} orders read"));
            var page = await api.ReadAsync(rest, cursor.Since, cursor.Page, zone, _ingestion.Bounds(api.Kind.Name, time.GetUtcNow()),
                cancellationToken);
            // Orders that left the list moved the later ones forward, over the edge of a page that was read before.
            if (page is null || page.Total < cursor.Total)
            {
                if (++restarts > MaxRestarts)
                    throw new IOException($"{api.Access.Setting}: the list of orders changed {restarts} times while it was read. The "
                        + $"next pull goes on from here.");
                pulled.Notes.Add($"{Name}: {(page is null ? "the shop no longer knows the next page" : "orders left the list while it "
                    + $"was read")}; reading again from the start of the window");
                cursor = cursor.Again();
                continue;
            }

            if (page.Next is not null && page.Next == cursor.Page)
                throw new IOException(
                    $"{api.Access.Setting}: the shop names the same page as the next one again and again. Nothing of it was kept.");
            RefuseTooMany(page.Orders);
            cursor = cursor.After(page);
            await KeepAsync(page.Orders, cursor, zone, cancellationToken);
            pulled.Counts.Add(page.Orders.Counts);
            if (cursor.Page is not null)
                continue;
            // The shop no longer has them, or no longer gives them to this key.
            pulled.Notes.AddRange(await OrdersToReread.SentencesAsync(database, Name, cancellationToken));
            return;
        }
    }

    private async Task<ShopCursor?> LastAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await CursorStore.ReadAsync<ShopCursor>(connection, Name, cancellationToken);
    }

    private async Task KeepAsync(ShopBatch orders, ShopCursor cursor, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var source = await RunStore.SourceAsync(connection, Name, api.Kind.Name, zone.Id, Capabilities.None, cancellationToken);
        await ShopLoad.StoreAsync(connection, source, api.Kind, orders, _ingestion, cancellationToken);
        await CursorStore.SaveAsync(connection, source, cursor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    // A page without one usable order is an API that changed, not orders that are wrong.
    private void RefuseTooMany(ShopBatch page)
    {
        var counts = page.Counts;
        if ((counts.Rejected > options.MaxRejects && counts.Rejected > options.MaxRejectShare * counts.Read)
            || (counts.Rejected > 1 && counts.Rejected == counts.Read))
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{page.Name}: {counts.Rejected} of {counts.Read} orders are rejected, more than "
                    + $"{api.Access.Setting} allows (MaxRejects {options.MaxRejects}, MaxRejectShare {options.MaxRejectShare:P1}); the "
                    + $"first is order {counts.Rejects[0].Line} of the page: {counts.Rejects[0].Reason}. Nothing of the page was kept."));
    }
}
