using IWReports.Worker.Ingestion.Sources.Shops;
using IWReports.Worker.Ingestion.Sources.Tables;

namespace IWReports.Worker.Ingestion.Sources.WooCommerce;

/// <summary>
/// An order as WooCommerce's REST API v3 writes it: times without offset (those ending in _gmt are UTC), money as text. It never says when
/// something arrived.
/// </summary>
internal static class WooCommerceOrder
{
    private const string Guest = "0";

    public static readonly ShopKind Kind = new("woocommerce", Read, Part);

    /// <param name="refunds">The order's refunds in full: the order itself gives their sums, not their days.</param>
    private static ShopOrder Read(ShopJson order, IReadOnlyList<ShopJson> refunds)
    {
        var id = order.Id("id");
        var placed = order.Time("date_created_gmt", "Z") ?? order.Time("date_created")
            ?? throw new CellException("date_created_gmt is missing: not an order, or not of REST API v3");
        var status = order.Text("status") ?? throw new CellException("status is missing");
        var returns = order.List("refunds")?.Select(refund => Return(refund, refunds)).ToList();
        return new()
        {
            OrderId = id,
            OrderedAt = placed.At,
            OrderedOn = placed.Day,
            Status = StatusOf(status),
            CustomerId = order.Text("customer_id") is { } customer && customer != Guest ? customer : null,
            // What was ordered; what was paid back of it is not taken off.
            Value = order.Number("total") ?? throw new CellException("total is missing"),
            Currency = order.Text("currency"),
            ModifiedAt = (order.Time("date_modified_gmt", "Z") ?? order.Time("date_modified"))?.At,
            NotReal = status is "checkout-draft" or "auto-draft" or "draft",
            Returns = returns,
        };
    }

    // A refund names its order by the address it can be asked at.
    private static ShopPart? Part(ShopJson told)
    {
        if (told.Has("status") || !told.Has("amount"))
            return null;
        var up = told.Object("_links")?.List("up") is [var link, ..] ? link.Text("href") : null;
        return up?.TrimEnd('/').Split('/')[^1] is { Length: > 0 } order
            ? Return(told, [told]).Of(order)
            : throw new CellException("_links.up is missing: which order this refund belongs to is not known");
    }

    // "completed" says that the shop is done with the order, not that it arrived; plugins add words of their own for what is still open.
    private static string StatusOf(string status) => status switch
    {
        "cancelled" or "failed" or "trash" => "cancelled",
        "refunded" => "refunded",
        _ => "open",
    };

    private static ShopReturn Return(ShopJson refund, IReadOnlyList<ShopJson> inFull)
    {
        var id = refund.Id("id");
        var full = inFull.Where(other => other.Text("id") == id).Select(other => (ShopJson?)other).FirstOrDefault();
        // In the order the sum is negative, in full it is not.
        var amount = refund.Number("total") ?? full?.Number("amount");
        return new(id, "refund", (full?.Time("date_created_gmt", "Z") ?? full?.Time("date_created"))?.Day,
            amount is { } sum ? Math.Abs(sum) : null, refund.Note("reason") ?? full?.Note("reason"));
    }
}
