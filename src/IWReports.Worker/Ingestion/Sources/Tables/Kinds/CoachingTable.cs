namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>Coaching: a supervisor's sessions with one officer.</summary>
internal static class CoachingTable
{
    public static readonly TableKind Kind = new("coaching", "coaching_session",
    [
        new("session_id", CellType.Text, "the session's number") { Required = true, Key = true },
        new("held_on", CellType.Day, "when") { Required = true },
        new("officer", CellType.Text, "with whom, as the roster writes it") { Required = true },
        new("team", CellType.Text, "the officer's team"),
        new("supervisor", CellType.Text, "by whom"),
        new("kind", CellType.OneOf("coaching", "sit-along"),
            "a talk, or sitting along with calls; blank means a talk") { Default = "coaching" },
        new("agreed_actions", CellType.Text, "what was agreed") { InOwnWords = true },
        new("outcome", CellType.Text, "what came of it") { InOwnWords = true },
        new("review_on", CellType.Day, "when it will be looked at again"),
    ])
    {
        Days = ["held_on"],
        // The first session tells of all weeks before that no newcomer had one.
        AlsoMakesStale = """
            select day from measured_day where not exists (select from coaching_session) and exists (select from merged s
                where s.fate in (1, 2))
                and exists (select from roster_entry where day between from_day and coalesce(to_day, 'infinity'))
            """,
    };
}
