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
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue(days);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var day = row.GetFieldValue<DateOnly>(0);
            yield return new OrderReturn(day, EnumWords.Parse<ReturnKind>(row.GetString(1)),
                row.Text(2)) { Segment = row.Text(4) };
            if (row.Text(3) is { } result)
                yield return new FaultTest(day, result);
        }
    }
}
