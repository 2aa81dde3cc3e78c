using Npgsql;

namespace IWReports.Worker.Database;

/// <summary>
/// Whether an error means that the database is not there for a while, and not that something is wrong with what was asked of
/// it.
/// </summary>
internal static class Outage
{
    /// <summary>Looks further in too: where a query goes through EF Core, the database's own error lies there.</summary>
    public static bool IsOutage(this Exception error) => Of(error) is not null;

    /// <summary>The database's own error of an outage; null for any other error.</summary>
    public static NpgsqlException? Of(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is NpgsqlException down && IsDown(down))
                return down;
        }

        return null;
    }

    // No server, no such database, refused log-in, a server going down or one that only reads; anything else is a bug and may show
    // its stack.
    private static bool IsDown(NpgsqlException error) =>
        error is not PostgresException refused
            || refused.SqlState is ['0', '8', ..] or ['2', '8', ..] or ['3', 'D', ..] or ['5', '7', 'P', ..] or ['5', '3', ..]
            or PostgresErrorCodes.ReadOnlySqlTransaction;
}
