using IWReports.Worker.Cli;
using IWReports.Worker.Tests.Cli;
using IWReports.Worker.Tests.Ingestion.Sources.Shops;

namespace IWReports.Worker.Tests.Database;

/// <summary>Shops' orders that an earlier version stored less their refunds.</summary>
public sealed class UpgradedShopsTests : UpgradedDatabase
{
    [Fact]
    public async Task Shops_orders_stored_less_their_refunds_are_what_was_ordered_and_measured_again()
    {
        await ExecuteAsync(
            """
            insert into source (name, kind, zone) values ('woocommerce:shop', 'woocommerce', 'UTC'), ('table:orders', 'table', 'UTC');
            insert into customer_order (source_id, order_id, ordered_on, status, value) values (1, '1', '2025-09-01', 'open', 10), (2, '1',
                '2025-09-03', 'open', 50);
            insert into order_return (source_id, order_id, return_id, kind, returned_on, amount) values (1, '1', 'a', 'refund',
                '2025-09-02', 40), (2, '1', 'a', 'refund', '2025-09-04', 40);
            """);
        Assert.Equal(ExitCode.Done, (await BuiltProgram.RunAsync(Connection, ["migrate"])).Code);
        Assert.Equal("50, 50", await ScalarAsync("select string_agg(value::text, ', ' order by source_id) from customer_order"));
        Assert.Equal("2025-09-01, 2025-09-02, 2025-09-03, 2025-09-04",
            await ScalarAsync("select string_agg(day::text, ', ' order by day) from touched_day"));
    }

    // Of 50 each: 40 paid back with their line, which the shop took off; 40 without one; and goods for 20 that came back before their
    // money.
    private const string Refunded = """
        insert into source (name, kind, zone) values ('shopify:main', 'shopify', 'UTC'), ('shopify:other', 'shopify', 'UTC');
        insert into ingest_run (source_id, file_name, from_position, to_position, read, inserted, updated, unchanged, duplicates, rejected,
            identical, finished_at)
            select id, 'first page', 0, 0, 0, 0, 0, 0, 0, 0, 0, '2025-09-10Z' from source;
        insert into source_cursor (source_id, cursor) select id,
            '{"KeptTo":"2025-09-10T00:00:00+00:00","Since":null,"Until":null,"Page":null,"Total":null}' from source;
        insert into customer_order (source_id, order_id, ordered_on, status, value, currency, modified_at) values
            (1, '1', '2025-09-01', 'open', 10, 'AUD', '2025-09-02Z'), (1, '2', '2025-09-01', 'open', 50, 'AUD', '2025-09-03Z'),
            (1, '3', '2025-09-01', 'open', 30, 'AUD', '2025-09-04Z'), (1, '4', '2025-09-01', 'open', 50, 'AUD', '2025-09-01Z'),
            (2, '5', '2025-09-01', 'open', 50, 'AUD', '2025-09-01Z');
        insert into order_return (source_id, order_id, return_id, kind, returned_on, amount) values
            (1, '1', '11', 'refund', '2025-09-02', 40), (1, '2', '21', 'refund', '2025-09-03', 40),
            (1, '3', '31', 'return', '2025-09-04', 0);
        """;

    private const string Cursors = "select string_agg(source.name || ' ' || (cursor ->> 'KeptTo'), ', ' order by source.name) from "
        + "source_cursor join source on source.id = source_id";

    [Fact]
    public async Task A_shops_orders_with_refunds_are_read_anew_and_get_their_right_value()
    {
        await ExecuteAsync(Refunded);
        Assert.Equal(ExitCode.Done, (await BuiltProgram.RunAsync(Connection, ["migrate"])).Code);
        Assert.Equal("shopify:main 2025-09-02T00:00:00Z, shopify:other 2025-09-10T00:00:00+00:00", await ScalarAsync(Cursors));
        Assert.StartsWith("shopify:main: orders with refunds are read anew", await ScalarAsync("select what from audit"),
            StringComparison.Ordinal);
        Assert.Contains("shopify:main: the value of 3 order(s) with refunds may be wrong since an upgrade",
            (await BuiltProgram.RunAsync(Connection, ["doctor"])).Output.ReplaceLineEndings(" "), StringComparison.Ordinal);

        await using var shop = await ShopServer.StartAsync();
        shop.Answer = (context, _) => ShopServer.JsonAsync(context,
            """
            {"orders":[
            {"id":1,"processed_at":"2025-09-01T10:00:00Z","updated_at":"2025-09-02T00:00:00Z","currency":"AUD","total_price":"50.00",
            "current_total_price":"10.00",
             "refunds":[{"id":11,"created_at":"2025-09-02T00:00:00Z","refund_line_items":[],"transactions":[{"kind":"refund",
             "status":"success","amount":"40.00"}]}]},
            {"id":2,"processed_at":"2025-09-01T10:00:00Z","updated_at":"2025-09-03T00:00:00Z","currency":"AUD","total_price":"50.00",
            "current_total_price":"50.00",
             "refunds":[{"id":21,"created_at":"2025-09-03T00:00:00Z","refund_line_items":[],"transactions":[{"kind":"refund",
             "status":"success","amount":"40.00"}]}]},
            {"id":3,"processed_at":"2025-09-01T10:00:00Z","updated_at":"2025-09-04T00:00:00Z","currency":"AUD","total_price":"50.00",
            "current_total_price":"30.00",
             "refunds":[{"id":31,"created_at":"2025-09-04T00:00:00Z","refund_line_items":[{"restock_type":"return","subtotal":"20.00",
             "total_tax":"0.00"}],"transactions":[]}]}]}
            """);
        (string, string)[] settings = [("Sources__Shopify__main__Url", shop.Url), ("Sources__Shopify__main__AccessToken", "shpat"),
            ("Sources__Shopify__main__Zone", "UTC")];
        Assert.Equal(ExitCode.Done, (await BuiltProgram.RunAsync(Connection, ["pull", "shopify:main"], settings)).Code);
        Assert.Contains("updated_at_min=2025-09-01T22:00:00Z", Assert.Single(shop.Asked), StringComparison.Ordinal);
        Assert.Equal("50.00, 50.00, 50.00, 50",
            await ScalarAsync("select string_agg(value::text, ', ' order by order_id) from customer_order where source_id = 1"));
        Assert.Equal("0", await ScalarAsync("select count(*)::text from order_to_reread"));
        Assert.DoesNotContain("upgrade", (await BuiltProgram.RunAsync(Connection, ["pull", "shopify:main"], settings)).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_read_after_the_upgrade_is_not_asked_for_again()
    {
        await FormerDatabase.ApplyAsync(Name, LastMigration + 1, 28);
        await ExecuteAsync(Refunded);
        await ExecuteAsync("update ingest_run set finished_at = now()");
        Assert.Equal(ExitCode.Done, (await BuiltProgram.RunAsync(Connection, ["migrate"])).Code);
        Assert.Equal("shopify:main 2025-09-10T00:00:00+00:00, shopify:other 2025-09-10T00:00:00+00:00", await ScalarAsync(Cursors));
        Assert.Equal("0", await ScalarAsync("select count(*)::text from order_to_reread"));
    }

    [Theory]
    [InlineData("update customer_order set modified_at = null where order_id = '2'")]
    [InlineData("update source_cursor set cursor = "
        + "'{\"KeptTo\":null,\"Since\":null,\"Until\":\"2025-09-10T00:00:00Z\",\"Page\":\"x\",\"Total\":null}' where source_id = 1")]
    public async Task A_shop_of_which_the_place_is_not_known_is_read_from_its_start(string unknown)
    {
        await ExecuteAsync(Refunded);
        await ExecuteAsync(unknown);
        Assert.Equal(ExitCode.Done, (await BuiltProgram.RunAsync(Connection, ["migrate"])).Code);
        Assert.Equal("shopify:other 2025-09-10T00:00:00+00:00", await ScalarAsync(Cursors));
    }
}
