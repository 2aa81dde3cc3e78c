namespace IWReports.Worker.Measurement.Facts;

/// <summary>What kind of customer a fact's customer is; unknown where the books of its site do not know the customer.</summary>
internal static class CustomerSegments
{
    /// <summary>To be joined as "segment" on source_id and customer_id.</summary>
    public const string Sql = "(select distinct on (source_id, customer_id) source_id, customer_id, segment from known_customer order by source_id, customer_id, key_account desc)";
}
