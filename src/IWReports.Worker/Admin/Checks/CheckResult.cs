using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Admin.Checks;

/// <summary>One thing a run needs: whether it is there, what was seen, and what to do if it is not.</summary>
internal sealed record CheckResult(string Check, bool Ok, string Detail, string Remedy)
{
    public const string StartDatabase = "Start PostgreSQL and check ConnectionStrings__IWReports.";

    public const string Migrate = "Run \"iwreports migrate\" as a role that may create tables.";

    /// <summary>Looks at a thing by using it once: what was seen, or what is wrong and the remedy.</summary>
    public static async Task<CheckResult> OfAsync(string check, string remedy, Func<Task<string>> look)
    {
        try
        {
            return new(check, true, await look(), "");
        }
#pragma warning disable CA1031 // Whatever is wrong with a part is this check's finding; the others still have to be made.
        catch (Exception wrong) when (wrong is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return new(check, false, DetailOf(wrong), RemedyOf(wrong) ?? remedy);
        }
    }

    private static string DetailOf(Exception wrong) => wrong switch
    {
        PartMissingException or InputException => wrong.Message,
        _ when wrong.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.UndefinedTable } =>
            "the database has no tables for it yet; the first import makes them",
        _ => wrong.GetBaseException().Message,
    };

    // A part that is looked up in the database is not what is wrong when the database is.
    private static string? RemedyOf(Exception wrong) => wrong switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable } => Migrate,
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } => null,
        NpgsqlException => StartDatabase,
        { InnerException: { } inner } => RemedyOf(inner),
        _ => null,
    };
}
