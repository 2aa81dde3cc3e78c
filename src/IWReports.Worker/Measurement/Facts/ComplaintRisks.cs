using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Database;
using Npgsql;

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
        NpgsqlConnection connection, MeasureSettings settings, CancellationToken cancellationToken) =>
        (await connection.RowsAsync<Row>(Sql, cancellationToken)).ConvertAll(row => Of(row, settings));

    private static ComplaintRisk Of(Row row, MeasureSettings settings)
    {
        var complaint = new Complaint { ComplaintId = row.ComplaintId, Day = row.ReceivedOn, ResolvedOn = row.ResolvedOn };
        var until = complaint.AtRiskUntil(row.ToOrder(), settings.Calendar, settings.DeliveryDays.Guaranteed);
        return new(row.SourceId, row.ComplaintId, row.Site, row.CustomerId, row.ReceivedOn, until);
    }

    // A risk of which nobody knows whose it is stands alone.
    /// <summary>The risks as a table of a statement that takes them as parameters from one on.</summary>
    public static string Table(int first) => $"""
        unnest(${first}::text[], ${first + 1}::text[], ${first + 2}::text[], ${first + 3}::date[], ${first + 4}::date[])
            risk (alone, site, customer_id, from_day, to_day)
        """;

    /// <summary>The values of <see cref="Table"/>.</summary>
    public static object[] Values(IReadOnlyList<ComplaintRisk> risks) =>
    [
        risks.Select(risk => risk.Customer is null ? $"{risk.Source} {risk.ComplaintId}" : "").ToArray(),
        risks.Select(risk => risk.Site).ToArray(),
        risks.Select(risk => risk.Customer).ToArray(),
        risks.Select(risk => risk.From).ToArray(),
        risks.Select(risk => risk.To).ToArray(),
    ];

    /// <summary>A complaint, and the order that it is about.</summary>
    private sealed record Row : OrderRow
    {
        public required short SourceId { get; init; }
        public required string ComplaintId { get; init; }
        public required string Site { get; init; }
        public string? CustomerId { get; init; }
        public required DateOnly ReceivedOn { get; init; }
        public DateOnly? ResolvedOn { get; init; }
    }
}
