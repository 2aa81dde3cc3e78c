namespace IWReports.Worker.Measurement.Facts;

/// <summary>What kind of customer a fact's customer is; unknown where the books do not know the customer.</summary>
internal static class CustomerSegments
{
    /// <summary>
    /// Joins "segment" to a table's rows. Their own site's customers are asked; where that site keeps none, those of the only other site
    /// that knows the number:
    /// a table may be a source of its own, but a number that two companies use is two customers.
    /// </summary>
    public static string Of(string fact) => $"""
        left join lateral (
            select case when bool_or(known.key_account or known.segment = 'key account') then 'key account'
                when bool_or(known.segment = 'internal') then 'internal' else 'small' end as segment
            from customer known join source_site keeping using (source_id) join source_site own on own.source_id = {fact}.source_id
            where known.customer_id = {fact}.customer_id
                and (keeping.site = own.site or not exists (select from source_site its where its.site = own.site and exists (select
                    from customer kept where kept.source_id = its.source_id)))
            having count(distinct keeping.site) = 1
        ) customer on true
        """;
}
