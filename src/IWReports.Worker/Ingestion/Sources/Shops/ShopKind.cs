namespace IWReports.Worker.Ingestion.Sources.Shops;

/// <summary>
/// A kind of shop: its name in commands and settings, and how it writes an order. What the answer leaves out may be given beside it.
/// </summary>
/// <param name="Part">Reads what is told of an order apart from it; null for what is none of that.</param>
internal sealed record ShopKind(string Name, Func<ShopJson, IReadOnlyList<ShopJson>, ShopOrder> Read, Func<ShopJson, ShopPart?> Part);
