using Npgsql;

namespace IWReports.Worker.Tests.Database;

/// <summary>ops/backup, and the line that it prints to restore its file.</summary>
public sealed class BackupTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Rows = """
        select string_agg(relname || ' ' || (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %s', oid::regclass),
            false, true, '')))[1]::text, ', ' order by relname)
        from pg_class where relkind in ('r', 'p') and relnamespace in ('public'::regnamespace, 'hangfire'::regnamespace)
        """;

    [Fact]
    public async Task A_backup_is_restored_as_it_says_with_every_row_also_where_the_roles_are_not()
    {
        await OpsScript.RunAsync(database.ConnectionString, "psql", "-X", "-f", "ops/sql/roles.sql");
        await database.ExecuteHereAsync(
            """
            insert into source (name, kind, zone) values ('table:orders', 'table', 'UTC');
            insert into customer_order (source_id, order_id, ordered_on, status, value) select 1, n::text, '2025-09-01', 'open', n
                from generate_series(1, 500) n;
            insert into edition (report, period, scope, revision, state, subject, model, template_version, definitions_version)
                values ('board-report', '2025-11', 'company', 1, 'complete', 's', '{}', '1', '1');
            insert into edition_part (edition_id, name, media_type, content, sha256) values (1, 'body.html', 'text/html', 'x', 'x');
            """);
        var folder = Directory.CreateTempSubdirectory("iw-backup-");
        var restored = $"test_{Guid.NewGuid():N}";
        try
        {
            var said = await OpsScript.RunAsync(database.ConnectionString, Path.Combine(OpsScript.Root, "ops/backup"), folder.FullName);
            var line = said.Split('\n').Single(one => one.StartsWith("restore into", StringComparison.Ordinal));
            await OpsScript.RunAsync(database.ConnectionString, "bash", "-c",
                line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..].Replace("iwreports_restored", restored,
                    StringComparison.Ordinal));

            Assert.Equal(await database.ScalarAsync<string>(Rows), await ScalarAsync(restored, Rows));
            // On another server there is nobody of these names, and a right given to them ends the restoring.
            Assert.Equal("0", await ScalarAsync(restored, "select count(*)::text from information_schema.role_table_grants where grantee "
                + "in ('iwreports_worker', 'iwreports_reader')"));
        }
        finally
        {
            folder.Delete(recursive: true);
            await TestDatabase.ExecuteAsync($"drop database if exists {restored} with (force)");
        }
    }

    private static async Task<string> ScalarAsync(string name, string sql)
    {
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(TestDatabase.For(name)) { Pooling = false }.ToString());
        await using var command = source.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
