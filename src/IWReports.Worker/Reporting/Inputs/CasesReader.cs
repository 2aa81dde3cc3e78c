using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.Drafts;
using IWReports.Worker.Database;
using IWReports.Worker.Measurement.Facts;
using Npgsql;

namespace IWReports.Worker.Reporting.Inputs;

/// <summary>Complaints one by one, as they were on record at the end of a day, each with its customer and order.</summary>
internal sealed class CasesReader(NpgsqlDataSource database)
{
    // What happened after the day is not known on it, but for a call that was agreed for later.
    private static readonly string Sql = $"""
        {OrderRows.With}
        select c.complaint_id, c.received_on, c.topic, nullif(customer.name, ''), c.deadline,
            c.legal_threat, c.injury, c.must_refer, c.damage_claim,
            case when c.escalated_on <= $2 then c.escalated_on end, case when c.resolved_on <= $2 then c.resolved_on end,
            case when c.followed_up_on <= $2 then c.followed_up_on end, case when c.followed_up_on <= $2 then c.satisfied end,
            c.redress_amount, c.product_value, c.redress_approved,
            case when c.claims_form_on <= $2 then c.claims_form_on end, c.quotes_outstanding,
            c.manager_call_agreed_on, c.manager_call_agreed_at, case when c.manager_call_made_on <= $2 then c.manager_call_made_on end,
            about.*
        from complaint c
        {KnownCustomers.Of("c")}
        {OrderRows.About}
        where c.complaint_id = $1 and c.received_on <= $2
        order by c.source_id limit 1
        """;

    private const int FirstOfOrder = 21;

    private const string EarlierSql = """
        select before.complaint_id, before.received_on, before.topic
        from complaint c join source_site its on its.source_id = c.source_id
        join complaint before on before.customer_id = c.customer_id and before.complaint_id <> c.complaint_id
        join source_site site on site.source_id = before.source_id and site.site = its.site
        where c.complaint_id = $1
            and c.source_id = (select min(source_id) from complaint where complaint_id = $1 and received_on <= $3)
            and before.received_on < c.received_on and before.received_on >= c.received_on - $2
        order by before.received_on desc, before.complaint_id desc
        """;

    /// <summary>What is on record of a case; null where there is none of that reference by the period's end.</summary>
    public async Task<LetterData?> FindAsync(
        string reference, ReportPeriod period, MeasureSettings settings, string company,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var earlier = await EarlierAsync(connection, reference, period.To, cancellationToken);
        await using var command = connection.Command(Sql, reference, period.To);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
            return null;
        return new()
        {
            Company = company,
            Period = period,
            Settings = settings,
            Complaint = ComplaintOf(row),
            Customer = row.Text(3),
            Order = row.IsDBNull(FirstOfOrder) ? null : OrderRows.Of(row, FirstOfOrder).AsKnownOn(period.To),
            Earlier = earlier,
        };
    }

    /// <summary>The latest cases of a day and before.</summary>
    public async Task<IReadOnlyList<string>> LatestAsync(DateOnly asOf, int most, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ColumnAsync<string>(
            "select complaint_id from complaint where received_on <= $1 order by received_on desc, complaint_id desc limit $2",
            cancellationToken, asOf, most);
    }

    private static Complaint ComplaintOf(NpgsqlDataReader row) => new()
    {
        ComplaintId = row.GetString(0),
        Day = row.GetFieldValue<DateOnly>(1),
        Topic = row.Text(2),
        Deadline = row.Value<DateOnly>(4),
        LegalThreat = row.GetBoolean(5),
        Injury = row.GetBoolean(6),
        MustRefer = row.GetBoolean(7),
        DamageClaim = row.GetBoolean(8),
        EscalatedOn = row.Value<DateOnly>(9),
        ResolvedOn = row.Value<DateOnly>(10),
        FollowedUpOn = row.Value<DateOnly>(11),
        Satisfied = row.Value<bool>(12),
        RedressAmount = row.Value<decimal>(13),
        ProductValue = row.Value<decimal>(14),
        RedressApproved = row.GetBoolean(15),
        ClaimsFormOn = row.Value<DateOnly>(16),
        QuotesOutstanding = row.GetBoolean(17),
        ManagerCallOn = row.Value<DateOnly>(18),
        ManagerCallAt = row.Value<DateTimeOffset>(19),
        ManagerCalledOn = row.Value<DateOnly>(20),
    };

    private static async Task<IReadOnlyList<Complaint>> EarlierAsync(
        NpgsqlConnection connection, string reference, DateOnly knownOn, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(EarlierSql, reference, LetterData.EarlierDays, knownOn);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var earlier = new List<Complaint>();
        while (await row.ReadAsync(cancellationToken))
            earlier.Add(new() { ComplaintId = row.GetString(0), Day = row.GetFieldValue<DateOnly>(1), Topic = row.Text(2) });
        return earlier;
    }
}
