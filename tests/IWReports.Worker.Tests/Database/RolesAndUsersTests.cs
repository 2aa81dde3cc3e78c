using IWReports.Worker.Tests.Cli;
using IWReports.Worker.Tests.Delivery;
using Npgsql;

namespace IWReports.Worker.Tests.Database;

/// <summary>Who may make whom a user or an admin, and that all of it is in the audit.</summary>
[Collection(nameof(DatabaseRoles))]
public sealed class RolesAndUsersTests(TestDatabase database) : DatabaseRoles(database)
{
    [Fact]
    public async Task The_worker_adds_users_but_no_second_admin_and_gives_no_admin_a_password()
    {
        await Database.ExecuteHereAsync("truncate app_user, audit restart identity cascade");
        Assert.Equal(0, (await AddAsync("worker", "first", "admin")).Code);
        Assert.Equal(0, (await AddAsync("worker", "viewer", "viewer")).Code);
        var second = await AddAsync("worker", "second", "admin");
        Assert.Equal(2, second.Code);
        Assert.Equal("There is an admin already, and the role iwreports_worker may not make another. Run this verb as the role that owns "
            + "the tables.", Assert.Single(second.Said));
        Assert.Equal(0, (await BuiltProgram.RunAsync(As("worker"), ["users", "password", "viewer", "--generate"],
            ("Database__Migrate", "false"))).Code);
        Assert.Equal(2, (await BuiltProgram.RunAsync(As("worker"), ["users", "password", "first", "--generate"],
            ("Database__Migrate", "false"))).Code);
        Assert.Equal(0, (await AddAsync("owner", "second", "admin")).Code);
        Assert.Equal(
            "user first added as admin, user viewer added as viewer, password of viewer set, user second added as admin",
            await Database.ScalarAsync<string>("select string_agg(what, ', ' order by id) from audit"));
    }

    [Fact]
    public async Task The_worker_removes_users_but_no_admin_and_nobody_removes_the_last_one()
    {
        await Database.ExecuteHereAsync("truncate app_user, audit restart identity cascade");
        foreach (var (name, role) in new[] { ("first", "admin"), ("second", "admin"), ("viewer", "viewer") })
            Assert.Equal(0, (await AddAsync("owner", name, role)).Code);
        Assert.Equal(0, (await RemoveAsync("worker", "viewer")).Code);
        Assert.Equal(2, (await RemoveAsync("worker", "viewer")).Code);
        Assert.Contains("may not remove one", Assert.Single((await RemoveAsync("worker", "second")).Said), StringComparison.Ordinal);
        Assert.Equal(0, (await RemoveAsync("owner", "second")).Code);
        Assert.Contains("the last admin", Assert.Single((await RemoveAsync("owner", "first")).Said), StringComparison.Ordinal);
        Assert.Equal("user viewer removed, user second removed", await Database.ScalarAsync<string>(
            "select string_agg(what, ', ' order by id) from audit where what like '%removed'"));

        // Without a word that it is meant, and with nobody to ask, nothing happens.
        var asked = await BuiltProgram.RunAsync(As("owner"), ["users", "remove", "first"], ("Database__Migrate", "false"));
        Assert.Equal(2, asked.Code);
        Assert.Contains("--yes", Assert.Single(asked.Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_add_the_first_admin_at_once_are_not_both_admins()
    {
        await Database.ExecuteHereAsync("truncate app_user, audit restart identity cascade");
        await using var source = NpgsqlDataSource.Create(As("worker"));
        await using var first = await source.OpenConnectionAsync();
        await using var transaction = await first.BeginTransactionAsync();
        await using (var add = new NpgsqlCommand("select app_user_add('first', 'admin', null, 'x', 'first')", first))
            await add.ExecuteNonQueryAsync();
        await using var again = source.CreateCommand("select app_user_add('second', 'admin', null, 'x', 'second')");
        var second = again.ExecuteNonQueryAsync();
        await Database.UntilAsync(
            "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')");
        await transaction.CommitAsync();
        Assert.Equal("IW002", (await Assert.ThrowsAsync<PostgresException>(() => second)).SqlState);
        Assert.Equal("first", await Database.ScalarAsync<string>("select string_agg(name, ', ') from app_user"));
    }

    [Fact]
    public async Task A_user_whose_adding_is_taken_back_leaves_no_line_in_the_audit()
    {
        await Database.ExecuteHereAsync("truncate app_user, audit restart identity cascade");
        await using (var source = NpgsqlDataSource.Create(As("worker")))
        await using (var add = source.CreateCommand("begin; select app_user_add('eve', 'viewer', null, 'x', 'eve'); rollback"))
            await add.ExecuteNonQueryAsync();
        Assert.Equal("0 0",
            await Database.ScalarAsync<string>("select concat_ws(' ', (select count(*) from app_user), (select count(*) from audit))"));
    }

    [Theory]
    [InlineData("select app_user_add('eve', 'viewer', null, 'x', 'eve')")]
    [InlineData("select app_user_password('vera', 'another', 'eve')")]
    [InlineData("select app_user_remove('vera', 'eve')")]
    [InlineData("select app_user_change('vera', 'operator', null, 'eve')")]
    [InlineData("select delivery_compose('<none@test>', 'eve@board.example', 'mail', interval '1 day')")]
    [InlineData("select delivery_forget(now())")]
    public async Task What_cannot_be_written_to_the_audit_does_not_happen(string statement)
    {
        var desk = await DeliveryDesk.OpenAsync(Database);
        await desk.PlanAsync("nobody", "bob@board.example");
        await Database.ExecuteHereAsync(
            """
            truncate app_user, audit cascade;
            insert into app_user (name, password_hash, role) values ('vera', 'hers', 'viewer');
            update delivery set message_id = '<none@test>' where mime is null;
            update delivery set state = 'sent', sent_at = now() - interval '31 days' where mime is not null;
            create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no audit today'; end $$;
            create trigger refuse before insert on audit for each row execute function refuse();
            """);
        const string Everything =
            "select concat_ws(' ', (select jsonb_agg(app_user) from app_user), (select jsonb_agg(delivery order by id) from delivery))";
        var before = await Database.ScalarAsync<string>(Everything);
        await using (var source = NpgsqlDataSource.Create(As("worker")))
        await using (var command = source.CreateCommand(statement))
            Assert.Equal("no audit today", (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).MessageText);
        Assert.Equal(before, await Database.ScalarAsync<string>(Everything));

        // And it is the audit alone that stopped it.
        await Database.ExecuteHereAsync("drop function refuse() cascade");
        await using (var source = NpgsqlDataSource.Create(As("worker")))
        await using (var command = source.CreateCommand(statement))
            await command.ExecuteNonQueryAsync();
        Assert.NotEqual(before, await Database.ScalarAsync<string>(Everything));
        Assert.Equal(1, await Database.ScalarAsync<long>("select count(*) from audit"));
    }

    private Task<Ended> AddAsync(string role, string name, string appRole) =>
        BuiltProgram.RunAsync(As(role), ["users", "add", name, "--role", appRole, "--generate"], ("Database__Migrate", "false"));

    private Task<Ended> RemoveAsync(string role, string name) =>
        BuiltProgram.RunAsync(As(role), ["users", "remove", name, "--yes"], ("Database__Migrate", "false"));
}
