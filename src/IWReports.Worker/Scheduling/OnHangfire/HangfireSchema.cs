using Hangfire.PostgreSql;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Scheduling.OnHangfire;

/// <summary>
/// Hangfire's tables, in a schema of their own: installed by "iwreports migrate", and only looked at by whoever runs the
/// service.
/// </summary>
internal static class HangfireSchema
{
    public const string Name = "hangfire";

    /// <summary>The version that the storage this program is built with writes and reads.</summary>
    public const int Version = 23;

    /// <summary>
    /// The version in the database; null where there is none. Errors: one that this program does not know, or a role that may
    /// not look.
    /// </summary>
    public static async Task<int?> FindAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        // By the catalogue: a role without rights on the schema sees no table in it.
        if (!await connection.ScalarAsync<bool>(
            "select exists (select from pg_class join pg_namespace on pg_namespace.oid = relnamespace where nspname = $1 and relname = "
                + "'schema')", cancellationToken, Name))
            return null;
        try
        {
            var found = await connection.ScalarAsync<int?>($"select max(version) from {Name}.schema", cancellationToken);
            return found <= Version ? found : throw new PartMissingException(
                $"Hangfire's schema in the database is version {found}, and this program knows {Version}: it is newer than the program. "
                    + $"Run the newer program, or restore a backup.");
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new PartMissingException(
                $"The database role {connection.UserName} may not use Hangfire's schema ({refused.MessageText}). Let the owner run "
                    + $"ops/sql/roles.sql again; it grants what the worker needs.", refused);
        }
    }

    /// <summary>Installs or upgrades the tables where they are missing or older; false where they are up to date.</summary>
    public static async Task<bool> InstallAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        if (await FindAsync(database, cancellationToken) == Version)
            return false;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        // Two that start at once take turns; the installer itself leaves what stands.
        await using var turn = await database.OpenConnectionAsync(cancellationToken);
        await turn.ExecuteAsync("select pg_advisory_lock($1)", cancellationToken, Migrator.AdvisoryLock);
        try
        {
            PostgreSqlObjectsInstaller.Install(connection, Name);
        }
        finally
        {
            await turn.ExecuteAsync("select pg_advisory_unlock($1)", CancellationToken.None, Migrator.AdvisoryLock);
        }

        return await FindAsync(database, cancellationToken) == Version ? true
            : throw new PartMissingException($"Hangfire's schema could not be brought to version {Version}. Run \"iwreports migrate\" as "
                + $"a role that may create schemas.");
    }
}
