namespace IWReports.Worker.Measurement.Facts;

/// <summary>Who a row's customer is, in the books of its site.</summary>
internal static class KnownCustomers
{
    /// <summary>Joins a customer to a table's rows: one at most, however many sources of the site know the number.</summary>
    public static string Of(string fact, string called = "customer") => $"""
        left join lateral (
            select known.name, known.key_account, known.segment from known_customer known
            where known.source_id = {fact}.source_id and known.customer_id = {fact}.customer_id
            order by known.key_account desc, known.name desc limit 1
        ) {called} on true
        """;
}
