using System.Text;
using System.Text.Json.Nodes;

namespace IWReports.Worker.Tests.Ingestion.Sources.Shops;

public sealed class WooCommercePullTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Pages_are_asked_for_by_number_in_the_order_of_ids_within_what_changed()
    {
        await using var shop = await Shop.WooAsync(database);
        shop.Sell(1, 2, 3);
        await shop.PullAsync();
        await shop.PullAsync();
        Assert.Equal("/wp-json/wc/v3/orders?orderby=id&order=asc&status=any&per_page=2&page=2", shop.Server.Asked[1]);
        Assert.Equal(
            "/wp-json/wc/v3/orders?orderby=id&order=asc&status=any&per_page=2&page=1&"
                + "modified_after=2025-11-19T22:00:00&dates_are_gmt=true", shop.Server.Asked[2]);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("ck_reader:cs_secret")), shop.Server.Headers[0]);
    }

    [Fact]
    public async Task Orders_deleted_while_the_pages_are_read_do_not_hide_others()
    {
        await using var shop = await Shop.WooAsync(database);
        shop.Sell(1, 2, 3, 4, 5);
        shop.Instead = (_, question) =>
        {
            if (question == 2)
                shop.Orders.Remove(101);
            return null;
        };
        var pulled = await shop.PullAsync();
        Assert.Contains("103 10.00", await shop.KeptAsync(), StringComparison.Ordinal);
        Assert.Contains("orders left the list", Assert.Single(pulled.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_paid_back_is_booked_to_its_own_day_and_not_taken_off_what_was_ordered()
    {
        await using var shop = await Shop.WooAsync(database);
        shop.Put(723, "2025-11-03T03:00:00", total: "39.00", status: "completed");
        shop.Orders[723]["refunds"] = new JsonArray(
            new JsonObject { ["id"] = 726, ["reason"] = "call 0412 345 678", ["total"] = "-10.00" },
            new JsonObject { ["id"] = 724, ["total"] = "-9.00" });
        shop.Instead = (context, _) => context.Request.Path.Value!.EndsWith("/723/refunds", StringComparison.Ordinal)
            ? ShopServer.JsonAsync(context,
                """[{"id":726,"date_created_gmt":"2025-11-09T20:00:00","amount":"10.00"},"""
                    + """{"id":724,"date_created_gmt":"2025-11-05T02:00:00","amount":"9.00"}]""")
            : null;
        await shop.PullAsync();
        Assert.Equal("723 39.00", await shop.KeptAsync());
        Assert.Equal("724 refund 2025-11-05 9.00, 726 refund 2025-11-10 10.00 call ############", await database.ScalarAsync<string>(
            $"select string_agg(concat_ws(' ', return_id, kind, returned_on, amount, reason), ', ' order by return_id) from order_return "
                + $"where source_id = {shop.Source}"));
        Assert.True(await database.ScalarAsync<bool>("select exists (select from touched_day where day = '2025-11-10')"));

        Assert.Equal((1, 0, 0), (await shop.PullAsync()) is var again
            ? (again.Counts.Read + 1, again.Counts.Inserted, again.Counts.Updated) : default);
    }

    [Fact]
    public async Task A_shop_that_never_says_when_something_arrived_is_not_called_late()
    {
        await using var shop = await Shop.WooAsync(database);
        shop.Put(1, "2025-06-02T03:00:00", status: "completed");
        await shop.PullAsync();
        var order = await ReadAsync(new(2025, 6, 2), shop);
        Assert.False(order.DeliveriesRecorded);
        Assert.Null(order.ArrivedBy(new(2025, 6, 20), new(2025, 12, 1)));
    }

    private async Task<IWReports.Core.Facts.Order> ReadAsync(DateOnly day, Shop shop)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await foreach (var fact in IWReports.Worker.Measurement.Facts.Orders.ReadAsync(connection, [day], null))
            return Assert.IsType<IWReports.Core.Facts.Order>(fact);
        throw new InvalidOperationException($"{shop.Site} has no order on {day}.");
    }
}
