using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Database;
using Npgsql;
using NpgsqlTypes;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>From when to when a complaint puts its customer at risk; null: still.</summary>
internal sealed record ComplaintRisk(short Source, string ComplaintId, string Site, string? Customer, DateOnly From, DateOnly? To)
{
    public bool IsOn(DateOnly day) => From <= day && !(To <= day);
}

/// <summary>Complaints with a deadline, a legal threat or talk of leaving.</summary>
internal static class ComplaintRisks
{
    private const string Sql = $"""
        {OrderRows.With}
        select c.source_id, c.complaint_id, own.site, c.customer_id, c.received_on, c.resolved_on, about.*
        from complaint c join source_site own on own.source_id = c.source_id
        {OrderRows.About}
        where c.deadline is not null or c.legal_threat or c.may_leave
        """;

    public static async Task<IReadOnlyList<ComplaintRisk>> ReadAsync(
        NpgsqlConnection connection, MeasureSettings settings, CancellationToken cancellationToken)
    {
        var risks = new List<ComplaintRisk>();
        await using var command = connection.Command(Sql);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var complaint = new Complaint
            {
                ComplaintId = row.GetString(1), Day = row.GetFieldValue<DateOnly>(4), ResolvedOn = row.Value<DateOnly>(5),
            };
            var about = row.IsDBNull(6) ? null : OrderRows.Of(row, 6);
            risks.Add(new(row.GetInt16(0), complaint.ComplaintId, row.GetString(2), row.Text(3), complaint.Day,
                complaint.AtRiskUntil(about, settings.Calendar, settings.DeliveryDays.Guaranteed)));
        }

        return risks;
    }

    // A risk of which nobody knows whose it is stands alone.
    /// <summary>The risks as a table of a statement that takes them as parameters from one on.</summary>
    public static string Table(int first) => $"""
        unnest(${first}::text[], ${first + 1}::text[], ${first + 2}::text[], ${first + 3}::date[], ${first + 4}::date[])
            risk (alone, site, customer_id, from_day, to_day)
        """;

    /// <summary>The values of <see cref="Table"/>.</summary>
    public static IEnumerable<NpgsqlParameter> Values(IReadOnlyList<ComplaintRisk> risks)
    {
        yield return Of(NpgsqlDbType.Text, risks.Select(risk => risk.Customer is null ? $"{risk.Source} {risk.ComplaintId}" : ""));
        yield return Of(NpgsqlDbType.Text, risks.Select(risk => risk.Site));
        yield return Of(NpgsqlDbType.Text, risks.Select(risk => risk.Customer));
        yield return Of(NpgsqlDbType.Date, risks.Select(risk => risk.From));
        yield return Of(NpgsqlDbType.Date, risks.Select(risk => risk.To));

        static NpgsqlParameter Of<T>(NpgsqlDbType type, IEnumerable<T> values) =>
            new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
    }
}
