namespace IWReports.Worker.Sources.Tables.Kinds;

/// <summary>Changes of customers' records that were asked for, and when they were made. Which record and what it says now is not kept.</summary>
internal static class RecordChangesTable
{
    private static readonly Column Requested = new("requested_on", CellType.Day, "when the customer asked for it") { Required = true };
    private static readonly Column Made = new("made_on", CellType.Day, "when it was made; blank while it was not");

    public static readonly TableKind Kind = new("record-changes", "record_change",
    [
        new("change_id", CellType.Text, "the change's number") { Required = true, Key = true },
        Requested,
        Made,
        new("field", CellType.Text, "what changed: e-mail address, phone number …"),
        new("team", CellType.Text, "the team that was asked"),
    ])
    {
        Days = ["requested_on"],
        Check = record => record.RefuseBackwards(Requested, Made),
    };
}
