using IWReports.Worker.Ingestion.Sources.Tables;

namespace IWReports.Worker.Ingestion.Sources.Shops;

/// <summary>
/// What a shop tells of an order apart from it, as a row of a table's kind: a refund, a parcel. What it leaves out is null, and stays as
/// it is known.
/// </summary>
internal sealed record ShopPart(TableKind Kind, IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>An answer about something that says nothing yet: a parcel that is not sent.</summary>
    public static readonly ShopPart Nothing = new(Tables.Kinds.ReturnsTable.Kind, new Dictionary<string, object?>());

    public bool SaysNothing => Values.Count == 0;
}
