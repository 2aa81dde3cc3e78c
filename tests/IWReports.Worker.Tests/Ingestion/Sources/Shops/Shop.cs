using System.Globalization;
using System.Text.Json.Nodes;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Shopify;
using IWReports.Worker.Ingestion.Sources.Shops;
using IWReports.Worker.Ingestion.Sources.WooCommerce;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace IWReports.Worker.Tests.Ingestion.Sources.Shops;

/// <summary>A shop of either kind: its server, its orders, and pulls from it into a test's database.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ShopServer _server;
    private readonly bool _isWoo;

    private Shop(TestDatabase database, ShopServer server, bool isWoo) => (_database, _server, _isWoo) = (database, server, isWoo);

    public string Site { get; } = Guid.NewGuid().ToString("N");

    public ShopServer Server => _server;

    public ImpatientTime Time { get; } = new();

    /// <summary>The shop's orders as its API writes them, by id.</summary>
    public SortedDictionary<long, JsonObject> Orders { get; } = [];

    /// <summary>The shop's own clock, as its Date header tells it.</summary>
    public DateTimeOffset Clock { get; set; } = new(2025, 11, 20, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What a question gets instead of a page, as long as it is not null.</summary>
    public Func<HttpContext, int, Task?> Instead { get; set; } = (_, _) => null;

    public int PageSize { get; init; } = 2;

    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    public string Source => $"(select id from source where name like '%:{Site}')";

    public static async Task<Shop> WooAsync(TestDatabase database) =>
        Open(new(database, await ShopServer.StartAsync(), isWoo: true), (shop, context) => shop.WooAsync(context));

    public static async Task<Shop> ShopifyAsync(TestDatabase database) =>
        Open(new(database, await ShopServer.StartAsync(), isWoo: false), (shop, context) => shop.ShopifyAsync(context));

    /// <summary>Puts orders of so many days in November 2025 into the shop, each changed on its own day.</summary>
    public void Sell(params int[] days)
    {
        foreach (var day in days)
            Put(100 + day, $"2025-11-{day:00}T03:00:00");
    }

    public void Put(long id, string at, string total = "10.00", string? modified = null, string status = "processing") =>
        Orders[id] = _isWoo
        ? new() { ["id"] = id, ["status"] = status, ["currency"] = "AUD", ["date_created_gmt"] = at,
            ["date_modified_gmt"] = modified ?? at, ["total"] = total, ["customer_id"] = 7, ["refunds"] = new JsonArray(),
            ["billing"] = new JsonObject { ["email"] = "jo@example.com" } }
        : new() { ["id"] = id, ["currency"] = "AUD", ["processed_at"] = at + "Z", ["updated_at"] = (modified ?? at) + "Z",
            ["total_price"] = total, ["current_total_price"] = total, ["customer"] = new JsonObject { ["id"] = 7 },
            ["refunds"] = new JsonArray(), ["fulfillments"] = new JsonArray() };

    public async Task<SourceRead> PullAsync()
    {
        var source = _isWoo
            ? new ShopPull(Site, Woo(), new WooCommerceApi(Site, Woo()), _database.Source, Time)
            : new ShopPull(Site, Fy(), new ShopifyApi(Site, Fy()), _database.Source, Time);
        return Assert.Single(await new IngestJob([source], NullLogger<IngestJob>.Instance)
            .RunAsync([], new Progress<Progress>(), CancellationToken.None));
    }

    /// <summary>"101 10.00, 102 12.50": the orders that were kept.</summary>
    public Task<string> KeptAsync() => _database.ScalarAsync<string>($"select coalesce(string_agg(order_id || ' ' || value, ', ' order "
        + $"by order_id), '') from customer_order where source_id = {Source}");

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static Shop Open(Shop shop, Func<Shop, HttpContext, Task> answer)
    {
        shop._server.Answer = (context, question) =>
        {
            context.Response.Headers.Date = shop.Clock.ToString("R", CultureInfo.InvariantCulture);
            return shop.Instead(context, question) ?? answer(shop, context);
        };
        return shop;
    }

    private WooCommerceOptions Woo() => new() { Url = _server.Url, ConsumerKey = "ck_reader", ConsumerSecret = "cs_secret",
        Zone = "Australia/Melbourne", PageSize = PageSize, Timeout = Timeout };

    private ShopifyOptions Fy() => new() { Url = _server.Url, AccessToken = "shpat_secret", Zone = "Australia/Melbourne",
        PageSize = PageSize, Timeout = Timeout };

    private Task WooAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var changed = Orders.Values.Where(order => !query.ContainsKey("modified_after")
            || string.CompareOrdinal((string)order["date_modified_gmt"]!, query["modified_after"]) > 0).ToList();
        var size = int.Parse(query["per_page"]!, CultureInfo.InvariantCulture);
        context.Response.Headers["X-WP-Total"] = $"{changed.Count}";
        context.Response.Headers["X-WP-TotalPages"] = $"{(changed.Count + size - 1) / size}";
        return ShopServer.JsonAsync(context,
            $"[{string.Join(',', changed.Skip((int.Parse(query["page"]!, CultureInfo.InvariantCulture) - 1) * size).Take(size))}]");
    }

    // A page's name is the window and the last id of the page before it, as Shopify's is; unlike a number it does not shift.
    private Task ShopifyAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var (since, after) = query.TryGetValue("page_info", out var page)
            && page.ToString().Split('~') is [var from, var last] ? (from, long.Parse(last, CultureInfo.InvariantCulture))
            : ((string?)query["updated_at_min"] ?? "", 0);
        var size = int.Parse(query["limit"]!, CultureInfo.InvariantCulture);
        var rest = Orders.Where(order => order.Key > after && string.CompareOrdinal((string)order.Value["updated_at"]!, since) >= 0)
            .ToList();
        if (rest.Count > size)
            context.Response.Headers.Link =
                $"<https://elsewhere.example/admin/api/orders.json?limit={size}&page_info=first>; rel=\"previous\", "
                    + $"<https://elsewhere.example/admin/api/orders.json?limit={size}&"
                    + $"page_info={Uri.EscapeDataString($"{since}~{rest[size - 1].Key}")}>; rel=\"next\"";
        return ShopServer.JsonAsync(context, $"{{\"orders\":[{string.Join(',', rest.Take(size).Select(order => order.Value))}]}}");
    }
}
