using System.Globalization;

namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>The complaints log: one row per complaint, booked to the day it was received.</summary>
internal static class ComplaintsTable
{
    private static readonly Column Id = new("complaint_id", CellType.Text,
        "the complaint's number; for a file without numbers a map says {\"content\":true}") { Required = true, Key = true };
    private static readonly Column Resolved = new("resolved_on", CellType.Day, "when it was settled; blank while open");
    private static readonly Column Reopened = new("reopened_on", CellType.Day, "when it was last opened again after it had been settled");

    public static readonly TableKind Kind = new("complaints", "complaint",
    [
        Id,
        new("received_at", CellType.Time, "when it was received") { Required = true, DayField = "received_on" },
        new("customer_id", CellType.Text, "who complains"),
        new("order_id", CellType.Text, "the order it is about"),
        new("topic", CellType.Text, "late delivery, wrong item, rude …") { InOwnWords = true },
        new("team", CellType.Text, "the team that has to answer it"),
        new("department", CellType.Text, "the department or carrier complained of"),
        new("channel", CellType.Text, "phone, e-mail, web …"),
        new("acknowledged_on", CellType.Day, "when the customer was told that it is being looked into"),
        Resolved,
        new("answered_in_time", CellType.YesNo, "whether it was answered in time, where the log says that instead of a day"),
        Reopened,
        new("escalated_on", CellType.Day, "when it was referred to the manager"),
        new("must_refer", CellType.YesNo, "whether the procedure does not cover it; blank means no") { Default = false },
        new("followed_up_on", CellType.Day, "when the customer was asked about the solution"),
        new("satisfied", CellType.YesNo, "whether the customer was satisfied with the solution; blank where not reached"),
        new("redress_amount", CellType.Number, "what was paid in addition to the ordinary refund"),
        new("product_value", CellType.Number, "the faulty product's value"),
        new("redress_approved", CellType.YesNo, "whether the manager consented to the redress; blank means no") { Default = false },
        new("damage_claim", CellType.YesNo, "whether other property was damaged; blank means no") { Default = false },
        new("claims_form_on", CellType.Day, "when the Claims Form came in; blank while outstanding"),
        new("quotes_outstanding", CellType.YesNo, "whether repair quotes are still missing; blank means no") { Default = false },
        new("manager_call_agreed_at", CellType.Time, "when the manager is to call") { DayField = "manager_call_agreed_on" },
        new("manager_call_made_at", CellType.Time, "when the manager called; blank while not") { DayField = "manager_call_made_on" },
        new("deadline", CellType.Day, "by when the customer wants it settled"),
        new("legal_threat", CellType.YesNo, "whether legal action was threatened; blank means no") { Default = false },
        new("injury", CellType.YesNo, "whether someone was hurt; blank means no") { Default = false },
        new("summary", CellType.Text, "the complaint in a sentence") { InOwnWords = true },
        new("may_leave", CellType.YesNo, "whether the customer talks of leaving; blank means no") { Default = false },
    ])
    {
        SameBy = ["complaint_id", "customer_id", "received_on"],
        Days = ["received_on", "resolved_on", "followed_up_on", "manager_call_agreed_on"],
        Rows = Rows,
        Merge = BackwardDays.Counted("acknowledged_on < received_on or resolved_on < received_on", "answered_before_received"),
    };

    private static Func<TableRecord, IReadOnlyList<object?[]>> Rows(TableBinding binding)
    {
        var fields = binding.Kind.Fields.Select(field => field.Name).ToList();
        var (id, resolved) = (fields.IndexOf(Id.Field), fields.IndexOf(Resolved.Field));
        var seen = binding.Of(Id)!.Content ? new Dictionary<string, int>(StringComparer.Ordinal) : null;
        return record =>
        {
            var row = binding.Kind.Row(record);
            // What was opened again is not settled, whatever stands in the cell; so all who read the day agree.
            if (record[Reopened] is DateOnly reopened && record[Resolved] is DateOnly settled && settled < reopened)
                row[resolved] = null;
            if (seen is not null)
                row[id] = NumberOf((string)row[id]!, seen);
            return [row];
        };
    }

    // Two lines that say the same are two complaints: nothing says that they are one. A second import of the file numbers them alike.
    private static string NumberOf(string content, Dictionary<string, int> seen)
    {
        var copies = seen[content] = seen.GetValueOrDefault(content) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{content}-{copies}");
    }
}
