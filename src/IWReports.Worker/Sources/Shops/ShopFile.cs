using System.Text.Json;

namespace IWReports.Worker.Sources.Shops;

/// <summary>A saved answer of a shop: a list of orders, an object with "orders" or "order", or a single order.</summary>
internal static class ShopFile
{
    public static async Task<ShopBatch> ReadAsync(string path, ShopKind kind, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var name = path == "-" ? "standard input" : path;
        try
        {
            await using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            // A stream, unlike bytes, may begin with a byte order mark.
            using var document = await JsonDocument.ParseAsync(stream, default, cancellationToken);
            var batch = new ShopBatch(name);
            foreach (var order in Orders(document.RootElement))
                batch.Add(new(order, zone), kind);
            return batch;
        }
        catch (JsonException wrong)
        {
            throw new InputException($"{name}: line {wrong.LineNumber + 1}: this is not JSON, or it is cut off. Nothing was imported; expected is a saved answer of the REST API: a list of orders, {{\"orders\":[…]}}, or one order.", wrong);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"{name} cannot be read: {wrong.Message}", wrong);
        }
    }

    private static List<JsonElement> Orders(JsonElement root) =>
        root.ValueKind is JsonValueKind.Array ? [.. root.EnumerateArray()]
        : root.ValueKind is not JsonValueKind.Object ? [root]
        : root.TryGetProperty("orders", out var orders) && orders.ValueKind is JsonValueKind.Array ? [.. orders.EnumerateArray()]
        : root.TryGetProperty("order", out var order) && order.ValueKind is JsonValueKind.Object ? [order]
        : [root];
}
