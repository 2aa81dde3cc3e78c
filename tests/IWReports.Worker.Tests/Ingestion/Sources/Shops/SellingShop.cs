using Microsoft.AspNetCore.Http;

namespace IWReports.Worker.Tests.Ingestion.Sources.Shops;

/// <summary>A shop of either kind that has sold five orders.</summary>
public abstract class SellingShop(TestDatabase database) : IClassFixture<TestDatabase>
{
    private protected TestDatabase Database => database;

    private protected const string All = "101 10.00, 102 10.00, 103 10.00, 104 10.00, 105 10.00";

    private protected async Task<Shop> SellingAsync(bool woo)
    {
        var shop = woo ? await Shop.WooAsync(database) : await Shop.ShopifyAsync(database);
        shop.Sell(1, 2, 3, 4, 5);
        return shop;
    }

    private protected static Task TooMany(HttpContext context, string retryAfter)
    {
        context.Response.Headers.RetryAfter = retryAfter;
        return ShopServer.JsonAsync(context, "{}", 429);
    }
}
