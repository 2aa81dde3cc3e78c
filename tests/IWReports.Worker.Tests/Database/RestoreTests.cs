using IWReports.Worker.Cli;
using IWReports.Worker.Tests.Cli;

namespace IWReports.Worker.Tests.Database;

/// <summary>What ops/restore makes of what ops/backup wrote, and what it refuses.</summary>
public sealed class RestoreTests
{
    private const string Oid = "select oid::text from pg_database where datname = current_database()";

    [Fact]
    public async Task A_backup_of_an_earlier_version_is_upgraded()
    {
        await using var restoring = await Restoring.BeginAsync();
        var database = restoring.Database;
        await restoring.LeaveAsync();
        await TestDatabase.ExecuteAsync($"drop database {database.Name}");
        await FormerDatabase.CreateAsync(database.Name, 17);
        await database.ExecuteHereAsync(
            """
            insert into job_schedule (id, job, cron, zone, since) values ('nightly', 'nightly', '15 2 * * *', 'UTC', '2026-11-01T00:00Z');
            insert into job_run (schedule_id, period, slot, state, alive_until)
                values ('nightly', '2026-11-20', '2026-11-20T15:15Z', 'running', now());
            """);
        var said = await restoring.RestoreAsync(await restoring.BackUpAsync());
        Assert.Contains("of an earlier version (017_advice), which is upgraded", said, StringComparison.Ordinal);
        var listed = await BuiltProgram.RunAsync(database.ConnectionString, ["schedules"], ("Database__Migrate", "false"));
        Assert.Equal(ExitCode.Done, listed.Code);
        Assert.Equal("cancelled", await database.ScalarAsync<string>("select state from job_run"));
    }

    [Fact]
    public async Task Roles_get_their_rights_again_and_others_that_the_server_does_not_know_are_left_out()
    {
        await using var restoring = await Restoring.BeginAsync();
        var database = restoring.Database;
        var stranger = $"stranger_{Guid.NewGuid():N}";
        await database.ExecuteHereAsync($"create role {stranger}");
        await OpsScript.RolesAsync(database.ConnectionString);
        await database.ExecuteHereAsync($"grant select on delivery to {stranger}; alter table audit owner to {stranger}");
        var file = await restoring.BackUpAsync();
        await database.ExecuteHereAsync($"drop owned by {stranger} cascade; drop role {stranger}");

        await restoring.RestoreAsync(file);
        Assert.Equal("iwreports_owner", await database.ScalarAsync<string>(Restoring.Owners));
        Assert.Equal("iwreports_owner", await database.ScalarAsync<string>(
            "select pg_get_userbyid(datdba)::text from pg_database where datname = current_database()"));
        Assert.True(await database.ScalarAsync<bool>("select has_table_privilege('iwreports_worker', 'audit', 'insert')"));
        Assert.False(await database.ScalarAsync<bool>("select has_table_privilege('iwreports_worker', 'audit', 'delete')"));
    }

    [Fact]
    public async Task All_stays_its_owners_whoever_restores_it()
    {
        await using var restoring = await Restoring.BeginAsync();
        var database = restoring.Database;
        var owner = $"owner_{Guid.NewGuid():N}";
        await TestDatabase.ExecuteAsync($"create role {owner}");
        await TestDatabase.ExecuteAsync($"alter database {database.Name} owner to {owner}");
        await restoring.RestoreAsync(await restoring.BackUpAsync());
        Assert.Equal(owner, await database.ScalarAsync<string>(Restoring.Owners));

        await database.ExecuteHereAsync($"reassign owned by {owner} to current_user");
        await TestDatabase.ExecuteAsync($"drop database {await restoring.BesideAsync()}");
        await TestDatabase.ExecuteAsync($"drop role {owner}");
    }

    [Theory]
    [InlineData("printf 'not at all' > file.dump", "file.dump is no backup: ")]
    [InlineData("pg_dump --file=file.dump", "file.dump is no backup: ")]
    [InlineData("pg_dump -Fc --exclude-table=schema_migration --file=file.dump", "file.dump is a backup, but not of IWReports")]
    [InlineData("pg_dump -Fc | head -c -2000 > file.dump", "file.dump is damaged or cut off: ")]
    [InlineData("psql -Xqc \"insert into schema_migration values (999, '999_later', 'x')\"; pg_dump -Fc --file=file.dump",
        "file.dump is of a newer version (999_later) than the program")]
    [InlineData("true", "file.dump cannot be read")]
    public async Task What_is_no_whole_backup_of_a_known_version_is_refused(string make, string why)
    {
        await using var restoring = await Restoring.BeginAsync();
        await OpsScript.RunAsync(restoring.Database.ConnectionString, "bash", "-euc", $"cd {restoring.Folder}; {make}");
        await IsRefusedAsync(restoring, ExitCode.WrongInput, why, "--yes", Path.Combine(restoring.Folder, "file.dump"));
    }

    [Fact]
    public async Task Without_a_yes_nothing_is_changed()
    {
        await using var restoring = await Restoring.BeginAsync();
        var file = await restoring.BackUpAsync();
        await IsRefusedAsync(restoring, ExitCode.WrongInput, "there is nobody to ask", file);

        await restoring.LeaveAsync();
        var asked = await OpsScript.EndAsync(restoring.Database.ConnectionString, "bash", "-c",
            $"echo no | script -qec 'ops/restore --program {OpsScript.Program} {file}' /dev/null");
        Assert.Equal(ExitCode.Stopped, asked.Code);
        Assert.Contains($"It takes the place of the database {restoring.Database.Name} (", asked.Output, StringComparison.Ordinal);
        Assert.Contains("nothing was changed", asked.Output, StringComparison.Ordinal);
        Assert.Equal("", await restoring.BesideAsync());
    }

    [Fact]
    public async Task A_database_in_use_is_not_replaced()
    {
        await using var restoring = await Restoring.BeginAsync();
        var file = await restoring.BackUpAsync();
        await using (await restoring.Database.Source.OpenConnectionAsync())
        {
            var ended = await OpsScript.EndAsync(restoring.Database.ConnectionString,
                Path.Combine(OpsScript.Root, "ops/restore"), "--program", OpsScript.Program, "--yes", file);
            Assert.Equal(ExitCode.PartMissing, ended.Code);
            Assert.Contains("is in use by iwreports as ", ended.Error, StringComparison.Ordinal);
            Assert.Contains("systemctl stop iwreports", ended.Error, StringComparison.Ordinal);
        }

        Assert.Equal("", await restoring.BesideAsync());
    }

    [Fact]
    public async Task A_restoring_that_fails_halfway_leaves_nothing_behind()
    {
        await using var restoring = await Restoring.BeginAsync();
        await restoring.Database.ExecuteHereAsync("update schema_migration set checksum = 'edited' where number = 30");
        await IsRefusedAsync(restoring, ExitCode.PartMissing, "was edited after it was applied", "--yes", await restoring.BackUpAsync());
    }

    private static async Task IsRefusedAsync(Restoring restoring, int code, string why, params string[] arguments)
    {
        var before = await restoring.Database.ScalarAsync<string>(Oid);
        var ended = await restoring.EndAsync(arguments);
        Assert.Contains(why, ended.Error, StringComparison.Ordinal);
        Assert.Equal(code, ended.Code);
        Assert.Equal(before, await restoring.Database.ScalarAsync<string>(Oid));
        Assert.Equal("", await restoring.BesideAsync());
    }
}
