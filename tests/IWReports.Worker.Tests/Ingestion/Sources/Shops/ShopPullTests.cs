using Microsoft.AspNetCore.Http;

namespace IWReports.Worker.Tests.Ingestion.Sources.Shops;

/// <summary>What holds for both kinds of shop.</summary>
public sealed class ShopPullTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string All = "101 10.00, 102 10.00, 103 10.00, 104 10.00, 105 10.00";

    [Theory, InlineData(true), InlineData(false)]
    public async Task Every_page_is_read_and_booked_to_the_shops_own_days(bool woo)
    {
        await using var shop = await SellingAsync(woo);
        var pulled = await shop.PullAsync();
        Assert.Equal((null, 5, 5, 0), (pulled.Failure, pulled.Counts.Read, pulled.Counts.Inserted, pulled.Counts.Rejected));
        Assert.Equal(All, await shop.KeptAsync());
        Assert.Equal(3, shop.Server.Asked.Count);
        Assert.Equal("2025-11-01 7 AUD open", await database.ScalarAsync<string>($"select concat_ws(' ', ordered_on, customer_id, "
            + $"currency, status) from customer_order where source_id = {shop.Source} and order_id = '101'"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Reading_the_overlap_again_changes_nothing(bool woo)
    {
        await using var shop = await SellingAsync(woo);
        shop.Clock = new(2025, 11, 5, 4, 0, 0, TimeSpan.Zero);
        await shop.PullAsync();
        await database.ExecuteHereAsync("delete from touched_day");
        var again = await shop.PullAsync();
        Assert.Equal((1, 0, 0, 1), (again.Counts.Read, again.Counts.Inserted, again.Counts.Updated, again.Counts.Unchanged));
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from touched_day"));
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
        await database.ExecuteHereAsync("delete from touched_day");
        shop.Put(102, "2025-11-02T03:00:00", total: "12.50", modified: "2025-11-20T08:00:00");
        var pulled = await shop.PullAsync();
        Assert.Equal((1, 0, 1), (pulled.Counts.Read, pulled.Counts.Inserted, pulled.Counts.Updated));
        Assert.Contains("102 12.50", await shop.KeptAsync(), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2025, 11, 2), await database.ScalarAsync<DateOnly>("select day from touched_day"));
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
    public async Task A_server_error_that_passes_is_only_waited_for(bool woo)
    {
        await using var shop = await SellingAsync(woo);
        shop.Instead = (context, question) => question is 2 or 3 ? ShopServer.JsonAsync(context, "{}", 502) : null;
        Assert.Null((await shop.PullAsync()).Failure);
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)], shop.Time.Waits);
        Assert.Equal(All, await shop.KeptAsync());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Too_many_questions_are_asked_again_when_the_shop_says(bool woo)
    {
        await using var shop = await SellingAsync(woo);
        shop.Instead = (context, question) => question switch
        {
            1 => TooMany(context, "17"),
            2 => TooMany(context, shop.Clock.AddSeconds(40).ToString("R")),
            _ => null,
        };
        Assert.Null((await shop.PullAsync()).Failure);
        Assert.Equal([TimeSpan.FromSeconds(17), TimeSpan.FromSeconds(40)], shop.Time.Waits);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_shop_that_asks_to_wait_for_an_hour_is_left_for_the_next_pull(bool woo)
    {
        await using var shop = await SellingAsync(woo);
        shop.Instead = (context, _) => TooMany(context, "3600");
        Assert.Contains("asks to wait 1:00:00", (await shop.PullAsync()).Failure, StringComparison.Ordinal);
        Assert.Empty(shop.Time.Waits);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_shop_that_stays_down_is_asked_five_times_ever_later(bool woo)
    {
        await using var shop = await SellingAsync(woo);
        shop.Instead = (context, _) => ShopServer.JsonAsync(context, "{}", 425);
        Assert.EndsWith(": it answers 425, 5 times in a row. The next pull goes on from here.", (await shop.PullAsync()).Failure,
            StringComparison.Ordinal);
        Assert.Equal([1, 4, 16, 64], shop.Time.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(5, shop.Server.Asked.Count);
    }

    [Theory, InlineData(true, "ConsumerKey"), InlineData(false, "AccessToken")]
    public async Task A_refused_key_is_named_by_its_setting_and_never_shown(bool woo, string setting)
    {
        await using var shop = await SellingAsync(woo);
        shop.Instead = (context, _) => ShopServer.JsonAsync(context, "{}", 401);
        var failure = (await shop.PullAsync()).Failure;
        Assert.Contains(setting, failure, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure, StringComparison.Ordinal);
        Assert.Single(shop.Server.Asked);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_web_page_instead_of_orders_is_told_by_its_type_and_first_words(bool woo)
    {
        await using var shop = await SellingAsync(woo);
        shop.Instead = (context, _) =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<!DOCTYPE html><title>Down for maintenance</title>");
        };
        var failure = (await shop.PullAsync()).Failure;
        Assert.Contains("text/html", failure, StringComparison.Ordinal);
        Assert.Contains("<!DOCTYPE html>", failure, StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Half_a_page_is_asked_for_again_and_never_kept(bool woo)
    {
        await using var shop = await SellingAsync(woo);
        shop.Instead = (context, question) => question is 2 ? ShopServer.JsonAsync(context, """[{"id":103,"status":"proc""") : null;
        Assert.Null((await shop.PullAsync()).Failure);
        Assert.Equal(All, await shop.KeptAsync());

        shop.Instead = (context, _) => ShopServer.JsonAsync(context, """[{"id":103,"status":"proc""");
        Assert.EndsWith(": half an answer: the JSON (application/json, 25 bytes) breaks off or is wrong at line 1, 5 times in a row. The "
            + "next pull goes on from here.", (await shop.PullAsync()).Failure, StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_cannot_be_unpacked_is_asked_for_again(bool woo)
    {
        await using var shop = await SellingAsync(woo);
        shop.Instead = (context, question) =>
        {
            if (question is not 2)
                return null;
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.Body.WriteAsync((byte[])[0x1f, 0x8b, .. "no more of it"u8]).AsTask();
        };
        Assert.Null((await shop.PullAsync()).Failure);
        Assert.Equal(All, await shop.KeptAsync());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_connection_that_breaks_or_hangs_is_tried_again(bool woo)
    {
        await using var shop = await SellingAsync(woo);
        shop.Timeout = TimeSpan.FromMilliseconds(500);
        shop.Instead = (context, question) => question switch
        {
            1 => Task.Run(context.Abort),
            2 => Task.Delay(TimeSpan.FromSeconds(5), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default),
            _ => null,
        };
        Assert.Null((await shop.PullAsync()).Failure);
        Assert.Equal(All, await shop.KeptAsync());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_redirect_is_not_followed_since_the_key_would_go_along(bool woo)
    {
        await using var shop = await SellingAsync(woo);
        await using var elsewhere = await ShopServer.StartAsync();
        shop.Instead = (context, _) =>
        {
            context.Response.Redirect(elsewhere.Url + "/orders");
            return Task.CompletedTask;
        };
        Assert.Contains("Write the shop's final address in", (await shop.PullAsync()).Failure, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Asked);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_order_that_cannot_be_read_is_quarantined_without_anything_of_its_customer(bool woo)
    {
        await using var shop = await SellingAsync(woo);
        shop.Put(103, "the day before yesterday");
        var pulled = await shop.PullAsync();
        Assert.Equal((5, 4, 1), (pulled.Counts.Read, pulled.Counts.Inserted, pulled.Counts.Rejected));
        Assert.Equal("101 10.00, 102 10.00, 104 10.00, 105 10.00", await shop.KeptAsync());
        var kept = await database.ScalarAsync<string>($"select line || reason || convert_from(raw, 'UTF8') from quarantine q join "
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

    private async Task<Shop> SellingAsync(bool woo)
    {
        var shop = woo ? await Shop.WooAsync(database) : await Shop.ShopifyAsync(database);
        shop.Sell(1, 2, 3, 4, 5);
        return shop;
    }

    private static Task TooMany(HttpContext context, string retryAfter)
    {
        context.Response.Headers.RetryAfter = retryAfter;
        return ShopServer.JsonAsync(context, "{}", 429);
    }
}
