namespace IWReports.Worker.Database;

/// <summary>Whether a record is a team's.</summary>
internal static class TeamMatch
{
    // What names no team is every team's; teams' names differ in no more than capitals and spaces.
    public static string Sql(string column, string parameter) =>
        $"({column} is null or lower(btrim({column})) = lower(btrim({parameter}::text)))";
}
