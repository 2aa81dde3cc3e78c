namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>Briefings: policies explained to a team.</summary>
internal static class BriefingsTable
{
    private static readonly Column Officers = new("officers", CellType.Count, "to how many officers");
    private static readonly Column NotUnderstood = new("not_understood", CellType.Count, "how many of them did not understand it");

    public static readonly TableKind Kind = new("briefings", "briefing",
    [
        new("briefing_id", CellType.Text, "the briefing's number") { Required = true, Key = true },
        new("held_on", CellType.Day, "when") { Required = true },
        new("policy", CellType.Text, "which policy was explained") { Required = true },
        new("team", CellType.Text, "to which team"),
        Officers,
        NotUnderstood,
        new("repeat", CellType.YesNo, "whether it had been explained before; blank means no") { Default = false, Field = "is_repeat" },
    ])
    {
        Days = ["held_on"],
        Check = record => record.RefuseMore(NotUnderstood, Officers),
    };
}
