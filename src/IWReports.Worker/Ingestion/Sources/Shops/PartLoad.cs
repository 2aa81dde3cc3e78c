using System.Security.Cryptography;
using System.Text.Json;
using IWReports.Worker.Database;
using IWReports.Worker.Ingestion.Sources.Tables;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Shops;

/// <summary>
/// Puts refunds and parcels that came without their order into the facts, through the tables' own merge: it has the order's day measured
/// again.
/// </summary>
internal static class PartLoad
{
    public static async Task StoreAsync(NpgsqlConnection connection, short sourceId, ShopBatch batch, CancellationToken cancellationToken)
    {
        foreach (var parts in batch.Parts.GroupBy(part => part.Kind))
        {
            var staging = new Staging(connection, parts.Key, sourceId);
            await staging.CreateAsync(cancellationToken);
            var known = await KnownAsync(connection, sourceId, parts.Key, [.. parts.Select(part => (string)part.Values["order_id"]!)],
                cancellationToken);
            await using (var import = await staging.BeginAsync(cancellationToken))
            {
                long line = 0;
                foreach (var part in parts)
                {
                    var key = Key(parts.Key, part.Values);
                    // Of one parcel several answers may tell: each adds to what those before it told.
                    var row = parts.Key.Fields.ToDictionary(field => field.Name,
                        field => part.Values.GetValueOrDefault(field.Name) ?? known.GetValueOrDefault(key)?.GetValueOrDefault(field.Name));
                    known[key] = row;
                    var values = parts.Key.Fields.Select(field => row[field.Name]).ToArray();
                    await staging.WriteAsync(import, ++line,
                        new(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(values)).AsSpan(0, 16)), values, cancellationToken);
                }

                await import.CompleteAsync(cancellationToken);
            }

            await RowMerge.RunAsync(staging, batch.Counts, cancellationToken);
        }
    }

    // Rows of any kind, so a row is its values by their columns' names.
    private static async Task<Dictionary<string, Dictionary<string, object?>>> KnownAsync(
        NpgsqlConnection connection, short sourceId, TableKind kind, string[] orders, CancellationToken cancellationToken)
    {
        var rows = await connection.RowsAsync<dynamic>(
            $"""
            select {string.Join(", ", kind.Fields.Select(field => field.Name))} from {kind.Table}
            where source_id = $1 and order_id = any($2)
            """, cancellationToken, sourceId, orders);
        var known = new Dictionary<string, Dictionary<string, object?>>(StringComparer.Ordinal);
        foreach (IDictionary<string, object?> row in rows)
        {
            var values = new Dictionary<string, object?>(row);
            known[Key(kind, values)] = values;
        }

        return known;
    }

    private static string Key(TableKind kind, IReadOnlyDictionary<string, object?> values) =>
        string.Join('\n', kind.Fields.Where(field => field.Key).Select(field => values[field.Name]));
}
