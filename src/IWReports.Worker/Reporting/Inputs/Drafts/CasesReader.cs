using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.Drafts;
using IWReports.Worker.Database;
using IWReports.Worker.Measurement.Facts;
using Npgsql;

namespace IWReports.Worker.Reporting.Inputs.Drafts;

/// <summary>Complaints one by one, as they were on record at the end of a day, each with its customer and order.</summary>
internal sealed class CasesReader(NpgsqlDataSource database)
{
    private const string OrderSql = $"""
        {OrderRows.With}
        select about.* from complaint c {OrderRows.About}
        where c.complaint_id = $1 and c.received_on <= $2 order by c.source_id limit 1
        """;

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
        (Complaint Complaint, string? Customer)? found = null;
        await foreach (var (complaint, customer) in Complaints.WhereAsync(connection,
            "complaint_id = $1 and received_on <= $2 order by source_id limit 1", cancellationToken, reference, period.To))
        {
            found = (complaint.AsKnownOn(period.To), customer);
        }

        return found is not { } one ? null : new()
        {
            Company = company,
            Period = period,
            Settings = settings,
            Complaint = one.Complaint,
            Customer = one.Customer,
            Order = await OrderAsync(connection, reference, period.To, cancellationToken),
            Earlier = await EarlierAsync(connection, reference, period.To, cancellationToken),
        };
    }

    private static async Task<Order?> OrderAsync(
        NpgsqlConnection connection, string reference, DateOnly knownOn, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(OrderSql, reference, knownOn);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) && !row.IsDBNull(0) ? OrderRows.Of(row, 0).AsKnownOn(knownOn) : null;
    }

    /// <summary>The latest cases of a day and before.</summary>
    public async Task<IReadOnlyList<string>> LatestAsync(DateOnly asOf, int most, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.RowsAsync<string>(
            "select complaint_id from complaint where received_on <= $1 order by received_on desc, complaint_id desc limit $2",
            cancellationToken, asOf, most);
    }

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
