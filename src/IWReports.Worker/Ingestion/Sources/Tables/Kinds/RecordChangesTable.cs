namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>
/// Changes of customers' records that were asked for, and when they were made. Which record and what it says now is not kept.
/// </summary>
internal static class RecordChangesTable
{
    public static readonly TableKind Kind = new("record-changes", "record_change",
    [
        new("change_id", CellType.Text, "the change's number") { Required = true, Key = true },
        new("requested_on", CellType.Day, "when the customer asked for it") { Required = true },
        new("made_on", CellType.Day, "when it was made; blank while it was not"),
        new("field", CellType.Text, "what changed: e-mail address, phone number …"),
        new("team", CellType.Text, "the team that was asked"),
    ])
    {
        Days = ["requested_on"],
        Merge = BackwardDays.Counted("made_on < requested_on"),
    };
}
