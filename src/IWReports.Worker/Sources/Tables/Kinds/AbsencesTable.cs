namespace IWReports.Worker.Sources.Tables.Kinds;

/// <summary>Days that people of the roster were away.</summary>
internal static class AbsencesTable
{
    private static readonly Column From = new("from", CellType.Day, "first day away") { Required = true, Key = true, Field = "from_day" };
    private static readonly Column To = new("to", CellType.Day, "last day away") { Required = true, Field = "to_day" };

    public static readonly TableKind Kind = new("absences", "absence",
    [
        new("person", CellType.Text, "who, as the roster writes it") { Required = true, Key = true },
        From,
        To,
        new("reason", CellType.Text, "annual leave, sick …"),
    ])
    {
        Span = ("from_day", "to_day"),
        Check = record => record.RefuseBackwards(From, To),
    };
}
