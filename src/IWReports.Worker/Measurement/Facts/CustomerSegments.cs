namespace IWReports.Worker.Measurement.Facts;

/// <summary>What kind of customer a fact's customer is; unknown where the books do not know the customer.</summary>
internal static class CustomerSegments
{
    /// <summary>To be joined as "segment" on customer_id; whatever source knows the customer, since each table is a source of its own.</summary>
    public const string Sql = "(select customer_id, case when bool_or(key_account) then 'key account' else 'small' end as segment from customer group by customer_id)";
}
