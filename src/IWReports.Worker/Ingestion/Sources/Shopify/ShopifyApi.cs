using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using IWReports.Worker.Ingestion.Sources.Http;
using IWReports.Worker.Ingestion.Sources.Shops;

namespace IWReports.Worker.Ingestion.Sources.Shopify;

/// <summary>
/// Shopify's REST Admin API: each page's Link header names the next, for as long as Shopify remembers; how many calls are left is said
/// with every answer.
/// </summary>
internal sealed partial class ShopifyApi(string site, ShopifyOptions options) : IShopApi
{
    // Calls leak out of Shopify's bucket at two a second: near its brim, let a few leak.
    private const double NearlyFull = 0.8;
    private static readonly TimeSpan Leak = TimeSpan.FromSeconds(2);

    private readonly string _path = $"admin/api/{options.ApiVersion}/orders";

    public ShopKind Kind => ShopifyOrder.Kind;

    public RestAccess Access { get; } = new($"Sources:Shopify:{site}", options.Url, ("X-Shopify-Access-Token", options.AccessToken),
        $"Sources:Shopify:{site}:AccessToken", options.Timeout);

    public async Task<ShopPage?> ReadAsync(RestClient rest, DateTimeOffset? since, string? page, TimeZoneInfo zone, DayBounds bounds,
        CancellationToken cancellationToken)
    {
        var changed = since is { } from ? string.Create(
            CultureInfo.InvariantCulture, $"&updated_at_min={from.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}") : "";
        // A page's name stands for the whole question; Shopify refuses both.
        var question = page is null ? $"status=any{changed}" : $"page_info={Uri.EscapeDataString(page)}";
        RestAnswer answer;
        try
        {
            answer = await AskAsync(rest, $"{_path}.json?limit={options.PageSize}&{question}", cancellationToken);
        }
        catch (RestException expired) when (page is not null && expired.Status is HttpStatusCode.BadRequest)
        {
            return null;
        }

        if (answer.Body.ValueKind is not JsonValueKind.Object || !answer.Body.TryGetProperty("orders", out var orders)
            || orders.ValueKind is not JsonValueKind.Array)
            throw new RestException($"{Access.Setting}: the answer has no \"orders\". Is {Access.Setting}:Url a Shopify shop, such as "
                + $"https://name.myshopify.com?", null);
        var batch = new ShopBatch($"{Kind.Name}:{site}, changed since {since?.UtcDateTime.ToString("yyyy-MM-dd "
            + $"HH:mm", CultureInfo.InvariantCulture) ?? "ever"}, {(page is null ? "first page" : "a later page")}", bounds);
        foreach (var order in orders.EnumerateArray().Select(element => new ShopJson(element, zone)))
            batch.Add(order, Kind, await EventsAsync(rest, order, cancellationToken));
        return new(batch, Next(answer), null, answer.Headers.Date ?? rest.Now);
    }

    private async Task<IReadOnlyList<ShopJson>> EventsAsync(RestClient rest, ShopJson order, CancellationToken cancellationToken)
    {
        var events = new List<ShopJson>();
        foreach (var fulfillment in Delivered(order))
        {
            try
            {
                var answer = await AskAsync(rest,
                    $"{_path}/{order.Text("id")}/fulfillments/{Uri.EscapeDataString(fulfillment)}/events.json", cancellationToken);
                if (answer.Body.TryGetProperty("fulfillment_events", out var list) && list.ValueKind is JsonValueKind.Array)
                    events.AddRange(list.EnumerateArray().Select(element => order with { Element = element }));
            }
            catch (RestException gone) when (gone.Status is HttpStatusCode.NotFound)
            {
                // Deleted since the page was made; the day stays unknown.
            }
        }

        return events;
    }

    // What is wrong with an order is said when it is read, not when its events are asked for.
    private static List<string> Delivered(ShopJson order)
    {
        try
        {
            return [.. ShopifyOrder.Delivered(order)];
        }
        catch (Tables.CellException)
        {
            return [];
        }
    }

    private static async Task<RestAnswer> AskAsync(RestClient rest, string path, CancellationToken cancellationToken)
    {
        var answer = await rest.GetAsync(path, cancellationToken);
        if (answer.Header("X-Shopify-Shop-Api-Call-Limit")?.Split('/') is [var used, var limit]
            && int.TryParse(used, CultureInfo.InvariantCulture, out var calls)
                && int.TryParse(limit, CultureInfo.InvariantCulture, out var most) && calls >= NearlyFull * most)
            await rest.PauseAsync(Leak, cancellationToken);
        return answer;
    }

    // Only the page's name is taken: the token must not follow a link elsewhere.
    private static string? Next(RestAnswer answer) =>
        answer.Headers.TryGetValues("Link", out var links)
            && NextLink().Match(string.Join(", ", links)) is { Success: true } next ? Uri.UnescapeDataString(next.Groups[1].Value) : null;

    [GeneratedRegex("""<[^>]*[?&]page_info=([^&>]+)[^>]*>\s*;\s*rel="?next"?""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NextLink();
}
