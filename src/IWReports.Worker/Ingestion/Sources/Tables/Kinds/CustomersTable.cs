namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>Customers: who buys, and which of them are key accounts.</summary>
internal static class CustomersTable
{
    public static readonly TableKind Kind = new("customers", "customer",
    [
        new("customer_id", CellType.Text, "the id that orders and complaints name") { Required = true, Key = true },
        new("name", CellType.Text, "the business") { Required = true, InOwnWords = true },
        new("key_account", CellType.YesNo, "whether it is a significant customer; blank means no") { Default = false },
        new("segment", CellType.OneOf("key account", "small", "internal"),
            "what kind of customer; blank where not known, or a key account by the column before"),
        new("phones", CellType.Callers, "telephone numbers, separated by semicolons; kept as keyed hashes only") { Field = "callers" },
    ])
    {
        // Their orders are told apart by segment.
        AlsoMakesStale = $"select o.ordered_on from merged s join {SameSite.Orders} using (customer_id) where s.fate in (1, 2)",
    };
}
