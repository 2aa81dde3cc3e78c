using Microsoft.AspNetCore.Http;

namespace IWReports.Worker.Tests.Ingestion.Sources.Shops;

/// <summary>A shop that cannot be asked, or answers wrongly, for both kinds of shop.</summary>
public sealed class ShopFaultsTests(TestDatabase database) : SellingShop(database)
{
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
}
