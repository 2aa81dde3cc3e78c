using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Editions;
using Npgsql;

namespace IWReports.Worker.Admin.Checks;

/// <summary>Whether the database answers, its role may do what a run does, and what was frozen is as it was.</summary>
internal static class DatabaseChecks
{
    // What the program does to every table, but for what it only keeps: the history of the schema is the
    // owner's, the audit, the caller key, the delivery log, restatements and evidence are never cut.
    // Users, what was frozen and the bytes of a mail it changes through the owner's
    // functions or by single columns. As ops/sql/roles.sql grants it.
    private const string Missing = """
        select coalesce(string_agg(format('%s on %s', wanted, relname), ', ' order by relname, wanted), '') as rights,
            count(distinct relname)::int as tables
        from (select oid, relname from pg_class
                where relnamespace in (current_schema()::regnamespace, to_regnamespace('hangfire'))
                    and relkind in ('r', 'p') and not relispartition) tables,
             unnest(array['select', 'insert', 'update', 'delete']) wanted
        where not has_table_privilege(oid, wanted)
          and not (relname in ('schema_migration', 'app_user') and wanted <> 'select')
          and not (relname in ('edition', 'edition_part', 'edition_figure') and wanted in ('update', 'delete'))
          and not (relname in ('delivery', 'quarantine', 'stated_cause') and wanted = 'update')
          and not (relname in ('audit', 'caller_key', 'restatement', 'retention_run', 'retention_evidence') and wanted in ('update',
              'delete'))
          and not (relname in ('delivery', 'recommendation', 'stated_cause') and wanted = 'delete')
        """;

    public static async Task<IReadOnlyList<CheckResult>> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var database = services.GetRequiredService<NpgsqlDataSource>();
        return
        [
            await CheckResult.OfAsync("database", CheckResult.StartDatabase, () => database.ScalarAsync<string>(
                "select format('PostgreSQL %s, database %s', current_setting('server_version'), current_database())",
                    cancellationToken)),
            await CheckResult.OfAsync("role",
                "Let the owner of the schema run ops/sql/roles.sql; it gives the worker's role what it needs.",
                () => RoleAsync(database, cancellationToken)),
            await CheckResult.OfAsync("migrations", CheckResult.Migrate, async () =>
            {
                var pending = await services.GetRequiredService<Migrator>().PendingAsync(cancellationToken);
                return pending.Count == 0 ? $"{Migrator.All.Count} applied"
                    : throw new PartMissingException($"{pending.Count} pending, the first is {pending[0].Name}");
            }),
            await CheckResult.OfAsync("frozen bytes", "Restore them from a backup made before; nothing damaged is shown or sent meanwhile.",
                () => FrozenAsync(services.GetRequiredService<FrozenParts>(), cancellationToken)),
        ];
    }

    private static async Task<string> FrozenAsync(FrozenParts parts, CancellationToken cancellationToken)
    {
        var damaged = await parts.DamagedAsync(cancellationToken);
        return damaged.Count == 0 ? "editions and messages match their hashes"
            : throw new PartMissingException($"{damaged.Count} not as frozen, the first is {damaged[0]}");
    }

    private static async Task<string> RoleAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var role = await database.ScalarAsync<string>("select current_user::text", cancellationToken);
        // Imports put what they read side by side in temporary tables first.
        if (!await database.ScalarAsync<bool>("select has_database_privilege(current_database(), 'temporary')", cancellationToken))
            throw new PartMissingException($"role {role} may not create temporary tables, which imports need");

        if (await database.RowAsync<Lacking>(Missing, cancellationToken) is { Tables: > 0 } lacking)
            throw new PartMissingException($"role {role} lacks rights on {lacking.Tables} tables: {lacking.Rights}");

        var creates = await database.ScalarAsync<bool>("select coalesce(has_schema_privilege(current_schema(), 'create'), false)",
            cancellationToken);
        return $"role {role} reads and writes, "
            + $"{(creates ? "and may create tables, as the owner that migrates does" : "and creates no tables: another role migrates")}";
    }

    private sealed record Lacking
    {
        public required string Rights { get; init; }

        public int Tables { get; init; }
    }
}
