using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Shops;

/// <summary>Orders whose value an upgrade may have made wrong, until the shop tells them anew.</summary>
internal static class OrdersToReread
{
    /// <summary>Forgets those that were read.</summary>
    public static Task ReadAsync(NpgsqlConnection connection, short sourceId, string[] orders, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("delete from order_to_reread where source_id = $1 and order_id = any($2)", cancellationToken,
            sourceId, orders);

    /// <summary>A sentence for each source that has some left.</summary>
    /// <param name="source">One source only; null for all.</param>
    public static async Task<IReadOnlyList<string>> SentencesAsync(NpgsqlDataSource database, string? source,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.RowsAsync<string>(
            """
            select format('%s: the value of %s order(s) with refunds may be wrong since an upgrade, until the next pull, or an import of '
                'their saved answers, reads them anew: %s%s.', name, count(*), string_agg(order_id, ', ') filter (where place <= 5),
                case when count(*) > 5 then ', …' end)
            from (select *, row_number() over (partition by source_id order by order_id) as place from order_to_reread) o
            join source on source.id = source_id where $1 or name = $2 group by name order by name
            """, cancellationToken, source is null, source ?? "");
    }
}
