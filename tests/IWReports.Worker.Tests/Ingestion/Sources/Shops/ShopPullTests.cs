namespace IWReports.Worker.Tests.Ingestion.Sources.Shops;

/// <summary>What holds for both kinds of shop.</summary>
public sealed class ShopPullTests(TestDatabase database) : SellingShop(database)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Every_page_is_read_and_booked_to_the_shops_own_days(bool woo)
    {
        await using var shop = await SellingAsync(woo);
        var pulled = await shop.PullAsync();
        Assert.Equal((null, 5, 5, 0), (pulled.Failure, pulled.Counts.Read, pulled.Counts.Inserted, pulled.Counts.Rejected));
        Assert.Equal(All, await shop.KeptAsync());
        Assert.Equal(3, shop.Server.Asked.Count);
        Assert.Equal("2025-11-01 7 AUD open", await Database.ScalarAsync<string>($"select concat_ws(' ', ordered_on, customer_id, "
            + $"currency, status) from customer_order where source_id = {shop.Source} and order_id = '101'"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Reading_the_overlap_again_changes_nothing(bool woo)
    {
        await using var shop = await SellingAsync(woo);
        shop.Clock = new(2025, 11, 5, 4, 0, 0, TimeSpan.Zero);
        await shop.PullAsync();
        await Database.ExecuteHereAsync("delete from touched_day");
        var again = await shop.PullAsync();
        Assert.Equal((1, 0, 0, 1), (again.Counts.Read, again.Counts.Inserted, again.Counts.Updated, again.Counts.Unchanged));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from touched_day"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_order_that_was_saved_late_is_caught_by_the_overlap(bool woo)
    {
        await using var shop = await SellingAsync(woo);
        await shop.PullAsync();
        shop.Put(99, "2025-11-19T23:00:00");
        Assert.Equal(1, (await shop.PullAsync()).Counts.Inserted);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_corrected_order_remeasures_its_day(bool woo)
    {
        await using var shop = await SellingAsync(woo);
        await shop.PullAsync();
        await Database.ExecuteHereAsync("delete from touched_day");
        shop.Put(102, "2025-11-02T03:00:00", total: "12.50", modified: "2025-11-20T08:00:00");
        var pulled = await shop.PullAsync();
        Assert.Equal((1, 0, 1), (pulled.Counts.Read, pulled.Counts.Inserted, pulled.Counts.Updated));
        Assert.Contains("102 12.50", await shop.KeptAsync(), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2025, 11, 2), await Database.ScalarAsync<DateOnly>("select day from touched_day"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_pull_that_fails_in_the_middle_goes_on_from_there_and_neither_loses_nor_doubles(bool woo)
    {
        await using var shop = await SellingAsync(woo);
        shop.Instead = (context, question) => question >= 3 ? ShopServer.JsonAsync(context, "{}", 500) : null;
        var failed = await shop.PullAsync();
        Assert.Contains("500", failed.Failure, StringComparison.Ordinal);
        Assert.Contains(shop.Site, failed.Failure, StringComparison.Ordinal);
        Assert.Equal("101 10.00, 102 10.00, 103 10.00, 104 10.00", await shop.KeptAsync());

        shop.Instead = (_, _) => null;
        shop.Server.Asked.Clear();
        var rest = await shop.PullAsync();
        Assert.Equal((1, 1), (rest.Counts.Read, rest.Counts.Inserted));
        Assert.Single(shop.Server.Asked);
        Assert.Equal(All, await shop.KeptAsync());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_order_that_cannot_be_read_is_quarantined_without_anything_of_its_customer(bool woo)
    {
        await using var shop = await SellingAsync(woo);
        shop.Put(103, "the day before yesterday");
        var pulled = await shop.PullAsync();
        Assert.Equal((5, 4, 1), (pulled.Counts.Read, pulled.Counts.Inserted, pulled.Counts.Rejected));
        Assert.Equal("101 10.00, 102 10.00, 104 10.00, 105 10.00", await shop.KeptAsync());
        var kept = await Database.ScalarAsync<string>($"select line || reason || convert_from(raw, 'UTF8') from quarantine q join "
            + $"ingest_run r on r.id = q.run_id where r.source_id = {shop.Source}");
        Assert.Contains("the day before yesterday", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("@", kept, StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_api_that_writes_orders_otherwise_fails_the_pull_and_keeps_the_place(bool woo)
    {
        await using var shop = await SellingAsync(woo);
        await shop.PullAsync();
        shop.Orders.Clear();
        shop.Orders[201] = new() { ["id"] = 201, ["date_modified_gmt"] = "2025-11-20T08:00:00", ["updated_at"] = "2025-11-20T08:00:00Z" };
        shop.Orders[202] = new() { ["id"] = 202, ["date_modified_gmt"] = "2025-11-20T08:00:00", ["updated_at"] = "2025-11-20T08:00:00Z" };
        Assert.Contains("2 of 2 orders are rejected", (await shop.PullAsync()).Failure, StringComparison.Ordinal);
        shop.Orders.Clear();
        shop.Put(201, "2025-11-20T08:00:00");
        Assert.Equal(1, (await shop.PullAsync()).Counts.Inserted);
    }
}
