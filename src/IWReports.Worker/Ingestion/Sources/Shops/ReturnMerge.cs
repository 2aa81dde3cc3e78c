using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Shops;

/// <summary>Puts what came back of some orders into the facts: an answer that speaks of an order's returns brings all of them.</summary>
internal static class ReturnMerge
{
    // A day that was known stays known where an answer leaves it out.
    private const string Sql =
        """
        with old as (select * from order_return where source_id = $1 and order_id = any($2)),
        brought as (
            select b.order_id, b.return_id, b.kind, coalesce(b.returned_on, old.returned_on) as returned_on, b.amount, b.reason
            from unnest($3::text[], $4::text[], $5::text[], $6::date[], $7::numeric[], $8::text[]) b (order_id, return_id, kind,
                returned_on, amount, reason)
            left join old using (order_id, return_id)),
        changed as (select * from brought except select order_id, return_id, kind, returned_on, amount, reason from old),
        gone as (
            delete from order_return r where r.source_id = $1 and r.order_id = any($2)
                and not exists (select from brought b where b.order_id = r.order_id and b.return_id = r.return_id)
            returning r.order_id, r.kind, r.returned_on),
        put as (
            insert into order_return (source_id, order_id, return_id, kind, returned_on, amount, reason) select $1, * from changed
            on conflict (source_id, order_id, return_id) do update set kind = excluded.kind, returned_on = excluded.returned_on,
                amount = excluded.amount, reason = excluded.reason
            returning order_id, kind, returned_on),
        touched as (select * from gone union select * from put union select order_id, old.kind, old.returned_on from old
            join changed using (order_id, return_id))
        select returned_on from touched where returned_on is not null
        union select ordered_on from customer_order o join touched using (order_id) where o.source_id = $1
        -- The first ones of their kind tell of all other orders that nothing came back of them.
        union select ordered_on from customer_order where source_id = $1 and exists (select from put where kind not in (select kind
            from order_return where source_id = $1))
        """;

    public static async Task RunAsync(NpgsqlConnection connection, short sourceId, IEnumerable<ShopOrder> orders,
        CancellationToken cancellationToken)
    {
        var told = orders.Where(order => order.Returns is not null).ToList();
        var rows = told.SelectMany(order => order.Returns!.DistinctBy(back => back.ReturnId).Select(back => (order.OrderId, Back: back)))
            .ToList();
        var days = await connection.RowsAsync<DateOnly>(
            Sql, cancellationToken, sourceId, told.Select(order => order.OrderId).ToArray(),
            rows.Select(row => row.OrderId).ToArray(), rows.Select(row => row.Back.ReturnId).ToArray(),
                rows.Select(row => row.Back.Kind).ToArray(),
            rows.Select(row => row.Back.OnDay).ToArray(), rows.Select(row => row.Back.Amount).ToArray(),
                rows.Select(row => row.Back.Reason).ToArray());
        await RunStore.MarkStaleAsync(connection, days, cancellationToken);
    }
}
