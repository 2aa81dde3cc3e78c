using System.Text.Json;
using IWReports.Worker.Ingestion.Sources.Tables;

namespace IWReports.Worker.Ingestion.Sources.Shops;

/// <summary>The orders of one answer of a shop, and what became of those that could not be read.</summary>
internal sealed class ShopBatch(string name, DayBounds bounds)
{
    // Tells what the order is and where it stands, and nothing about whose it is.
    private static readonly string[] Shown =
    [
        "id", "number", "order_number", "order_id", "fulfillment_id", "status", "financial_status", "fulfillment_status", "currency",
            "total", "total_price", "current_total_price", "test",
        "date_created", "date_created_gmt", "date_modified_gmt", "created_at", "processed_at", "updated_at", "cancelled_at",
    ];

    private const int LongestShown = 40;

    private readonly Dictionary<string, ShopOrder> _orders = new(StringComparer.Ordinal);

    private readonly List<ShopPart> _parts = [];

    private readonly List<Reject> _rejects = [];

    public string Name => name;

    /// <summary>All of them: an answer is a page.</summary>
    public IReadOnlyList<Reject> Rejects => _rejects;

    public ImportCounts Counts { get; } = new() { Details = { ["test_orders"] = 0 } };

    public IReadOnlyList<ShopPart> Parts => _parts;

    public IReadOnlyCollection<ShopOrder> Orders => _orders.Values;

    /// <summary>Reads the next order; an order that stands twice counts once, as it was last.</summary>
    public void Add(ShopJson order, ShopKind kind, IReadOnlyList<ShopJson>? beside = null)
    {
        Counts.Read++;
        try
        {
            if (order.Element.ValueKind is not JsonValueKind.Object)
                throw new CellException("not an object, so no order");
            if (kind.Part(order) is not { } part)
            {
                Add(kind.Read(order, beside ?? []));
            }
            else if (part.SaysNothing)
            {
                Counts.Unchanged++;
            }
            else
            {
                foreach (var (field, value) in part.Values)
                    bounds.Refuse(field, value as DateOnly?);
                _parts.Add(part);
            }
        }
        catch (CellException wrong)
        {
            var names = PrivateFields.WordsOf(Names(order.Element));
            var reject = new Reject(name, Counts.Read, Skeleton(order.Element, names), PrivateFields.BlotQuoted(wrong.Message, names));
            Counts.Reject(reject);
            _rejects.Add(reject);
        }
    }

    /// <summary>Leaves out an order that is known in a later state already.</summary>
    public void Drop(string orderId)
    {
        _orders.Remove(orderId);
        Counts.Duplicates++;
    }

    public void Replace(ShopOrder order) => _orders[order.OrderId] = order;

    private void Add(ShopOrder order)
    {
        if (order.NotReal)
        {
            // Read, and nothing of the business: it changes nothing.
            Counts.Unchanged++;
            Counts.Details["test_orders"]++;
            return;
        }

        foreach (var (field, day) in order.Days)
            bounds.Refuse(field, day);
        if (_orders.TryGetValue(order.OrderId, out var other))
            Counts.Duplicates++;
        if (other is null || !(order.ModifiedAt < other.ModifiedAt))
            _orders[order.OrderId] = order;
    }

    // Whose it is, wherever the answer says so: of a bill, a parcel, a customer.
    private static IEnumerable<string> Names(JsonElement told) => told.ValueKind switch
    {
        JsonValueKind.Array => told.EnumerateArray().SelectMany(Names),
        JsonValueKind.Object => told.EnumerateObject().SelectMany(one => one.Value.ValueKind is not JsonValueKind.String ? Names(one.Value)
            : ShopJson.NameOf(one) is { } field && PrivateFields.IsName(field) && ShopJson.Read(one.Value) is { } text ? [text] : []),
        _ => [],
    };

    private static byte[] Skeleton(JsonElement order, HashSet<string> names) =>
        order.ValueKind is not JsonValueKind.Object || !ShopJson.HasNames(order)
        ? JsonSerializer.SerializeToUtf8Bytes(order.ValueKind.ToString())
        : JsonSerializer.SerializeToUtf8Bytes(Shown.Where(name => order.TryGetProperty(name, out var value)
            && value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
            .Select(name => (Name: name, Value: order.GetProperty(name)))
            .ToDictionary(one => one.Name, one =>
                one.Value.ValueKind is JsonValueKind.String
                    ? Shorten(PrivateFields.Blot(ShopJson.Read(one.Value) ?? "no text", names)) : one.Value.GetRawText()));

    // Masked first: half an address would not be known for one.
    private static string Shorten(string text) => ContactDetails.Mask(text) is var masked
        && masked.Length > LongestShown ? masked[..LongestShown] : masked;
}
