using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Reports.Drafts;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Measurement;
using IWReports.Worker.Measurement.Facts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Reporting.Inputs.Drafts;

/// <summary>Complaints one by one, as they were on record at the end of a day, each with its customer and order.</summary>
internal sealed class CasesReader(NpgsqlDataSource database, BusinessCalendar calendar, IOptions<CompanyOptions> company,
    IOptions<MeasurementOptions> measurement)
{
    private const string OrderSql = $"""
        {OrderRows.With}
        select about.* from complaint c {OrderRows.About}
        where c.complaint_id = $1 and c.received_on <= $2 order by c.source_id limit 1
        """;

    private const string EarlierSql = """
        select before.complaint_id, before.received_on as day, before.topic
        from complaint c join source_site its on its.source_id = c.source_id
        join complaint before on before.customer_id = c.customer_id and before.complaint_id <> c.complaint_id
        join source_site site on site.source_id = before.source_id and site.site = its.site
        where c.complaint_id = $1
            and c.source_id = (select min(source_id) from complaint where complaint_id = $1 and received_on <= $3)
            and before.received_on < c.received_on and before.received_on >= c.received_on - $2
        order by before.received_on desc, before.complaint_id desc
        """;

    /// <summary>What is on record of a case; null where there is none of that reference by the period's end.</summary>
    /// <param name="team">Only of this team; null for all.</param>
    public async Task<LetterData?> FindAsync(
        string reference, ReportPeriod period, CancellationToken cancellationToken, string? team = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var found = await Complaints.WhereAsync(
            connection, $"complaint_id = $1 and received_on <= $2 {(team is null ? "" : $"and {TeamMatch.OnlySql("team", "$3")}")} "
                + "order by source_id limit 1", team is null ? [reference, period.To] : [reference, period.To, team])
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new()
        {
            Company = company.Value.Name,
            Period = period,
            Settings = measurement.Value.For(calendar, period.To),
            Complaint = found.AsKnownOn(period.To),
            Customer = found.CustomerName,
            Order = await OrderAsync(connection, reference, period.To, cancellationToken),
            Earlier = await EarlierAsync(connection, reference, period.To, cancellationToken),
        };
    }

    private static async Task<Order?> OrderAsync(
        NpgsqlConnection connection, string reference, DateOnly knownOn, CancellationToken cancellationToken)
    {
        var row = await connection.RowAsync<OrderRow>(OrderSql, cancellationToken, reference, knownOn);
        return row?.ToOrder()?.AsKnownOn(knownOn);
    }

    /// <summary>The latest cases of a day and before.</summary>
    public async Task<IReadOnlyList<string>> LatestAsync(DateOnly asOf, int most, CancellationToken cancellationToken)
    {
        return await database.RowsAsync<string>(
            "select complaint_id from complaint where received_on <= $1 order by received_on desc, complaint_id desc limit $2",
            cancellationToken, asOf, most);
    }

    private static async Task<IReadOnlyList<Complaint>> EarlierAsync(
        NpgsqlConnection connection, string reference, DateOnly knownOn, CancellationToken cancellationToken) =>
        await connection.RowsAsync<Complaint>(EarlierSql, cancellationToken, reference, LetterData.EarlierDays, knownOn);
}
