using System.ComponentModel.DataAnnotations;
using IWReports.Worker.Ingestion.Sources.Shops;

namespace IWReports.Worker.Ingestion.Sources.WooCommerce;

/// <summary>One WooCommerce shop.</summary>
internal sealed class WooCommerceOptions : ShopOptions
{
    /// <summary>Of a REST API key with the permission "Read".</summary>
    [Required]
    public string ConsumerKey { get; init; } = "";

    [Required]
    public string ConsumerSecret { get; init; } = "";

    /// <summary>Orders a page; the API gives 100 at most.</summary>
    [Range(1, 100)]
    public int PageSize { get; init; } = 100;
}
