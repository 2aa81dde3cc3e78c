using IWReports.Worker.Ingestion.Sources.Shopify;
using IWReports.Worker.Ingestion.Sources.WooCommerce;

namespace IWReports.Worker.Tests.Ingestion.Sources.Shops;

/// <summary>Refunds and parcels that come without their order.</summary>
public sealed class ShopPartsTests(TestDatabase database) : ShopFiles(database)
{
    [SharedDataFact]
    public async Task Refunds_and_parcels_that_were_saved_without_their_order_are_read()
    {
        var counts = await ImportRealAsync(ShopifyOrder.Kind, "shopify", "order.json", "refund.json", "fulfillment.json",
            "fulfillment_event.json");
        // The parcel is not sent yet, and the event tells of its label.
        Assert.Equal((4, 2, 0, 2, 0, 0), Fates(counts));
        Assert.Equal("450789469 509562969 2016-06-21 it broke during shipping", await Database.ScalarAsync<string>($"select concat_ws(' "
            + $"', order_id, return_id, returned_on, reason) from order_return where return_id = '509562969' and source_id = {Source}"));
    }

    [Fact]
    public async Task A_refund_read_alone_has_the_orders_own_day_measured_again()
    {
        await ImportAsync(ShopifyOrder.Kind,
            """{"orders":[{"id":1,"processed_at":"2025-11-03T01:00:00+11:00","total_price":"5"},"""
                + """{"id":2,"processed_at":"2025-11-05T01:00:00+11:00","total_price":"5","refunds":"""
                + """[{"id":8,"created_at":"2025-11-06T01:00:00+11:00","refund_line_items":[]}]}]}""");
        await Database.ExecuteHereAsync("delete from touched_day");
        await ImportAsync(ShopifyOrder.Kind,
            """{"refunds":[{"id":9,"order_id":1,"created_at":"2025-11-20T01:00:00+11:00","refund_line_items":[]"""
                + ""","transactions":[{"kind":"refund","status":"success","amount":"5"}]}]}""");
        Assert.Equal("2025-11-03,2025-11-20", await TouchedAsync());
    }

    [Fact]
    public async Task The_day_of_a_refund_that_comes_later_has_the_orders_own_day_measured_again()
    {
        const string order =
            """{"id":7,"status":"processing","date_created_gmt":"2025-11-03T01:00:00","total":"20","customer_id":0,"refunds":"""
                + """[{"id":3,"total":"-5"}]}""";
        await ImportAsync(WooCommerceOrder.Kind, order);
        await Database.ExecuteHereAsync("delete from touched_day");
        await ImportAsync(WooCommerceOrder.Kind,
            """[{"id":3,"amount":"5","date_created_gmt":"2025-11-20T01:00:00","_links":{"up":"""
                + """[{"href":"https://shop.example/wp-json/wc/v3/orders/7"}]}}]""");
        Assert.Equal("2025-11-03,2025-11-20", await TouchedAsync());
        // The order leaves the day out, which stays known.
        await Database.ExecuteHereAsync("delete from touched_day");
        await ImportAsync(WooCommerceOrder.Kind, order);
        Assert.Equal("", await TouchedAsync());
    }

    [Fact]
    public async Task A_parcel_and_its_events_come_in_any_order_and_tell_of_the_orders_delivery()
    {
        const string order =
            """{"order":{"id":1,"processed_at":"2025-11-03T01:00:00+11:00","total_price":"5","fulfillment_status":null}}""";
        await ImportAsync(ShopifyOrder.Kind,
            """{"fulfillment_events":"""
                + """[{"id":5,"order_id":1,"fulfillment_id":4,"status":"in_transit","happened_at":"2025-11-05T01:00:00+11:00"},"""
                + """{"id":6,"order_id":1,"fulfillment_id":4,"status":"delivered","happened_at":"2025-11-06T01:00:00+11:00"}]}""");
        await ImportAsync(ShopifyOrder.Kind, order);
        await Database.ExecuteHereAsync("delete from touched_day");
        await ImportAsync(ShopifyOrder.Kind,
            """{"fulfillment":"""
                + """{"id":4,"order_id":1,"status":"success","created_at":"2025-11-04T01:00:00+11:00","tracking_company":"Post"}}""");
        Assert.Equal("1 delivered 2025-11-04 2025-11-06 Post",
            await Database.ScalarAsync<string>(
            $"select concat_ws(' ', order_id, status, shipped_on, delivered_on, carrier) from placed_order where source_id = {Source}"));
        Assert.Contains("2025-11-03", await TouchedAsync(), StringComparison.Ordinal);
    }

    private Task<string> TouchedAsync() => Database.ScalarAsync<string>(
        "select coalesce(string_agg(day::text, ',' order by day), '') from touched_day");
}
