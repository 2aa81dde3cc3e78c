using IWReports.Worker.Ingestion.Sources.Shopify;
using IWReports.Worker.Ingestion.Sources.WooCommerce;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>What shops paid back, held against what was ordered.</summary>
public sealed class PaidBackTests(TestDatabase database) : ImportedDatabase(database)
{
    private static string Order(string id, string current, string total, string refunds, string also = "") =>
        $$"""
        {"id":{{id}},"processed_at":"2025-09-01T09:00:00Z","financial_status":"paid","currency":"AUD","current_total_price":"{{current}}",
          "total_price":"{{total}}","refunds":[{{refunds}}]{{also}}}
        """;

    private static string Refund(string id, string transactions, string items = "") =>
        $$"""{"id":{{id}},"created_at":"2025-09-02T09:00:00Z","refund_line_items":[{{items}}],"transactions":[{{transactions}}]}""";

    private static string Paid(string amount, string status = "success", string kind = "refund") =>
        $$"""{"kind":"{{kind}}","status":"{{status}}","amount":"{{amount}}"}""";

    private Task<IWReports.Worker.Ingestion.ImportCounts> ShopifyAsync(params string[] orders) =>
        ShopAsync(ShopifyOrder.Kind, $$"""{"orders":[{{string.Join(',', orders)}}]}""");

    [Fact]
    public async Task Refunds_are_held_against_what_was_ordered_not_against_what_is_left_of_it()
    {
        await ShopAsync(WooCommerceOrder.Kind,
            """
            [{"id":1,"status":"completed","currency":"AUD","date_created_gmt":"2025-09-01T00:00:00",
            "date_modified_gmt":"2025-09-02T00:00:00","total":"50.00","customer_id":7,"refunds":[{"id":101,"reason":"","total":"-40.00"}]},
             {"id":2,"status":"refunded","currency":"AUD","date_created_gmt":"2025-09-01T00:00:00",
             "date_modified_gmt":"2025-09-02T00:00:00","total":"50.00","customer_id":8,"refunds":[{"id":102,"reason":"","total":"-15.00"},
             {"id":103,"reason":"","total":"-35.00"}]}]
            """);
        await ShopAsync(WooCommerceOrder.Kind,
            """
            [{"id":101,"date_created_gmt":"2025-09-02T00:00:00","amount":"40.00","reason":"",
            "_links":{"up":[{"href":"https://shop.example/wp-json/wc/v3/orders/1"}]}},
             {"id":102,"date_created_gmt":"2025-09-02T00:00:00","amount":"15.00","reason":"",
             "_links":{"up":[{"href":"https://shop.example/wp-json/wc/v3/orders/2"}]}},
             {"id":103,"date_created_gmt":"2025-09-02T00:00:00","amount":"35.00","reason":"",
             "_links":{"up":[{"href":"https://shop.example/wp-json/wc/v3/orders/2"}]}}]
            """);
        Assert.Equal("90 of 100, Final", await MeasuredAsync("refunded_value"));
        Assert.Equal("2 of 2, Final", await MeasuredAsync("refunds"));
    }

    [Fact]
    public async Task A_refund_that_failed_and_an_edit_are_no_refunds()
    {
        await ShopifyAsync(
            Order("1", "50.00", "50.00", Refund("11", Paid("50.00", "failure"))),
            Order("2", "40.00", "50.00", Refund("12", "", """{"quantity":1,"restock_type":"cancel","subtotal":10.0}""")),
            Order("3", "50.00", "50.00", ""));
        Assert.Equal("0 of 3, Final", await MeasuredAsync("refunds"));
        // The second was edited down to 40.
        Assert.Equal("0 of 140, Final", await MeasuredAsync("refunded_value"));
        Assert.Equal("NoData", (await ReadAsync("faults", "2025-09-01", "2025-09-30"))[0].State.ToString());
    }

    [Theory]
    [InlineData("50.00", "pending", "refund", "0 of 1, Final")]
    [InlineData("50.00", "error", "refund", "0 of 1, Final")]
    [InlineData("50.00", "success", "void", "0 of 1, Final")]
    [InlineData("-0.00", "success", "refund", "0 of 1, Final")]
    [InlineData("5.00", "success", "refund", "1 of 1, Final")]
    public async Task Only_money_that_went_back_is_a_refund(string amount, string status, string kind, string refunds)
    {
        await ShopifyAsync(Order("1", "50.00", "50.00", Refund("11", Paid(amount, status, kind))));
        Assert.Equal(refunds, await MeasuredAsync("refunds"));
    }

    [Fact]
    public async Task Minus_nothing_is_no_refund_of_a_WooCommerce_shop_either()
    {
        await ShopAsync(WooCommerceOrder.Kind,
            """[{"id":1,"status":"completed","date_created_gmt":"2025-09-01T00:00:00","total":"50.00","refunds":"""
                + """[{"id":9,"total":"-0.00"}]}]""");
        Assert.Equal("0 of 1, Final", await MeasuredAsync("refunds"));
        Assert.Equal("0 of 50, Final", await MeasuredAsync("refunded_value"));
    }

    [Fact]
    public async Task Money_for_goods_that_came_back_is_a_return_and_a_refund()
    {
        await ShopifyAsync(Order("1", "20.00", "50.00", Refund("11", Paid("30.00"), """{"restock_type":"return","subtotal":30.0}""")));
        Assert.Equal("1 of 1, Final", await MeasuredAsync("returns"));
        Assert.Equal("1 of 1, Final", await MeasuredAsync("refunds"));
        Assert.Equal("30 of 50, Final", await MeasuredAsync("refunded_value"));
    }

    [Fact]
    public async Task Goods_that_came_back_without_money_were_ordered_all_the_same()
    {
        await ShopifyAsync(Order("1", "20.00", "50.00",
            Refund("11", Paid("30.00", "pending"), """{"restock_type":"return","subtotal":27.0,"total_tax":3.0}""")));
        Assert.Equal("1 of 1, Final", await MeasuredAsync("returns"));
        Assert.Equal("0 of 50, Final", await MeasuredAsync("refunded_value"));
    }

    [Fact]
    public async Task Postage_alone_paid_back_is_a_part_of_what_was_ordered()
    {
        // The shop leaves the current price as it was where no line is taken off.
        await ShopifyAsync(Order("1", "50.00", "50.00", Refund("11", Paid("8.00"))));
        Assert.Equal("8 of 50, Final", await MeasuredAsync("refunded_value"));
    }

    [Fact]
    public async Task A_cancelled_order_that_was_paid_back_whole_is_refunded_whole()
    {
        await ShopifyAsync(Order("1", "0.00", "50.00", Refund("11", Paid("50.00"), """{"restock_type":"cancel","subtotal":50.0}"""),
            ""","cancelled_at":"2025-09-02T09:00:00Z" """));
        Assert.Equal("50 of 50, Final", await MeasuredAsync("refunded_value"));
    }

    [Fact]
    public async Task A_test_order_is_in_neither_term()
    {
        await ShopifyAsync(Order("1", "0.00", "50.00", Refund("11", Paid("50.00")), ""","test":true"""),
            Order("2", "50.00", "50.00", Refund("12", Paid("0.00"))));
        Assert.Equal("0 of 50, Final", await MeasuredAsync("refunded_value"));
    }

    [Fact]
    public async Task A_refund_of_unknown_amount_leaves_its_order_out_of_the_share_of_value()
    {
        await ShopAsync(ShopifyOrder.Kind,
            """{"orders":[{"id":1,"processed_at":"2025-09-01T09:00:00Z","total_price":"900","refunds":"""
                + """[{"id":8,"created_at":"2025-09-06T01:00:00Z"}]},"""
                + """{"id":2,"processed_at":"2025-09-01T09:00:00Z","total_price":"100"}]}""");
        Assert.Equal("1 of 2, Final", await MeasuredAsync("refunds"));
        Assert.Equal("0 of 100, Final", await MeasuredAsync("refunded_value"));
    }
}
