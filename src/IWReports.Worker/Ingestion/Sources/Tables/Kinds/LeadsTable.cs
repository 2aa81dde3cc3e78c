namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>Leads, and the day on which each reached a stage.</summary>
internal static class LeadsTable
{
    private static readonly Column Won = new("won_on", CellType.Day, "when it bought");
    private static readonly Column Lost = new("lost_on", CellType.Day, "when it was given up");

    public static readonly TableKind Kind = new("leads", "lead",
    [
        new("lead_id", CellType.Text, "the lead's number, no name") { Required = true, Key = true },
        new("created_on", CellType.Day, "when the lead became known") { Required = true },
        new("mql_on", CellType.Day, "when marketing qualified it"),
        new("sql_on", CellType.Day, "when sales took it on"),
        Won,
        Lost,
        new("channel", CellType.Text, "where it came from"),
    ])
    {
        Days = ["created_on", "mql_on", "sql_on", "won_on"],
        Merge = BackwardDays.Counted("mql_on < created_on or sql_on < greatest(created_on, mql_on) or won_on < greatest(created_on, "
            + "mql_on, sql_on) or lost_on < created_on"),
        Check = record =>
        {
            if (record[Won] is not null && record[Lost] is not null)
                throw new CellException("won_on and lost_on are both given: a lead is won, lost or open");
        },
    };
}
