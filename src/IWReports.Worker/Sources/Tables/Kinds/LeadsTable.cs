namespace IWReports.Worker.Sources.Tables.Kinds;

/// <summary>Leads, and the day on which each reached a stage.</summary>
internal static class LeadsTable
{
    private static readonly Column Created = new("created_on", CellType.Day, "when the lead became known") { Required = true };
    private static readonly Column Mql = new("mql_on", CellType.Day, "when marketing qualified it");
    private static readonly Column Sql = new("sql_on", CellType.Day, "when sales took it on");
    private static readonly Column Won = new("won_on", CellType.Day, "when it bought");
    private static readonly Column Lost = new("lost_on", CellType.Day, "when it was given up");

    public static readonly TableKind Kind = new("leads", "lead",
    [
        new("lead_id", CellType.Text, "the lead's number, no name") { Required = true, Key = true },
        Created,
        Mql,
        Sql,
        Won,
        Lost,
        new("channel", CellType.Text, "where it came from"),
    ])
    {
        Days = ["created_on", "mql_on", "sql_on", "won_on"],
        Check = record =>
        {
            record.RefuseBackwards(Created, Mql);
            record.RefuseBackwards(Mql, Sql);
            record.RefuseBackwards(Sql, Won);
            record.RefuseBackwards(Created, Lost);
            if (record[Won] is not null && record[Lost] is not null)
                throw new CellException("won_on and lost_on are both given: a lead is won, lost or open");
        },
    };
}
