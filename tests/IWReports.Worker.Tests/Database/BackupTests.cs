namespace IWReports.Worker.Tests.Database;

/// <summary>ops/backup, and the line that it prints to restore its file.</summary>
public sealed class BackupTests
{
    // Its audit tells of the restoring itself.
    private const string Rows = """
        select string_agg(relname || ' ' || (xpath('/row/n/text()', counted))[1]::text, ', ' order by relname)
        from pg_class, lateral (select query_to_xml(format('select count(*) as n from %s', oid::regclass), false, true, '')) one(counted)
        where relkind in ('r', 'p') and relname <> 'audit' and relnamespace in ('public'::regnamespace, 'hangfire'::regnamespace)
        """;

    [Fact]
    public async Task A_backup_is_restored_as_it_says_with_every_row_where_the_database_itself_is_gone()
    {
        await using var restoring = await Restoring.BeginAsync();
        var database = restoring.Database;
        await OpsScript.RolesAsync(database.ConnectionString);
        await database.ExecuteHereAsync(
            """
            insert into source (name, kind, zone) values ('table:orders', 'table', 'UTC');
            insert into customer_order (source_id, order_id, ordered_on, status, value)
                select 1, n::text, '2025-09-01', 'open', n from generate_series(1, 500) n;
            insert into edition (report, period, scope, revision, state, subject, model, template_version, definitions_version)
                values ('board-report', '2025-11', 'company', 1, 'complete', 's', '{}', '1', '1');
            insert into edition_part (edition_id, name, media_type, content, sha256) values (1, 'body.html', 'text/html', 'x', 'x');
            """);
        var before = await database.ScalarAsync<string>(Rows);
        var said = await OpsScript.RunAsync(database.ConnectionString, Path.Combine(OpsScript.Root, "ops/backup"), restoring.Folder);
        var line = said.Split('\n').Single(one => one.StartsWith("restore it: ", StringComparison.Ordinal))["restore it: ".Length..];
        await restoring.LeaveAsync();
        await TestDatabase.ExecuteAsync($"drop database {database.Name}");

        said = await OpsScript.RunAsync(database.ConnectionString, "bash", "-c", $"{line} --yes --program {OpsScript.Program}");
        Assert.Contains($"There is no database {database.Name} yet", said, StringComparison.Ordinal);
        Assert.Equal(before, await database.ScalarAsync<string>(Rows));
        Assert.Equal("iwreports_owner", await database.ScalarAsync<string>(Restoring.Owners));
    }
}
