namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>The roster: who works in which role and team, from when to when, and in which hours.</summary>
internal static class RosterTable
{
    private static readonly Column From = new("from", CellType.Day, "first day") { Required = true, Key = true, Field = "from_day" };
    private static readonly Column To = new("to", CellType.Day, "last day; blank while still there") { Field = "to_day" };

    public static readonly TableKind Kind = new("roster", "roster_entry",
    [
        new("person", CellType.Text, "who") { Required = true, Key = true },
        new("role", CellType.OneOf("officer", "supervisor", "manager"), "only officers take calls") { Required = true },
        new("team", CellType.Text, "the team"),
        From,
        To,
        new("shift_starts", CellType.TimeOfDay, "start of the daily shift"),
        new("shift_ends", CellType.TimeOfDay, "end of the daily shift"),
        new("lunch_starts", CellType.TimeOfDay, "start of the break"),
        new("lunch_ends", CellType.TimeOfDay, "end of the break"),
        new("deputy", CellType.Text, "who stands in while this person is away"),
    ])
    {
        Span = ("from_day", "to_day"),
        // A contract may end with somebody's retirement.
        DaysAhead = 50 * 366,
        Check = record => record.RefuseBackwards(From, To),
    };
}
