namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>
/// Puts staged order lines into orders. A file brings whole orders: an order that is known already is replaced by what the file says, so a
/// correction needs no deletions. Lines count as their order does: new, changed, or as it was.
/// </summary>
internal static class OrderMerge
{
    private const string Fields = "customer_id, ordered_at, ordered_on, promised_on, shipped_on, delivered_on, cancelled_on, status, "
        + "value, currency, product, channel, carrier";

    public static async Task RunAsync(Staging staging, ImportCounts counts, CancellationToken cancellationToken)
    {
        await staging.ExecuteAsync("drop table if exists brought_line, brought, changed; create temp table brought_line on commit drop "
            + "as select order_id, hash, count(*)::integer as copies, value from staged group by order_id, hash, value", cancellationToken);
        await staging.ExecuteAsync(BroughtOrders, cancellationToken);
        await staging.ExecuteAsync("analyze brought_line; analyze brought", cancellationToken);
        await staging.ExecuteAsync(Changed, cancellationToken);
        await staging.ExecuteAsync(Fates, cancellationToken);

        await CountAsync(staging, counts, cancellationToken);
        await RunStore.MarkStaleAsync(staging.Connection, await staging.DaysAsync(
            // Where an order stood before: the days it was placed, promised for, late from and delivered on. Where it stands now is found
            // by measuring.
            """
            select ordered_on from brought where fate in (1, 2)
            union select day from customer_order o join changed using (order_id), unnest(array[o.ordered_on, o.promised_on,
                o.promised_on + 1, o.delivered_on]) as day where o.source_id = $1 and day is not null
            """, cancellationToken), cancellationToken);
        await staging.ExecuteAsync(
            "delete from order_line using changed where order_line.source_id = $1 and order_line.order_id = changed.order_id",
            cancellationToken);
        await staging.ExecuteAsync("insert into order_line (source_id, order_id, hash, copies, value) select $1, order_id, hash, copies, "
            + "b.value from brought_line b join brought using (order_id) where fate in (1, 2)", cancellationToken);
        await staging.ExecuteAsync(
            $"""
            insert into customer_order (source_id, order_id, {Fields}) select $1, order_id, {Fields} from brought where fate in (1, 2)
            on conflict (source_id, order_id) do update
                set ({Fields}) = ({string.Join(", ", Fields.Split(", ").Select(field => "excluded." + field))})
            """, cancellationToken);
    }

    private static async Task CountAsync(Staging staging, ImportCounts counts, CancellationToken cancellationToken)
    {
        var lines = await staging.RowAsync<Lines>(
            """
            select coalesce(sum(lines) filter (where fate = 1), 0)::bigint as inserted,
                coalesce(sum(lines) filter (where fate = 2), 0)::bigint as updated,
                coalesce(sum(lines) filter (where fate = 3), 0)::bigint as unchanged,
                (select coalesce(sum(copies - 1), 0)::bigint from brought_line) as identical,
                coalesce(sum(missing_customer), 0)::bigint as missing_customer, count(*) as orders,
                count(*) filter (where status = 'cancelled') as cancelled, count(*) filter (where status = 'adjustment') as adjustments,
                (select count(*) from order_line l join changed using (order_id) where l.source_id = $1 and not exists (select
                    from brought_line b where b.order_id = l.order_id and b.hash = l.hash)) as replaced
            from brought
            """, cancellationToken);
        counts.Inserted += lines.Inserted;
        counts.Updated += lines.Updated;
        counts.Unchanged += lines.Unchanged;
        counts.Identical += lines.Identical;
        counts.Details["missing_customer"] = lines.MissingCustomer;
        counts.Details["orders"] = lines.Orders;
        counts.Details["cancelled"] = lines.Cancelled;
        counts.Details["adjustments"] = lines.Adjustments;
        counts.Details["replaced_lines"] = lines.Replaced;
    }

    // Some exports repeat an order's days on every line, some write them on its first only: the latest known is the order's.
    private const string BroughtOrders =
        """
        create temp table brought on commit drop as
        select order_id, count(*) as lines, count(*) filter (where customer_id is null) as missing_customer, 1 as fate,
            (array_agg(customer_id order by line) filter (where customer_id is not null))[1] as customer_id,
            min(ordered_at) as ordered_at, min(ordered_on) as ordered_on, max(promised_on) as promised_on, max(shipped_on) as shipped_on,
                max(delivered_on) as delivered_on, max(cancelled_on) as cancelled_on,
            coalesce((array_agg(status order by line) filter (where status is not null))[1], case when max(delivered_on) is null then 'open'
                else 'delivered' end) as status,
            sum(value) as value,
            (array_agg(currency order by line) filter (where currency is not null))[1] as currency,
            (array_agg(product order by line) filter (where product is not null))[1] as product,
            (array_agg(channel order by line) filter (where channel is not null))[1] as channel,
            (array_agg(carrier order by line) filter (where carrier is not null))[1] as carrier
        from staged group by order_id
        """;

    // In itself, or in its lines: those that are gone and those that came.
    private const string Changed =
        $"""
        create temp table changed on commit drop as
        with known as (select o.* from customer_order o join brought using (order_id) where o.source_id = $1),
            known_line as (select l.* from order_line l join brought using (order_id) where l.source_id = $1)
        select order_id from (select order_id, {Fields} from known except select order_id, {Fields} from brought) itself
        union select order_id from (select order_id, hash, copies, value from known_line except select order_id, hash, copies, value
            from brought_line) gone
        union select order_id from (select order_id, hash, copies, b.value from brought_line b
            join known using (order_id) except select order_id, hash, copies, value from known_line) came
        """;

    // 1 new, 2 changed, 3 as it was.
    private const string Fates =
        """
        update brought b set fate = case when exists (select from changed c where c.order_id = b.order_id) then 2 else 3 end
        from customer_order o where o.source_id = $1 and o.order_id = b.order_id
        """;

    private sealed record Lines
    {
        public long Inserted { get; init; }

        public long Updated { get; init; }

        public long Unchanged { get; init; }

        public long Identical { get; init; }

        public long MissingCustomer { get; init; }

        public long Orders { get; init; }

        public long Cancelled { get; init; }

        public long Adjustments { get; init; }

        public long Replaced { get; init; }
    }
}
