using System.Text;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Shopify;
using IWReports.Worker.Ingestion.Sources.Shops;
using IWReports.Worker.Ingestion.Sources.WooCommerce;

namespace IWReports.Worker.Tests.Ingestion.Sources.Shops;

public sealed class ShopFilesTests(TestDatabase database) : ShopFiles(database)
{
    [SharedDataFact]
    public async Task Saved_answers_of_a_WooCommerce_shop_are_read_whatever_they_hold()
    {
        // The single order is there again in the list; the last file has it as it was later. The refund on its own is one that the order
        // names.
        var counts = await ImportRealAsync(WooCommerceOrder.Kind, "woocommerce", "orders_example_00.json", "orders_example_02.json",
            "orders_example_03.json", "refunds_example_00.json");
        Assert.Equal((5, 2, 1, 2, 0, 0), Fates(counts));
        Assert.Equal("723 2017-03-22 26 39.00 open, 727 2017-03-23 29.35 open", await OrdersAsync());
        Assert.Equal("724 9.00, 726 10.00", await Database.ScalarAsync<string>(
            $"select string_agg(return_id || ' ' || amount, ', ' order by return_id) from order_return where source_id = {Source}"));
        Assert.Equal("2017-03-22", await Database.ScalarAsync<string>(
            $"select returned_on::text from order_return where return_id = '726' and source_id = {Source}"));
        Assert.Equal(5, (await ImportRealAsync(WooCommerceOrder.Kind, "woocommerce", "orders_example_00.json", "orders_example_02.json",
            "orders_example_03.json", "refunds_example_00.json")) is var again
            ? again.Unchanged + again.Duplicates + again.Rejected : 0);
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\u00e9")]
    public async Task An_order_with_half_a_letter_or_bytes_that_are_no_text_is_rejected_alone(string id)
    {
        var path = Path.Combine(Folder.FullName, "answer.json");
        await File.WriteAllBytesAsync(path, Encoding.Latin1.GetBytes(
            $$"""[{"id":"{{id}}","status":"completed","date_created_gmt":"2025-11-03T01:00:00","total":"20"},"""
                + $$"""{"id":7,"status":"completed","date_created_gmt":"2025-11-03T01:00:00","total":"20"}]"""));
        var counts = await new ShopImport(Database.Source)
            .RunAsync(new(WooCommerceOrder.Kind, [path], Melbourne, Site), new Progress<Progress>(), default);
        Assert.Equal((2, 1, 1), (counts.Read, counts.Inserted, counts.Rejected));
        Assert.Contains("id is not text", counts.Rejects[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\u00e9")]
    public async Task An_order_with_a_field_whose_name_is_no_text_ends_no_import(string name)
    {
        var path = Path.Combine(Folder.FullName, "answer.json");
        await File.WriteAllBytesAsync(path, Encoding.Latin1.GetBytes(
            $$"""[{"{{name}}":"x","id":6,"status":"completed","date_created_gmt":"never","billing":{"{{name}}":"y"} },"""
                + $$"""{"id":7,"status":"completed","date_created_gmt":"2025-11-03T01:00:00","total":"20"}]"""));
        var counts = await new ShopImport(Database.Source)
            .RunAsync(new(WooCommerceOrder.Kind, [path], Melbourne, Site), new Progress<Progress>(), default);
        Assert.Equal((2, 1, 1), (counts.Read, counts.Inserted, counts.Rejected));
    }

    [SharedDataFact]
    public async Task Saved_answers_of_a_Shopify_shop_are_read_one_order_or_many()
    {
        var counts = await ImportRealAsync(ShopifyOrder.Kind, "shopify", "order.json", "orders.json");
        Assert.Equal((2, 1, 1, 0, 0, 0), Fates(counts));
        Assert.Equal("450789469 2008-01-11 207119551 598.94 open", await OrdersAsync());
    }

    [Fact]
    public async Task An_older_copy_of_an_order_does_not_replace_a_newer_one()
    {
        await ImportAsync(WooCommerceOrder.Kind, Order("7", "12.00", "2025-11-09T00:00:00"));
        var counts = await ImportAsync(WooCommerceOrder.Kind, Order("7", "10.00", "2025-11-05T00:00:00"));
        Assert.Equal((1, 0, 0, 0, 1, 0), Fates(counts));
        Assert.Equal("7 2025-11-03 12.00 open", await OrdersAsync());
    }

    [Fact]
    public async Task An_order_that_stands_twice_in_a_file_counts_once_as_it_was_last()
    {
        var counts = await ImportAsync(WooCommerceOrder.Kind,
            $"[{Order("7", "12.00", "2025-11-09T00:00:00")},{Order("7", "10.00", "2025-11-05T00:00:00")}]");
        Assert.Equal((2, 1, 0, 0, 1, 0), Fates(counts));
        Assert.Equal("7 2025-11-03 12.00 open", await OrdersAsync());
    }

    [Fact]
    public async Task A_guest_is_an_unknown_customer_and_no_address_is_kept()
    {
        var counts = await ImportAsync(WooCommerceOrder.Kind,
            """{"id":8,"status":"cancelled","date_created_gmt":"2025-11-03T01:00:00","total":"5","customer_id":0,"billing":"""
                + """{"email":"jo@example.com","phone":"0412 345 678"}}""");
        Assert.Equal((1L, 1L), (counts.Details["missing_customer"], counts.Details["cancelled"]));
        Assert.Equal(0, await Database.ScalarAsync<long>(
            $"select count(*) from customer_order where to_jsonb(customer_order)::text like '%example%' and source_id = {Source}"));
    }

    [Fact]
    public async Task What_is_wrong_with_an_order_is_told_by_file_and_place_and_without_its_customer()
    {
        var counts = await ImportAsync(ShopifyOrder.Kind,
            """{"orders":[{"id":1,"processed_at":"2025-11-03T01:00:00+11:00","total_price":"5"},"""
                + """{"id":2,"email":"jo@example.com","processed_at":"2025-11-03T01:00:00+11:00","total_price":"jo@example.com"},7]}""");
        Assert.Equal((3, 1, 0, 0, 0, 2), Fates(counts));
        Assert.Equal([2, 3], counts.Rejects.Select(reject => reject.Line));
        Assert.DoesNotContain(counts.Rejects, reject => (reject.Reason + System.Text.Encoding.UTF8.GetString(reject.Raw))
            .Contains('@', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""[{"id":1,"status":"proc""", "not JSON, or it is cut off")]
    [InlineData("<html>", "line 1: this is not JSON")]
    [InlineData("""{"message":"Sorry"}""", "not one of the 1 object is a woocommerce order (the first: id is missing)")]
    public async Task A_file_that_is_no_answer_of_a_shop_changes_nothing_and_says_why(string content, string reason)
    {
        var error = await Assert.ThrowsAsync<InputException>(() => ImportAsync(WooCommerceOrder.Kind, content));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await Database.ScalarAsync<long>($"select count(*) from source where name like '%{Site}'"));
    }

    private static string Order(string id, string total, string modified) =>
        $$"""
        {"id":{{id}},"status":"processing","date_created_gmt":"2025-11-03T01:00:00","date_modified_gmt":"{{modified}}","total":"{{total}}",
          "customer_id":0}
        """;

    private Task<string> OrdersAsync() =>
        Database.ScalarAsync<string>($"select string_agg(concat_ws(' ', order_id, ordered_on, customer_id, value, status), ', ' order by "
            + $"order_id) from customer_order where source_id = {Source}");
}
