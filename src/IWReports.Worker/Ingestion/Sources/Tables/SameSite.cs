namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>Rows of other tables that the file's rows speak of: those of the same site.</summary>
internal static class SameSite
{
    /// <summary>Orders, as "o"; $1 is the file's source.</summary>
    public const string Orders =
        "(select placed.* from customer_order placed join source_site shop on shop.source_id = placed.source_id join source_site its on "
            + "its.site = shop.site where its.source_id = $1) o";
}
