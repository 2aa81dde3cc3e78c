using IWReports.Worker.Database;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.Tables.Kinds;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Shops;

/// <summary>
/// Puts one answer's orders into the facts, on the caller's transaction: through the same staging and merge as the tables' orders, with
/// their returns and the books.
/// </summary>
internal static class ShopLoad
{
    public static async Task StoreAsync(NpgsqlConnection connection, short sourceId, ShopKind kind, ShopBatch batch,
        IngestionOptions ingestion, CancellationToken cancellationToken)
    {
        await PartLoad.StoreAsync(connection, sourceId, batch, cancellationToken);
        var staging = new Staging(connection, OrdersTable.Kind, sourceId);
        await staging.CreateAsync(cancellationToken);
        await CompareAsync(connection, sourceId, batch, cancellationToken);
        await using (var import = await staging.BeginAsync(cancellationToken))
        {
            long line = 0;
            foreach (var order in batch.Orders)
                await staging.WriteAsync(import, ++line, order.Hash(), [.. OrdersTable.Kind.Fields.Select(field => order[field.Name])],
                    cancellationToken);
            foreach (var reject in batch.Rejects)
                staging.Write(import, reject);
            await import.CompleteAsync(cancellationToken);
        }

        await OrderMerge.RunAsync(staging, batch.Counts, cancellationToken);
        await ReturnMerge.RunAsync(connection, sourceId, batch.Orders, cancellationToken);
        await connection.ExecuteAsync(
            "update customer_order o set modified_at = b.at from unnest($2::text[], $3::timestamptz[]) b (order_id, at) where "
                + "o.source_id = $1 and o.order_id = b.order_id and o.modified_at is distinct from coalesce(b.at, o.modified_at)",
            cancellationToken, sourceId, batch.Orders.Select(order => order.OrderId).ToArray(),
                batch.Orders.Select(order => order.ModifiedAt).ToArray());
        await OrdersToReread.ReadAsync(connection, sourceId, [.. batch.Orders.Select(order => order.OrderId)], cancellationToken);
        var run = await RunStore.SaveAsync(connection, sourceId, null, batch.Name, 0, batch.Counts.Read, batch.Counts, cancellationToken);
        await RunStore.QuarantineAsync(connection, run, Staging.Table, cancellationToken);
        var days = batch.Orders.Select(order => (DateOnly?)order.OrderedOn).ToList();
        await RunDays.NoteAsync(connection, run, kind.Name, (days.Min(), days.Max()), batch.Counts, ingestion, cancellationToken);
    }

    // An older copy never replaces a newer one; and the day of delivery, which not every answer repeats, stays known.
    private static async Task CompareAsync(NpgsqlConnection connection, short sourceId, ShopBatch batch,
        CancellationToken cancellationToken)
    {
        var orders = batch.Orders.ToDictionary(order => order.OrderId, StringComparer.Ordinal);
        foreach (var known in await connection.RowsAsync<KnownOrder>(
            "select order_id, modified_at, delivered_on from customer_order where source_id = $1 and order_id = any($2)",
            cancellationToken, sourceId, orders.Keys.ToArray()))
        {
            var order = orders[known.OrderId];
            if (order.ModifiedAt < known.ModifiedAt)
                batch.Drop(order.OrderId);
            else if (order is { Status: "delivered" or "refunded", DeliveredOn: null } && known.DeliveredOn is { } delivered)
                batch.Replace(order with { DeliveredOn = delivered });
        }
    }

    private sealed record KnownOrder
    {
        public required string OrderId { get; init; }

        public DateTimeOffset? ModifiedAt { get; init; }

        public DateOnly? DeliveredOn { get; init; }
    }
}
