using System.ComponentModel.DataAnnotations;
using IWReports.Worker.Ingestion.Sources.Shops;

namespace IWReports.Worker.Ingestion.Sources.Shopify;

/// <summary>One Shopify shop.</summary>
internal sealed class ShopifyOptions : ShopOptions
{
    /// <summary>Of an app with the scope read_orders (and read_all_orders for those older than 60 days).</summary>
    [Required]
    public string AccessToken { get; init; } = "";

    /// <summary>Version of the Admin API; Shopify keeps each for a year.</summary>
    [RegularExpression("20[0-9]{2}-[0-9]{2}|unstable")]
    public string ApiVersion { get; init; } = "2026-07";

    /// <summary>Orders a page; the API gives 250 at most.</summary>
    [Range(1, 250)]
    public int PageSize { get; init; } = 250;
}
