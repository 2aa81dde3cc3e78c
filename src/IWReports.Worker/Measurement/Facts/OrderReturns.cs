using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>What came back on some days, and what the quality department found in it.</summary>
internal static class OrderReturns
{
    private const string Sql = """
        select r.returned_on, r.kind, r.reason, r.quality_result, customer.segment
        from order_return r join source_site its using (source_id)
        left join lateral (
            select known.segment from customer_order o join source_site shop using (source_id) join known_customer known using (source_id,
                customer_id)
            where o.order_id = r.order_id and shop.site = its.site limit 1
        ) customer on true
        where r.returned_on = any($1) and not (r.kind = 'refund' and r.amount is not distinct from 0)
        """;

    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in connection.StreamAsync<Row>(Sql, days).WithCancellation(cancellationToken))
        {
            yield return new OrderReturn(row.ReturnedOn, EnumWords.Parse<ReturnKind>(row.Kind), row.Reason) { Segment = row.Segment };
            if (row.QualityResult is { } result)
                yield return new FaultTest(row.ReturnedOn, result);
        }
    }

    private sealed record Row
    {
        public required DateOnly ReturnedOn { get; init; }
        public required string Kind { get; init; }
        public string? Reason { get; init; }
        public string? QualityResult { get; init; }
        public string? Segment { get; init; }
    }
}
