namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>What came back of orders: things returned or exchanged, money refunded. They belong to the day of the order.</summary>
internal static class ReturnsTable
{
    public static readonly TableKind Kind = new("returns", "order_return",
    [
        new("order_id", CellType.Text, "the order it belongs to") { Required = true, Key = true },
        new("return_id", CellType.Text, "the return's number") { Required = true, Key = true },
        new("kind", CellType.OneOf("return", "refund", "exchange"), "what happened; blank means return") { Default = "return" },
        new("returned_on", CellType.Day, "when") { Required = true },
        new("amount", CellType.Number, "what was paid back"),
        new("reason", CellType.Text, "wrong size, wears out …") { InOwnWords = true },
        new("wrong_item", CellType.YesNo, "whether something else came than was ordered; blank where not known"),
        new("quality_result", CellType.Text, "what the quality department found") { InOwnWords = true },
    ])
    {
        DaysAhead = DayBounds.Happened,
        Days = ["returned_on"],
        // The first ones of their kind tell of all other orders that nothing came back of them.
        AlsoMakesStale = $"""
            select o.ordered_on from merged s join {SameSite.Orders} using (order_id) where s.fate in (1, 2)
            union select o.ordered_on from {SameSite.Orders}
            where exists (select from merged s where s.fate in (1, 2)
                and not exists (select from order_return r where r.source_id = $1 and r.kind = s.kind and (r.wrong_item is not null
                    or s.wrong_item is null)))
            """,
    };
}
