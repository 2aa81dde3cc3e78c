namespace IWReports.Worker.Sources.Tables.Kinds;

/// <summary>The complaints log: one row per complaint, booked to the day it was received.</summary>
internal static class ComplaintsTable
{
    public static readonly TableKind Kind = new("complaints", "complaint",
    [
        new("complaint_id", CellType.Text, "the complaint's number") { Required = true, Key = true },
        new("received_at", CellType.Time, "when it was received") { Required = true, DayField = "received_on" },
        new("customer_id", CellType.Text, "who complains"),
        new("order_id", CellType.Text, "the order it is about"),
        new("topic", CellType.Text, "late delivery, wrong item, rude …"),
        new("team", CellType.Text, "the team or department complained of"),
        new("acknowledged_on", CellType.Day, "when the customer was told that it is being looked into"),
        new("resolved_on", CellType.Day, "when it was settled; blank while open"),
        new("deadline", CellType.Day, "by when the customer wants it settled"),
        new("legal_threat", CellType.YesNo, "whether legal action was threatened; blank means no") { Default = false },
        new("injury", CellType.YesNo, "whether someone was hurt; blank means no") { Default = false },
        new("summary", CellType.Text, "the complaint in a sentence"),
        new("may_leave", CellType.YesNo, "whether the customer talks of leaving; blank means no") { Default = false },
    ])
    { Days = ["received_on", "resolved_on"] };
}
