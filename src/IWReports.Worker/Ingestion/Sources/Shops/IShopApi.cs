using IWReports.Worker.Ingestion.Sources.Http;

namespace IWReports.Worker.Ingestion.Sources.Shops;

/// <summary>How one kind of shop is asked for the orders that changed, page by page.</summary>
internal interface IShopApi
{
    ShopKind Kind { get; }

    RestAccess Access { get; }

    /// <summary>
    /// A page of what changed since then; <paramref name="page"/> is what the page before named as next. Null when the shop does not know
    /// that page any more.
    /// </summary>
    Task<ShopPage?> ReadAsync(RestClient rest, DateTimeOffset? since, string? page, TimeZoneInfo zone, DayBounds bounds,
        CancellationToken cancellationToken);
}

/// <summary>One page: its orders, which page is next (null: none), how many orders there are in all, and the shop's clock.</summary>
internal sealed record ShopPage(ShopBatch Orders, string? Next, long? Total, DateTimeOffset Now);
