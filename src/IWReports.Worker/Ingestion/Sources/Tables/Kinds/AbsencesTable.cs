namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

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
        new("reason", CellType.Text, "annual leave, sick …") { InOwnWords = true },
    ])
    {
        Span = ("from_day", "to_day"),
        // The first absence tells of all other days on the roster that nobody was away.
        AlsoMakesStale = """
            select day from measured_day where not exists (select from absence) and exists (select from merged s where s.fate in (1, 2))
                and exists (select from roster_entry where day between from_day and coalesce(to_day, 'infinity'))
            """,
        Check = record => record.RefuseBackwards(From, To),
    };
}
