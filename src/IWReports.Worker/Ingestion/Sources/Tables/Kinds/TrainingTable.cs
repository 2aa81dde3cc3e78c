namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>Training sessions as planned, held and attended.</summary>
internal static class TrainingTable
{
    private static readonly Column Invited = new("invited", CellType.Count, "how many were asked to come");
    private static readonly Column Attended = new("attended", CellType.Count, "how many came");

    public static readonly TableKind Kind = new("training", "training_session",
    [
        new("session_id", CellType.Text, "the session's number") { Required = true, Key = true },
        new("planned_on", CellType.Day, "the day it was planned for") { Required = true },
        new("held_on", CellType.Day, "the day it was held; blank while it was not"),
        new("topic", CellType.Text, "what it was about") { InOwnWords = true },
        new("team", CellType.Text, "the team it was for"),
        Invited,
        Attended,
        new("missed_by", CellType.Text, "who missed it, with ; between names") { InOwnWords = true },
    ])
    {
        Days = ["planned_on"],
        Check = record => record.RefuseMore(Attended, Invited),
    };
}
