using IWReports.Worker.Sources.Shops;
using IWReports.Worker.Sources.Tables;
using IWReports.Worker.Sources.Tables.Kinds;

namespace IWReports.Worker.Sources.Shopify;

/// <summary>An order as Shopify's REST Admin API writes it: times with offset, money as text. "Fulfilled" means sent; that it arrived is said by its fulfilments' events.</summary>
internal static class ShopifyOrder
{
    public static readonly ShopKind Kind = new("shopify", Read, Part);

    /// <param name="events">The events of the order's fulfilments; without them a day of delivery is not known.</param>
    private static ShopOrder Read(ShopJson order, IReadOnlyList<ShopJson> events)
    {
        var id = order.Id("id");
        // Orders brought over from another shop were created on the day of the move.
        var placed = order.Time("processed_at") ?? order.Time("created_at") ?? throw new CellException("processed_at and created_at are missing: not an order");
        var refunds = order.List("refunds");
        var sent = order.List("fulfillments")?.Where(fulfillment => fulfillment.Text("status") is "success").ToList() ?? [];
        var wholly = order.Text("fulfillment_status") is "fulfilled" && sent.Count > 0;
        var arrived = wholly && sent.TrueForAll(IsDelivered);
        var cancelled = order.Time("cancelled_at");
        return new()
        {
            OrderId = id,
            OrderedAt = placed.At,
            OrderedOn = placed.Day,
            Status = cancelled is not null ? "cancelled" : order.Text("financial_status") is "refunded" ? "refunded" : arrived ? "delivered" : "open",
            CustomerId = order.Object("customer")?.Text("id"),
            ShippedOn = wholly ? sent.Max(fulfillment => fulfillment.Time("created_at")?.Day) : null,
            DeliveredOn = arrived ? DeliveredOn(sent, events) : null,
            CancelledOn = cancelled?.Day,
            // The current price is net of edits and refunds; older versions of the API do not give it.
            Value = order.Number("current_total_price") ?? ((order.Number("total_price") ?? throw new CellException("current_total_price and total_price are missing")) - (refunds?.Sum(Paid) ?? 0)),
            Currency = order.Text("currency"),
            ModifiedAt = order.Time("updated_at")?.At,
            NotReal = order.Is("test"),
            Returns = refunds?.Select(Return).ToList(),
        };
    }

    /// <summary>The fulfilments whose events say when they arrived.</summary>
    public static IEnumerable<string> Delivered(ShopJson order) =>
        order.List("fulfillments")?.Where(fulfillment => fulfillment.Text("status") is "success" && IsDelivered(fulfillment)).Select(fulfillment => fulfillment.Id("id")) ?? [];

    private static bool IsDelivered(ShopJson fulfillment) => fulfillment.Text("shipment_status") is "delivered";

    private static ShopPart? Part(ShopJson told)
    {
        if (!told.Has("order_id"))
            return null;
        var order = told.Id("order_id");
        if (told.Has("fulfillment_id"))
            return told.Text("status") is "delivered" ? Parcel(order, told.Id("fulfillment_id"), ("delivered_on", told.Time("happened_at")?.Day)) : ShopPart.Nothing;
        if (told.Has("refund_line_items") || told.Has("transactions"))
            return Return(told).Of(order);
        return told.Text("status") is "success" ? Parcel(order, told.Id("id"), ("shipped_on", told.Time("created_at")?.Day), ("carrier", told.Note("tracking_company"))) : ShopPart.Nothing;
    }

    private static ShopPart Parcel(string order, string id, params ReadOnlySpan<(string Field, object? Value)> told)
    {
        var values = new Dictionary<string, object?> { ["order_id"] = order, ["shipment_id"] = id };
        foreach (var (field, value) in told)
            values[field] = value;
        return new(ShipmentsTable.Kind, values);
    }

    // An order has arrived when its last part has; one part without a day leaves it unknown.
    private static DateOnly? DeliveredOn(List<ShopJson> sent, IReadOnlyList<ShopJson> events)
    {
        var days = sent.ConvertAll(fulfillment => events
            .Where(seen => seen.Text("fulfillment_id") == fulfillment.Text("id") && seen.Text("status") is "delivered")
            .Min(seen => seen.Time("happened_at")?.Day));
        return days.Contains(null) ? null : days.Max();
    }

    private static ShopReturn Return(ShopJson refund)
    {
        var isBack = refund.List("refund_line_items")?.Any(item => item.Text("restock_type") is "return") ?? false;
        return new(refund.Id("id"), isBack ? "return" : "refund", (refund.Time("processed_at") ?? refund.Time("created_at"))?.Day, refund.Has("transactions") ? Paid(refund) : null, refund.Note("note"));
    }

    private static decimal Paid(ShopJson refund) =>
        refund.List("transactions")?.Where(paid => paid.Text("kind") is "refund" && paid.Text("status") is "success").Sum(paid => paid.Number("amount")) ?? 0;
}
