using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using IWReports.Worker.Ingestion.Sources.Http;
using IWReports.Worker.Ingestion.Sources.Shops;

namespace IWReports.Worker.Ingestion.Sources.WooCommerce;

/// <summary>
/// WooCommerce's REST API v3. Orders can be ordered by id only, so a window's pages are counted through; it has no upper end,
/// since an order that changes meanwhile would leave it and move the later ones over the edge of a page.
/// </summary>
internal sealed class WooCommerceApi(string site, WooCommerceOptions options) : IShopApi
{
    private const string Orders = "wp-json/wc/v3/orders";

    public ShopKind Kind => WooCommerceOrder.Kind;

    public RestAccess Access { get; } = new(
        $"Sources:WooCommerce:{site}", options.Url,
        ("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.ConsumerKey}:{options.ConsumerSecret}"))}"),
        $"Sources:WooCommerce:{site}:ConsumerKey and ConsumerSecret", options.Timeout);

    public async Task<ShopPage?> ReadAsync(RestClient rest, DateTimeOffset? since, string? page, TimeZoneInfo zone, DayBounds bounds,
        CancellationToken cancellationToken)
    {
        var number = page is null ? 1 : int.Parse(page, CultureInfo.InvariantCulture);
        var changed = since is { } from ? string.Create(
            CultureInfo.InvariantCulture, $"&modified_after={from.UtcDateTime:yyyy-MM-ddTHH:mm:ss}&dates_are_gmt=true") : "";
        var answer = await rest.GetAsync($"{Orders}?orderby=id&order=asc&status=any&per_page={options.PageSize}&page={number}{changed}",
            cancellationToken);
        if (answer.Body.ValueKind is not JsonValueKind.Array)
            throw new RestException(
                $"{Access.Setting}: the shop answers an object instead of a list of orders. Is {Access.Setting}:Url a WooCommerce shop?",
                null);

        var batch = new ShopBatch($"{Kind.Name}:{site}, changed since "
            + $"{since?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "ever"}, page {number}", bounds);
        foreach (var order in answer.Body.EnumerateArray().Select(element => new ShopJson(element, zone)))
            batch.Add(order, Kind, await RefundsAsync(rest, order, cancellationToken));
        var pages = Number(answer, "X-WP-TotalPages");
        // A proxy may drop the header; then a page that is not full is the last.
        var more = pages is { } all ? number < all : answer.Body.GetArrayLength() >= options.PageSize;
        return new(batch, more ? $"{number + 1}" : null, Number(answer, "X-WP-Total"), answer.Headers.Date ?? rest.Now);
    }

    // An order names its refunds without their days.
    private static async Task<IReadOnlyList<ShopJson>> RefundsAsync(RestClient rest, ShopJson order, CancellationToken cancellationToken)
    {
        if (order.Element.ValueKind is not JsonValueKind.Object || !order.Element.TryGetProperty("refunds", out var refunds)
            || refunds.ValueKind is not JsonValueKind.Array || refunds.GetArrayLength() == 0
            || !order.Element.TryGetProperty("id", out var id) || !id.TryGetInt64(out var number))
            return [];
        try
        {
            var answer = await rest.GetAsync($"{Orders}/{number}/refunds?per_page=100", cancellationToken);
            return answer.Body.ValueKind is JsonValueKind.Array
                ? [.. answer.Body.EnumerateArray().Select(element => order with { Element = element })] : [];
        }
        catch (RestException gone) when (gone.Status is HttpStatusCode.NotFound)
        {
            // Deleted since the page was made; the days stay unknown.
            return [];
        }
    }

    private static long? Number(RestAnswer answer, string header) =>
        long.TryParse(answer.Header(header), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
