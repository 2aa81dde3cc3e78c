using IWReports.Worker.Ingestion.Sources.Shops;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.Tables.Kinds;

namespace IWReports.Worker.Ingestion.Sources.Shopify;

/// <summary>
/// An order as Shopify's REST Admin API writes it: times with offset, money as text. "Fulfilled" means sent; that it arrived is said by
/// its fulfilments' events.
/// </summary>
internal static class ShopifyOrder
{
    public static readonly ShopKind Kind = new("shopify", Read, Part);

    /// <param name="events">The events of the order's fulfilments; without them a day of delivery is not known.</param>
    private static ShopOrder Read(ShopJson order, IReadOnlyList<ShopJson> events)
    {
        var id = order.Id("id");
        // Orders brought over from another shop were created on the day of the move.
        var placed = order.Time("processed_at") ?? order.Time("created_at")
            ?? throw new CellException("processed_at and created_at are missing: not an order");
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
            Status = cancelled is not null ? "cancelled" : order.Text("financial_status") is "refunded" ? "refunded" : arrived
                ? "delivered" : "open",
            CustomerId = order.Object("customer")?.Text("id"),
            ShippedOn = wholly ? sent.Max(fulfillment => fulfillment.Time("created_at")?.Day) : null,
            DeliveredOn = arrived ? DeliveredOn(sent, events) : null,
            CancelledOn = cancelled?.Day,
            Value = ValueOf(order, refunds ?? []),
            Currency = order.Text("currency"),
            ModifiedAt = order.Time("updated_at")?.At,
            NotReal = order.Is("test"),
            Returns = refunds?.Select(Return).ToList(),
        };
    }

    /// <summary>The fulfilments whose events say when they arrived.</summary>
    public static IEnumerable<string> Delivered(ShopJson order) =>
        order.List("fulfillments")?.Where(fulfillment => fulfillment.Text("status") is "success" && IsDelivered(fulfillment))
            .Select(fulfillment => fulfillment.Id("id")) ?? [];

    private static bool IsDelivered(ShopJson fulfillment) => fulfillment.Text("shipment_status") is "delivered";

    // What was ordered, edits taken off but refunds not, as tables give it. The current price has
    // lost what came back, too; older versions of the API do not give it.
    private static decimal ValueOf(ShopJson order, IReadOnlyList<ShopJson> refunds)
    {
        var placed = order.Number("total_price");
        if (order.Number("current_total_price") is not { } current)
            return placed ?? throw new CellException("current_total_price and total_price are missing");
        // Money given back without a line leaves the current price as it was: what was
        // ordered is never more than the larger of both prices.
        return Math.Min(current + refunds.Sum(TakenOff), Math.Max(current, placed ?? decimal.MaxValue));
    }

    // What was paid back, or, before the money goes back, what the goods that came back
    // had cost. A line that was taken off the order is an edit.
    private static decimal TakenOff(ShopJson refund) =>
        Paid(refund) is { } paid and not 0 ? paid
        : Returned(refund).Sum(item => (item.Number("subtotal") ?? 0) + (item.Number("total_tax") ?? 0));

    private static ShopPart? Part(ShopJson told)
    {
        if (!told.Has("order_id"))
            return null;
        var order = told.Id("order_id");
        if (told.Has("fulfillment_id"))
            return told.Text("status") is "delivered"
                ? Parcel(order, told.Id("fulfillment_id"), ("delivered_on", told.Time("happened_at")?.Day)) : ShopPart.Nothing;
        if (told.Has("refund_line_items") || told.Has("transactions"))
            return Return(told).Of(order);
        return told.Text("status") is "success"
            ? Parcel(order, told.Id("id"), ("shipped_on", told.Time("created_at")?.Day), ("carrier", told.Note("tracking_company")))
            : ShopPart.Nothing;
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

    // A refund that failed, is pending, or only edits the order stays known as one of nothing: it is no refund.
    private static ShopReturn Return(ShopJson refund)
    {
        var kind = Returned(refund).Any() ? "return" : "refund";
        return new(refund.Id("id"), kind, (refund.Time("processed_at") ?? refund.Time("created_at"))?.Day, Paid(refund),
            refund.Note("note"));
    }

    private static IEnumerable<ShopJson> Returned(ShopJson refund) =>
        refund.List("refund_line_items")?.Where(item => item.Text("restock_type") is "return") ?? [];

    // Null where the answer leaves the payments out.
    private static decimal? Paid(ShopJson refund) =>
        refund.List("transactions")?.Where(paid => paid.Text("kind") is "refund" && paid.Text("status") is "success" && !paid.Is("test"))
            .Sum(paid => Math.Abs(paid.Number("amount") ?? 0));
}
