using IWReports.Core.Analysis;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Reports;
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
        await using var command = connection.Command(
            $"""
            select coalesce(customer.name, ''), complaint.complaint_id, coalesce(complaint.topic, ''),
                   complaint.received_on, complaint.deadline, complaint.legal_threat,
                   (select case when bool_and(bought.currency is null or bought.currency = own.currency) then sum(bought.value) end
                       from order_worth bought join source shop on shop.id = bought.source_id
                     where shop.site = its.site and bought.customer_id = complaint.customer_id and bought.{OrderRows.IsBought}
                       and bought.ordered_on > complaint.received_on - interval '1 year' and bought.ordered_on <= complaint.received_on
                       and bought.value <> 0)
              from unnest($1::smallint[], $4::text[]) risk (source_id, complaint_id) join complaint using (source_id, complaint_id)
                   cross join {Own} own join source its on its.id = complaint.source_id
                   {KnownCustomers.Of("complaint")}
             where ($3::text is null or {TeamMatch.Sql("complaint.team", "$3")})
             order by complaint.legal_threat desc, complaint.deadline nulls last, complaint.complaint_id
            """,
            risks.Select(risk => risk.Source).ToArray());
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = company.Value.Currency,
            NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = team, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.AddWithValue(risks.Select(risk => risk.ComplaintId).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var customers = new List<CustomerAtRisk>();
        while (await reader.ReadAsync(cancellationToken))
        {
            customers.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<DateOnly>(3),
                reader.Value<DateOnly>(4), reader.GetBoolean(5), reader.Value<decimal>(6)));
        }

        return customers;
    }

    /// <summary>The orders that arrived in so many days up to one, by the business days they took.</summary>
    public async Task<IReadOnlyList<DeliveryCount>> DeliveriesAsync(DateOnly to, int days, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select took, sum(times)::integer from measure_spread, unnest(at, n) as spread (took, times)
            where measure = 'delivery_days' and scope_kind = 'company' and day > $1 and day <= $2 group by took order by took
            """);
        command.Parameters.AddWithValue(to.AddDays(-days));
        command.Parameters.AddWithValue(to);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var deliveries = new List<DeliveryCount>();
        while (await reader.ReadAsync(cancellationToken))
            deliveries.Add(new(reader.GetInt32(0), reader.GetInt32(1)));
        return deliveries;
    }

    /// <summary>Orders that were late when that day ended, key accounts first, then the longest late.</summary>
    public async Task<IReadOnlyList<LateOrder>> LateOrdersAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"""
            {OrderRows.With}
            select {OrderRows.Columns}, customer.name, coalesce(customer.key_account, false),
                case when worth.currency is null or worth.currency = own.currency then worth.value end
              from placed_order o join order_worth worth on worth.source_id = o.source_id and worth.order_id = o.order_id
                  cross join {Own} own
                  {KnownCustomers.Of("o")}
             where o.ordered_on <= $1 and (o.status = 'open' or o.delivered_on > $1)
             order by o.order_id
            """);
        command.Parameters.AddWithValue(asOf);
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = company.Value.Currency,
            NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (orders, guaranteed) = (new List<LateOrder>(), measurement.Value.For(calendar, asOf).DeliveryDays.Guaranteed);
        while (await reader.ReadAsync(cancellationToken))
        {
            var order = OrderRows.Of(reader, 0);
            if (!order.IsLateOn(asOf, calendar, guaranteed))
                continue;
            var due = order.DueOn(calendar, guaranteed);
            orders.Add(new(reader.Text(6), reader.GetBoolean(7), due, calendar.BusinessDaysBetween(due, asOf), reader.Value<decimal>(8)));
        }

        return [.. orders.OrderByDescending(order => order.KeyAccount).ThenBy(order => order.PromisedOn)];
    }

    /// <summary>A team's complaints still open that day, oldest first; those directed at no team are every team's.</summary>
    public async Task<IReadOnlyList<Complaint>> OpenComplaintsAsync(string team, DateOnly asOf, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var complaints = new List<Complaint>();
        await foreach (var (complaint, customer) in Complaints.WhereAsync(connection,
            $"received_on <= $1 and {TeamMatch.Sql("team", "$2")} order by received_on, complaint_id", cancellationToken, asOf, team))
        {
            if (complaint.IsOpenOn(asOf))
                complaints.Add(complaint.AsKnownOn(asOf) with { Customer = customer, Team = team });
        }

        return complaints;
    }

    /// <summary>Every customer's name.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select distinct name from customer where name <> ''");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
            names.Add(reader.GetString(0));
        return names;
    }

    /// <summary>Injuries reported in the period; null when there is no complaints source to say so.</summary>
    public async Task<int?> InjuriesAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        // As measured: an import that is not measured yet is in no figure, and not in the sentence beside it.
        await using var command = database.CreateCommand(
            """
            select case when exists (select from complaint) then coalesce(sum(amount), 0)::integer end from measure_value
            where measure = 'injuries' and scope_kind = 'company' and scope_key = '' and day between $1 and $2
            """);
        command.Parameters.AddWithValue(period.From);
        command.Parameters.AddWithValue(period.To);
        return await command.ExecuteScalarAsync(cancellationToken) as int?;
    }
}
