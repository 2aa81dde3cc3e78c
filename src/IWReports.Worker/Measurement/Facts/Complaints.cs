using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>The one reader of complaints: the figures' of some days, and those that lists, letters and duties ask for.</summary>
internal static class Complaints
{
    private static readonly string Sql = $"""
        with recorded as (
            select source_id, concat_ws(',', 'None',
                case when bool_or(acknowledged_on is not null) then 'Acknowledged' end,
                case when bool_or(resolved_on is not null) then 'Resolved' end,
                case when bool_or(escalated_on is not null) then 'Escalated' end,
                case when bool_or(coalesce(followed_up_on::text, satisfied::text) is not null) then 'FollowedUp' end,
                case when bool_or(reopened_on is not null) then 'Reopened' end,
                case when bool_or(redress_amount is not null) then 'Redressed' end) as steps
            from complaint group by source_id
        )
        select complaint_id, received_on as day, customer_id as customer, nullif(who.name, '') as customer_name, order_id, topic, team,
            resolved_on, deadline, legal_threat, injury,
            department, channel, customer.segment, acknowledged_on, answered_in_time, reopened_on, escalated_on, must_refer,
            followed_up_on, satisfied, redress_amount, product_value, redress_approved, damage_claim, claims_form_on, quotes_outstanding,
            manager_call_agreed_on as manager_call_on, manager_call_agreed_at as manager_call_at,
            manager_call_made_on as manager_called_on, manager_call_made_at as manager_called_at, recorded.steps as recorded
        from complaint
        join recorded using (source_id)
        {CustomerSegments.Of("complaint")}
        {KnownCustomers.Of("complaint", "who")}
        where
        """;

    /// <summary>Complaints that were received on some days, followed up, or had a call of the manager agreed for them.</summary>
    public static IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days) => WhereAsync(
        connection, "received_on = any($1) or followed_up_on = any($1) or manager_call_agreed_on = any($1)", days);

    /// <summary>Complaints of which a condition holds.</summary>
    public static IAsyncEnumerable<Complaint> WhereAsync(NpgsqlConnection connection, string condition, params object[] values) =>
        connection.StreamAsync<Complaint>($"{Sql} {condition}", values);
}
