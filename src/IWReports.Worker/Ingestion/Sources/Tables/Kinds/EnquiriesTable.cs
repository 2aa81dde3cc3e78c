namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>The log of enquiries: one row per enquiry, from its first contact to its last solution.</summary>
internal static class EnquiriesTable
{
    private static readonly Column Required = new("required_fields", CellType.Count, "how many fields the record must have");
    private static readonly Column Present = new("present_fields", CellType.Count, "how many of the required fields it has");

    public static readonly TableKind Kind = new("enquiries", "enquiry",
    [
        new("enquiry_id", CellType.Text, "the enquiry's number") { Required = true, Key = true },
        new("opened_at", CellType.Time, "when the customer first came with it") { Required = true, DayField = "opened_on" },
        new("resolved_at", CellType.Time, "when it was solved for the last time; blank while open") { DayField = "resolved_on" },
        new("reopened", CellType.YesNo, "whether it was opened again after a solution; blank means no") { Default = false },
        new("customer_id", CellType.Text, "who asks; blank where nobody knows"),
        new("order_id", CellType.Text, "the order or quotation it is about"),
        new("topic", CellType.Text, "where is my order, invoice, product advice …") { InOwnWords = true },
        new("team", CellType.Text, "the team that took it"),
        new("officer", CellType.Text, "who took it"),
        new("channel", CellType.Text, "phone, e-mail …"),
        Required,
        Present,
    ])
    {
        DaysAhead = DayBounds.Happened,
        Days = ["opened_on", "resolved_on"],
        SameBy = ["enquiry_id", "customer_id", "opened_on"],
        Merge = BackwardDays.Counted("resolved_on < opened_on or resolved_at < opened_at"),
        Check = Check,
    };

    private static void Check(TableRecord record)
    {
        var (required, present) = (record[Required] as int?, record[Present] as int?);
        if (present > required || (present is not null && required is null))
            throw new CellException($"present_fields ({present}) of required_fields "
                + $"({required?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "blank"}): no more can be present than "
                + $"are required");
    }
}
