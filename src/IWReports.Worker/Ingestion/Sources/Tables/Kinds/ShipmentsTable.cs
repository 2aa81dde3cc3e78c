namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>Parcels: an order has arrived when its last one has.</summary>
internal static class ShipmentsTable
{
    public static readonly TableKind Kind = new("shipments", "shipment",
    [
        new("order_id", CellType.Text, "the order it belongs to") { Required = true, Key = true },
        new("shipment_id", CellType.Text, "the parcel's number") { Required = true, Key = true },
        new("carrier", CellType.Text, "who brings it"),
        new("shipped_on", CellType.Day, "when it left"),
        new("delivered_on", CellType.Day, "when it arrived; blank while on its way"),
    ])
    {
        Days = ["delivered_on"],
        Merge = BackwardDays.Counted("delivered_on < shipped_on"),
        AlsoMakesStale = $"""
            select o.ordered_on from merged s join {SameSite.Orders} using (order_id) where s.fate in (1, 2)
            union select o.ordered_on from {SameSite.Orders}
            where exists (select from merged s where s.fate in (1, 2) and s.delivered_on is not null)
                and not exists (select from shipment s where s.source_id = $1 and s.delivered_on is not null)
            """,
    };
}
