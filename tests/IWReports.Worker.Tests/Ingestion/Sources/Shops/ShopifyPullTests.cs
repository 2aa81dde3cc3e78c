using System.Text.Json.Nodes;

namespace IWReports.Worker.Tests.Ingestion.Sources.Shops;

public sealed class ShopifyPullTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Pages_are_asked_for_by_the_name_that_the_one_before_gives_and_only_of_the_shop_itself()
    {
        await using var shop = await Shop.ShopifyAsync(database);
        shop.Sell(1, 2, 3);
        await shop.PullAsync();
        await shop.PullAsync();
        Assert.Equal("/admin/api/2026-07/orders.json?limit=2&status=any", shop.Server.Asked[0]);
        Assert.Equal("/admin/api/2026-07/orders.json?limit=2&page_info=~102", Uri.UnescapeDataString(shop.Server.Asked[1]));
        Assert.Equal("/admin/api/2026-07/orders.json?limit=2&status=any&updated_at_min=2025-11-19T22:00:00Z", shop.Server.Asked[2]);
        Assert.All(shop.Server.Headers, header => Assert.Equal("shpat_secret", header));
    }

    [Fact]
    public async Task A_page_that_the_shop_forgot_starts_the_window_again()
    {
        await using var shop = await Shop.ShopifyAsync(database);
        shop.Sell(1, 2, 3, 4, 5);
        shop.Instead = (context, question) => question >= 2 ? ShopServer.JsonAsync(context, "{}", 500) : null;
        await shop.PullAsync();
        Assert.Equal("101 10.00, 102 10.00", await shop.KeptAsync());

        var first = true;
        shop.Instead = (context, _) =>
        {
            (var expired, first) = (first, false);
            return expired ? ShopServer.JsonAsync(context, """{"errors":{"page_info":"Invalid value."}}""", 400) : null;
        };
        var pulled = await shop.PullAsync();
        Assert.Null(pulled.Failure);
        Assert.Contains("no longer knows", Assert.Single(pulled.Notes), StringComparison.Ordinal);
        Assert.Equal((5, 3, 2), (pulled.Counts.Read, pulled.Counts.Inserted, pulled.Counts.Unchanged));
    }

    [Fact]
    public async Task A_page_that_is_always_forgotten_fails_with_its_reason()
    {
        await using var shop = await Shop.ShopifyAsync(database);
        shop.Sell(1, 2, 3);
        shop.Instead = (context, _) => context.Request.Query.ContainsKey("page_info") ? ShopServer.JsonAsync(context, "{}", 400) : null;
        Assert.Contains("changed 4 times while it was read", (await shop.PullAsync()).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shop_that_names_the_same_page_for_ever_is_left()
    {
        await using var shop = await Shop.ShopifyAsync(database);
        shop.Instead = (context, _) =>
        {
            context.Response.Headers.Link = "<https://x.example/orders.json?page_info=same>; rel=\"next\"";
            return ShopServer.JsonAsync(context, """{"orders":[]}""");
        };
        Assert.Contains("again and again", (await shop.PullAsync()).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Near_its_limit_of_calls_the_shop_is_given_a_moment()
    {
        await using var shop = await Shop.ShopifyAsync(database);
        shop.Sell(1, 2, 3);
        shop.Instead = (context, question) =>
        {
            context.Response.Headers["X-Shopify-Shop-Api-Call-Limit"] = question == 1 ? "39/40" : "5/40";
            return null;
        };
        await shop.PullAsync();
        Assert.Equal([TimeSpan.FromSeconds(2)], shop.Time.Waits);
    }

    [Fact]
    public async Task An_order_arrived_when_its_last_part_did_as_the_carrier_said()
    {
        await using var shop = await Shop.ShopifyAsync(database);
        shop.Put(1, "2025-11-03T03:00:00");
        shop.Orders[1]["fulfillment_status"] = "fulfilled";
        shop.Orders[1]["fulfillments"] = new JsonArray(Sent(11, "delivered"), Sent(12, "delivered"));
        shop.Put(2, "2025-11-03T03:00:00");
        shop.Orders[2]["fulfillment_status"] = "fulfilled";
        shop.Orders[2]["fulfillments"] = new JsonArray(Sent(21, "delivered"), Sent(22, "in_transit"));
        shop.Instead = (context, _) => context.Request.Path.Value!.Split('/') is [.., "fulfillments", var fulfillment, "events.json"]
            ? ShopServer.JsonAsync(context,
                $$"""{"fulfillment_events":"""
                    + $$"""[{"fulfillment_id":{{fulfillment}},"status":"delivered","happened_at":"2025-11-{{fulfillment}}T20:00:00Z"}]}""")
            : null;
        await shop.PullAsync();
        Assert.Equal("1 delivered 2025-11-04 2025-11-13, 2 open 2025-11-04", await database.ScalarAsync<string>(
            $"select string_agg(concat_ws(' ', order_id, status, shipped_on, delivered_on), ', ' order by order_id) from customer_order "
                + $"where source_id = {shop.Source}"));

        static JsonObject Sent(int id, string shipment) =>
            new() { ["id"] = id, ["status"] = "success", ["shipment_status"] = shipment, ["created_at"] = "2025-11-04T01:00:00Z" };
    }

    [Fact]
    public async Task Cancelled_orders_and_returned_goods_keep_their_days()
    {
        await using var shop = await Shop.ShopifyAsync(database);
        shop.Put(1, "2025-11-03T03:00:00", total: "0.00");
        shop.Orders[1]["cancelled_at"] = "2025-11-05T01:00:00Z";
        shop.Orders[1]["refunds"] = JsonNode.Parse(
            """
            [{"id":9,"created_at":"2025-11-06T01:00:00Z","note":"mail jo@example.com","refund_line_items":[{"restock_type":"return"}],
              "transactions":[{"kind":"refund","status":"success","amount":"10.00"},{"kind":"refund","status":"failure","amount":"10.00"}]}]
            """);
        await shop.PullAsync();
        Assert.Equal("cancelled 2025-11-05", await database.ScalarAsync<string>(
            $"select concat_ws(' ', status, cancelled_on) from customer_order where source_id = {shop.Source}"));
        Assert.Equal("return 2025-11-06 10.00 mail ##############",
            await database.ScalarAsync<string>(
            $"select concat_ws(' ', kind, returned_on, amount, reason) from order_return where source_id = {shop.Source}"));
    }

    [Fact]
    public async Task Test_orders_are_counted_apart()
    {
        await using var shop = await Shop.ShopifyAsync(database);
        shop.Sell(1, 2);
        shop.Orders[101]["test"] = true;
        var counts = (await shop.PullAsync()).Counts;
        Assert.Equal((2, 1, 1, 1), (counts.Read, counts.Inserted, counts.Unchanged, counts.Details["test_orders"]));
        Assert.Equal("102 10.00", await shop.KeptAsync());
    }
}
