using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>The one reader of complaints: the figures' of some days, and those that lists, letters and duties ask for.</summary>
internal static class Complaints
{
    private static readonly string Sql = $"""
        with recorded as (
            select source_id, bool_or(acknowledged_on is not null) as acknowledged, bool_or(resolved_on is not null) as resolved,
                bool_or(escalated_on is not null) as escalated,
                bool_or(coalesce(followed_up_on::text, satisfied::text) is not null) as followed_up,
                bool_or(reopened_on is not null) as reopened, bool_or(redress_amount is not null) as redressed
            from complaint group by source_id
        )
        select complaint_id, received_on, customer_id, order_id, topic, team, resolved_on, deadline, legal_threat, injury,
            department, channel, customer.segment, acknowledged_on, answered_in_time, reopened_on, escalated_on, must_refer,
            followed_up_on, satisfied, redress_amount, product_value, redress_approved, damage_claim, claims_form_on, quotes_outstanding,
            manager_call_agreed_on, manager_call_agreed_at, manager_call_made_on, manager_call_made_at,
            recorded.acknowledged, recorded.resolved, recorded.escalated, recorded.followed_up, recorded.reopened, recorded.redressed,
            nullif(who.name, '')
        from complaint
        join recorded using (source_id)
        {CustomerSegments.Of("complaint")}
        {KnownCustomers.Of("complaint", "who")}
        where
        """;

    // In the order of the query's last columns.
    private static readonly ComplaintSteps[] Steps =
        [ComplaintSteps.Acknowledged, ComplaintSteps.Resolved, ComplaintSteps.Escalated, ComplaintSteps.FollowedUp,
            ComplaintSteps.Reopened, ComplaintSteps.Redressed];

    private const int FirstStep = 30;

    private const int CustomersName = 36;

    /// <summary>Complaints that were received on some days, followed up, or had a call of the manager agreed for them.</summary>
    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (complaint, _) in WhereAsync(connection,
            "received_on = any($1) or followed_up_on = any($1) or manager_call_agreed_on = any($1)", cancellationToken, days))
        {
            yield return complaint;
        }
    }

    /// <summary>Complaints of which a condition holds, each with the name of its customer.</summary>
    public static async IAsyncEnumerable<(Complaint Complaint, string? Customer)> WhereAsync(NpgsqlConnection connection, string condition,
        [EnumeratorCancellation] CancellationToken cancellationToken, params object[] values)
    {
        await using var command = connection.Command($"{Sql} {condition}", values);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            yield return (Of(row), row.Text(CustomersName));
    }

    private static Complaint Of(NpgsqlDataReader row) => new()
    {
        ComplaintId = row.GetString(0),
        Day = row.GetFieldValue<DateOnly>(1),
        Customer = row.Text(2),
        OrderId = row.Text(3),
        Topic = row.Text(4),
        Team = row.Text(5),
        ResolvedOn = row.Value<DateOnly>(6),
        Deadline = row.Value<DateOnly>(7),
        LegalThreat = row.GetBoolean(8),
        Injury = row.GetBoolean(9),
        Department = row.Text(10),
        Channel = row.Text(11),
        Segment = row.Text(12),
        AcknowledgedOn = row.Value<DateOnly>(13),
        AnsweredInTime = row.Value<bool>(14),
        ReopenedOn = row.Value<DateOnly>(15),
        EscalatedOn = row.Value<DateOnly>(16),
        MustRefer = row.GetBoolean(17),
        FollowedUpOn = row.Value<DateOnly>(18),
        Satisfied = row.Value<bool>(19),
        RedressAmount = row.Value<decimal>(20),
        ProductValue = row.Value<decimal>(21),
        RedressApproved = row.GetBoolean(22),
        DamageClaim = row.GetBoolean(23),
        ClaimsFormOn = row.Value<DateOnly>(24),
        QuotesOutstanding = row.GetBoolean(25),
        ManagerCallOn = row.Value<DateOnly>(26),
        ManagerCallAt = row.Value<DateTimeOffset>(27),
        ManagerCalledOn = row.Value<DateOnly>(28),
        ManagerCalledAt = row.Value<DateTimeOffset>(29),
        Recorded = Steps.Where((_, at) => row.GetBoolean(FirstStep + at))
            .Aggregate(ComplaintSteps.None, (steps, step) => steps | step),
    };
}
