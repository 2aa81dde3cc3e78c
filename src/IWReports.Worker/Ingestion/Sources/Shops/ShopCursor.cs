namespace IWReports.Worker.Ingestion.Sources.Shops;

/// <summary>
/// How far a shop was pulled: all that changed before <paramref name="KeptTo"/> is kept; and, within a pull, since when it asks and which
/// page is next.
/// </summary>
internal sealed record ShopCursor(DateTimeOffset? KeptTo, DateTimeOffset? Since, DateTimeOffset? Until, string? Page, long? Total)
{
    /// <summary>A new pull, from so long before the end of the last.</summary>
    public static ShopCursor Start(ShopCursor? last, ShopOptions options) =>
        new(last?.KeptTo, last?.KeptTo - options.Overlap
            ?? (options.Since is { } since ? new(since, TimeOnly.MinValue, TimeSpan.Zero) : null), null, null, null);

    /// <summary>The same pull from its first page, as a shop that changed meanwhile asks for.</summary>
    public ShopCursor Again() => this with { Page = null, Total = null };

    /// <summary>
    /// After a page was kept. The shop's clock at the first page is how far the pull reaches: later changes are the next one's.
    /// </summary>
    public ShopCursor After(ShopPage page)
    {
        var until = Until ?? page.Now;
        return page.Next is null ? new(until, null, null, null, null) : this with { Until = until, Page = page.Next, Total = page.Total };
    }
}
