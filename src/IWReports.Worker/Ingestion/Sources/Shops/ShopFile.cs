using System.Text.Json;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Shops;

/// <summary>A saved answer of a shop: a list, an object with "orders", "refund", …, or a single order, refund or parcel.</summary>
internal static class ShopFile
{
    // Shopify puts an answer under the name of what it holds.
    private static readonly string[] Held = ["order", "refund", "fulfillment", "fulfillment_event"];

    public static async Task<ShopBatch> ReadAsync(string path, ShopKind kind, TimeZoneInfo zone, DayBounds bounds,
        CancellationToken cancellationToken)
    {
        var name = path == "-" ? "standard input" : path;
        try
        {
            await using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            // A stream, unlike bytes, may begin with a byte order mark.
            using var document = await JsonDocument.ParseAsync(stream, default, cancellationToken);
            var batch = new ShopBatch(name, bounds);
            foreach (var order in Orders(document.RootElement))
                batch.Add(new(order, zone), kind);
            return batch;
        }
        catch (JsonException wrong)
        {
            throw new InputException($"{name}: line {wrong.LineNumber + 1}: this is not JSON, or it is cut off. Nothing was imported; "
                + $"expected is a saved answer of the REST API: a list of orders, {{\"orders\":[…]}}, one order, or the refunds or "
                + $"fulfillments of one.", wrong);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"{name} cannot be read: {wrong.Message}", wrong);
        }
    }

    private static List<JsonElement> Orders(JsonElement root) =>
        root.ValueKind is JsonValueKind.Array ? [.. root.EnumerateArray()]
        : root.ValueKind is not JsonValueKind.Object ? [root]
        : Held.Select(name => Under(root, name + "s", JsonValueKind.Array)).FirstOrDefault(list => list is not null) is { } many
            && !root.TryGetProperty("id", out _) ? [.. many.EnumerateArray()]
        : Held.Select(name => Under(root, name, JsonValueKind.Object)).FirstOrDefault(one => one is not null) is { } single
            && !root.TryGetProperty("id", out _) ? [single]
        : [root];

    private static JsonElement? Under(JsonElement root, string name, JsonValueKind kind) => root.TryGetProperty(name, out var held)
        && held.ValueKind == kind ? held : null;
}
