using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Measurement;
using IWReports.Worker.Measurement.Facts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Reporting.Inputs;

/// <summary>Customers who need someone: open complaints, late orders, and those who may leave, as they stood at the end of a day.</summary>
internal sealed class CustomersReader(NpgsqlDataSource database, BusinessCalendar calendar, IOptions<CompanyOptions> company,
    IOptions<MeasurementOptions> measurement)
{
    // What a list's amounts are in: the company's currency, else the one that all orders are in. What is in another is not told as a sum.
    private const string Own =
        "(select coalesce($2, case when count(distinct currency) = 1 then min(currency) end) as currency from order_worth)";

    /// <summary>
    /// Complaints with a deadline, a legal threat or talk of leaving that are open, or whose order is late and not there, each with what
    /// the customer bought in the year before it.
    /// </summary>
    public Task<IReadOnlyList<CustomerAtRisk>> AtRiskAsync(DateOnly asOf, CancellationToken cancellationToken) =>
        AtRiskAsync(null, asOf, cancellationToken);

    /// <summary>The same of one team's complaints and of those directed at no team; of all where none is named.</summary>
    public async Task<IReadOnlyList<CustomerAtRisk>> AtRiskAsync(string? team, DateOnly asOf, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var risks = (await ComplaintRisks.ReadAsync(connection, measurement.Value.For(calendar, asOf), cancellationToken))
            .Where(risk => risk.IsOn(asOf)).ToList();
        var rows = await connection.RowsAsync<AtRiskRow>(
            $"""
            select coalesce(customer.name, '') as customer, complaint.complaint_id, coalesce(complaint.topic, '') as topic,
                   complaint.received_on, complaint.deadline, complaint.legal_threat,
                   (select case when bool_and(bought.currency is null or bought.currency = own.currency) then sum(bought.value) end
                       from order_worth bought join source shop on shop.id = bought.source_id
                     where shop.site = its.site and bought.customer_id = complaint.customer_id and bought.{OrderRows.IsBought}
                       and bought.ordered_on > complaint.received_on - interval '1 year' and bought.ordered_on <= complaint.received_on
                       and bought.value <> 0) as value
              from unnest($1::smallint[], $4::text[]) risk (source_id, complaint_id) join complaint using (source_id, complaint_id)
                   cross join {Own} own join source its on its.id = complaint.source_id
                   {KnownCustomers.Of("complaint")}
             where ($3::text is null or {TeamMatch.Sql("complaint.team", "$3")})
             order by complaint.legal_threat desc, complaint.deadline nulls last, complaint.complaint_id
            """,
            cancellationToken, risks.Select(risk => risk.Source).ToArray(), company.Value.Currency, team,
            risks.Select(risk => risk.ComplaintId).ToArray());
        return rows.ConvertAll(row => new CustomerAtRisk(
            row.Customer, row.ComplaintId, row.Topic, row.ReceivedOn, row.Deadline, row.LegalThreat, row.Value));
    }

    /// <summary>The orders that arrived in so many days up to one, by the business days they took.</summary>
    public async Task<IReadOnlyList<DeliveryCount>> DeliveriesAsync(DateOnly to, int days, CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync<DeliveryRow>(
            """
            select took, sum(times)::integer as times from measure_spread, unnest(at, n) as spread (took, times)
            where measure = 'delivery_days' and scope_kind = 'company' and day > $1 and day <= $2 group by took order by took
            """, cancellationToken, to.AddDays(-days), to);
        return rows.ConvertAll(row => new DeliveryCount(row.Took, row.Times));
    }

    /// <summary>Orders that were late when that day ended, key accounts first, then the longest late.</summary>
    public async Task<IReadOnlyList<LateOrder>> LateOrdersAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        var guaranteed = measurement.Value.For(calendar, asOf).DeliveryDays.Guaranteed;
        var rows = await database.RowsAsync<LateRow>(
            $"""
            {OrderRows.With}
            select {OrderRows.Columns}, customer.name, coalesce(customer.key_account, false) as key_account,
                case when worth.currency is null or worth.currency = own.currency then worth.value end as value
              from placed_order o join order_worth worth on worth.source_id = o.source_id and worth.order_id = o.order_id
                  cross join {Own} own
                  {KnownCustomers.Of("o")}
             where o.ordered_on <= $1 and (o.status = 'open' or o.delivered_on > $1)
             order by o.order_id
            """, cancellationToken, asOf, company.Value.Currency);
        return [.. from row in rows
                   let order = row.ToOrder()!
                   where order.IsLateOn(asOf, calendar, guaranteed)
                   let due = order.DueOn(calendar, guaranteed)
                   orderby row.KeyAccount descending, due
                   select new LateOrder(row.Name, row.KeyAccount, due, calendar.BusinessDaysBetween(due, asOf), row.Value)];
    }

    /// <summary>A team's complaints still open that day, oldest first; those directed at no team are every team's.</summary>
    public async Task<IReadOnlyList<Complaint>> OpenComplaintsAsync(string team, DateOnly asOf, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var complaints = await Complaints.WhereAsync(
            connection, $"received_on <= $1 and {TeamMatch.Sql("team", "$2")} order by received_on, complaint_id", asOf, team)
            .ToListAsync(cancellationToken);
        return [.. complaints.Where(complaint => complaint.IsOpenOn(asOf)).Select(complaint =>
            complaint.AsKnownOn(asOf) with { Customer = complaint.CustomerName, Team = team })];
    }

    /// <summary>Every customer's name.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) =>
        await database.RowsAsync<string>("select distinct name from customer where name <> ''", cancellationToken);

    /// <summary>Injuries reported in the period; null when there is no complaints source to say so.</summary>
    public Task<int?> InjuriesAsync(ReportPeriod period, CancellationToken cancellationToken) =>
        // As measured: an import that is not measured yet is in no figure, and not in the sentence beside it.
        database.ScalarAsync<int?>(
            """
            select case when exists (select from complaint) then coalesce(sum(amount), 0)::integer end from measure_value
            where measure = 'injuries' and scope_kind = 'company' and scope_key = '' and day between $1 and $2
            """, cancellationToken, period.From, period.To);

    private sealed record AtRiskRow
    {
        public required string Customer { get; init; }
        public required string ComplaintId { get; init; }
        public required string Topic { get; init; }
        public required DateOnly ReceivedOn { get; init; }
        public DateOnly? Deadline { get; init; }
        public required bool LegalThreat { get; init; }
        public decimal? Value { get; init; }
    }

    private sealed record DeliveryRow
    {
        public required int Took { get; init; }
        public required int Times { get; init; }
    }

    private sealed record LateRow : OrderRow
    {
        public string? Name { get; init; }
        public required bool KeyAccount { get; init; }
        public decimal? Value { get; init; }
    }
}
