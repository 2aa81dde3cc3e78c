using IWReports.Core.Facts;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>What Order needs to say whether it is late. A statement reads candidates, and Order decides.</summary>
internal static class OrderRows
{
    /// <summary>The sources that write deliveries down, be it in the parcels of their site; one such row is enough.</summary>
    public const string Recording = """
        select shop.source_id from source_site shop
        where (select true from customer_order kept where kept.source_id = shop.source_id and kept.delivered_on is not null limit 1)
            or (select true from shipment sent join source_site its on its.source_id = sent.source_id
                where its.site = shop.site and sent.delivered_on is not null limit 1)
        """;

    /// <summary>A statement that joins orders begins with this: asked once, not once a row.</summary>
    public const string With = $"with recorded as materialized ({Recording})";

    /// <summary>What <see cref="Order.IsBought"/> says, of a table's own status.</summary>
    public const string IsBought = "status not in ('cancelled', 'adjustment')";

    /// <summary>What <see cref="OrderRow"/> reads, of a placed_order o.</summary>
    public const string Columns = """
        o.order_id, o.ordered_on, o.status, o.promised_on, o.delivered_on,
            exists (select from recorded where recorded.source_id = o.source_id) as deliveries_recorded
        """;

    /// <summary>Joins as "about" the order that a complaint c is about.</summary>
    public const string About = $"""
        left join lateral (
            select {Columns} from placed_order o join source_site shop on shop.source_id = o.source_id
                join source_site its on its.site = shop.site
            where o.order_id = c.order_id and its.source_id = c.source_id order by o.source_id limit 1
        ) about on true
        """;
}
