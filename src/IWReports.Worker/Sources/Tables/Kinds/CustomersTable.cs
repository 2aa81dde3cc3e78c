namespace IWReports.Worker.Sources.Tables.Kinds;

/// <summary>Customers: who buys, and which of them are key accounts.</summary>
internal static class CustomersTable
{
    public static readonly TableKind Kind = new("customers", "customer",
    [
        new("customer_id", CellType.Text, "the id that orders and complaints name") { Required = true, Key = true },
        new("name", CellType.Text, "the business") { Required = true },
        new("key_account", CellType.YesNo, "whether it is a significant customer; blank means no") { Default = false },
    ]);
}
