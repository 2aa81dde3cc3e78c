namespace IWReports.Worker.Database;

/// <summary>Whether a record is a team's, in SQL and in code. Teams' names differ in no more than capitals and spaces.</summary>
internal static class TeamMatch
{
    /// <summary>Of the team, or of every team because it names none.</summary>
    public static string Sql(string column, string parameter) => $"({column} is null or {NamedSql(column, parameter)})";

    /// <summary>The same in code.</summary>
    public static bool IsOf(string team, string? named) =>
        named is null || named.Trim().Equals(team.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Only what names the team, for those who see no other; everything where no team is asked for.</summary>
    public static string OnlySql(string column, string parameter) => $"({parameter}::text is null or {NamedSql(column, parameter)})";

    /// <summary>A team's name, as those are the same that name one team.</summary>
    public static string KeySql(string column) => $"lower(btrim({column}))";

    private static string NamedSql(string column, string parameter) => $"{KeySql(column)} = {KeySql($"{parameter}::text")}";
}
