using IWReports.Core.Facts;
using NpgsqlTypes;

namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>Quality reviews: one row per item of a review. An item of the default form needs no weight and no marks of its own.</summary>
internal static class QualityTable
{
    private static readonly CellType YesNoOrNa = new("yes, no or na", NpgsqlDbType.Text, (text, _) => text.ToLowerInvariant() switch
    {
        "yes" or "y" or "true" or "1" or "pass" => "yes",
        "no" or "n" or "false" or "0" or "fail" => "no",
        "na" or "n/a" => "na",
        _ => throw new CellException(text, "yes, no, or na where it did not apply"),
    })
    {
        Words = ["na", "n/a"],
        TakesYesNo = true,
    };

    private static readonly Column Item = new("item", CellType.Text, "what was looked at, as the form words it") { Required = true,
        Key = true };
    private static readonly Column Weight = new("weight", CellType.Number, "what it weighs; blank: as the default form says, else 1");
    private static readonly Column Critical = new("critical", CellType.YesNo,
        "whether nothing makes up for missing it; blank: as the default form says, else no");
    private static readonly Column Courtesy = new("courtesy", CellType.YesNo,
        "whether it speaks of courtesy; blank: as the default form says, else no");

    private static readonly Column[] Columns =
    [
        new("review_id", CellType.Text, "the review's number") { Required = true, Key = true },
        Item,
        new("reviewed_on", CellType.Day, "when it was reviewed") { Required = true },
        new("officer", CellType.Text, "who was reviewed"),
        new("team", CellType.Text, "the officer's team"),
        new("reference", CellType.Text, "the call or enquiry that was reviewed"),
        new("passed", YesNoOrNa, "yes, no, or na where it did not apply") { Required = true },
        Weight,
        Critical,
        Courtesy,
    ];

    public static readonly TableKind Kind = new("quality", "quality_item", Columns)
    {
        Days = ["reviewed_on"],
        DaysAhead = DayBounds.Happened,
        Rows = _ => record => [[.. Columns.Select(column => record[column] ?? FromForm(record, column))]],
        Check = record =>
        {
            if (record[Weight] is <= 0m)
                throw new CellException("weight: an item that counts weighs more than 0; leave out what does not count");
        },
    };

    private static object? FromForm(TableRecord record, Column column)
    {
        var known = QualityForm.Find(record.Text(Item)!);
        return column == Weight ? known?.Weight ?? 1
            : column == Critical ? known?.Critical ?? false
            : column == Courtesy ? known?.Courtesy ?? false
            : null;
    }
}
