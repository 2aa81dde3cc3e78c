using System.Text.Json;
using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Tests;
using IWReports.Worker.Delivery;
using IWReports.Worker.Delivery.Email;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Tests.Cli;
using IWReports.Worker.Tests.Delivery;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Tests.Database;

/// <summary>ops/sql/roles.sql on a migrated database, by what each role may then do.</summary>
public sealed class RolesTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Password = "of a test";

    public async Task InitializeAsync()
    {
        await RunScriptAsync();
        foreach (var role in new[] { "owner", "worker", "reader" })
            await database.ExecuteHereAsync($"alter role iwreports_{role} password '{Password}'");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_worker_has_all_that_the_doctor_asks_for_and_measures()
    {
        // Run again, as after an upgrade.
        await RunScriptAsync();
        // A month made later has no rights of its own: these are asked of its table.
        await using (var worker = NpgsqlDataSource.Create(As("worker")))
        await using (var months = worker.CreateCommand("select make_months(array[date '2031-05-01'])"))
            Assert.Equal(4, await months.ExecuteScalarAsync());
        var ended = await BuiltProgram.RunAsync(As("worker"), ["doctor", "--json"], ("Database__Migrate", "false"));
        var role = JsonDocument.Parse(ended.Output).RootElement.EnumerateArray()
            .Single(check => check.GetProperty("check").GetString() == "role");
        Assert.Equal("role iwreports_worker reads and writes, and creates no tables: another role migrates",
            role.GetProperty("detail").GetString());

        var orders = Path.GetTempFileName();
        await File.WriteAllTextAsync(orders, "order_id,ordered_at,promised_on\n1,2025-11-03T10:00:00,2025-11-10\n");
        Assert.Equal(0, (await BuiltProgram.RunAsync(As("worker"), ["import", "table", "orders", orders],
            ("Database__Migrate", "false"))).Code);
        Assert.Equal(0, (await BuiltProgram.RunAsync(As("worker"), ["measure", "--from", "2025-11-01", "--to", "2025-11-05"],
            ("Database__Migrate", "false"))).Code);
        File.Delete(orders);
    }

    [Fact]
    [Trait("Req", "R35")]
    public Task The_worker_creates_no_table_and_cuts_neither_ledger_nor_audit() => AreRefusedAsync(
        "worker",
        "create table mine (a integer)",
        "delete from delivery",
        "delete from audit",
        "update audit set who = 'nobody'",
        "delete from restatement",
        "delete from retention_evidence",
        "update caller_key set fingerprint = 'x'",
        "update schema_migration set name = 'x'");

    [Fact]
    public Task The_worker_makes_nobody_an_admin_and_changes_nothing_that_was_frozen() => AreRefusedAsync(
        "worker",
        "insert into app_user (name, password_hash, role) values ('me', 'x', 'admin')",
        "update app_user set role = 'admin'",
        "update app_user set password_hash = 'x'",
        "update app_user set team = 'x'",
        "delete from app_user",
        "update edition set model = '{}'",
        "update edition set state = 'complete'",
        "delete from edition",
        "update edition_part set content = 'x'",
        "delete from edition_part",
        "update edition_figure set value = 0",
        "delete from edition_figure",
        "update delivery set mime = 'x'",
        "update delivery set sha256 = 'x'",
        "update delivery set address = 'x'",
        "update delivery set recipient_id = 1",
        "select is_owner()",
        "alter function app_user_add(text, text, text, text, text) owner to iwreports_worker",
        "set role iwreports_owner",
        "update quarantine set raw = 'x'",
        "update quarantine set reason = 'x'",
        "update stated_cause set words = 'x'",
        "alter table edition_part disable trigger all",
        "alter table delivery disable trigger all",
        "truncate delivery");

    [Fact]
    public async Task The_worker_adds_users_but_no_second_admin_and_gives_no_admin_a_password()
    {
        await database.ExecuteHereAsync("truncate app_user, audit restart identity cascade");
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
            await database.ScalarAsync<string>("select string_agg(what, ', ' order by id) from audit"));
    }

    [Fact]
    public async Task The_worker_removes_users_but_no_admin_and_nobody_removes_the_last_one()
    {
        await database.ExecuteHereAsync("truncate app_user, audit restart identity cascade");
        foreach (var (name, role) in new[] { ("first", "admin"), ("second", "admin"), ("viewer", "viewer") })
            Assert.Equal(0, (await AddAsync("owner", name, role)).Code);
        Assert.Equal(0, (await RemoveAsync("worker", "viewer")).Code);
        Assert.Equal(2, (await RemoveAsync("worker", "viewer")).Code);
        Assert.Contains("may not remove one", Assert.Single((await RemoveAsync("worker", "second")).Said), StringComparison.Ordinal);
        Assert.Equal(0, (await RemoveAsync("owner", "second")).Code);
        Assert.Contains("the last admin", Assert.Single((await RemoveAsync("owner", "first")).Said), StringComparison.Ordinal);
        Assert.Equal("user viewer removed, user second removed", await database.ScalarAsync<string>(
            "select string_agg(what, ', ' order by id) from audit where what like '%removed'"));

        // Without a word that it is meant, and with nobody to ask, nothing happens.
        var asked = await BuiltProgram.RunAsync(As("owner"), ["users", "remove", "first"], ("Database__Migrate", "false"));
        Assert.Equal(2, asked.Code);
        Assert.Contains("--yes", Assert.Single(asked.Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_add_the_first_admin_at_once_are_not_both_admins()
    {
        await database.ExecuteHereAsync("truncate app_user, audit restart identity cascade");
        await using var source = NpgsqlDataSource.Create(As("worker"));
        await using var first = await source.OpenConnectionAsync();
        await using var transaction = await first.BeginTransactionAsync();
        await using (var add = new NpgsqlCommand("select app_user_add('first', 'admin', null, 'x', 'first')", first))
            await add.ExecuteNonQueryAsync();
        await using var again = source.CreateCommand("select app_user_add('second', 'admin', null, 'x', 'second')");
        var second = again.ExecuteNonQueryAsync();
        await database.UntilAsync(
            "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')");
        await transaction.CommitAsync();
        Assert.Equal("IW002", (await Assert.ThrowsAsync<PostgresException>(() => second)).SqlState);
        Assert.Equal("first", await database.ScalarAsync<string>("select string_agg(name, ', ') from app_user"));
    }

    [Theory]
    [InlineData("insert into edition_part (edition_id, name, media_type, content, sha256) select max(id), 'late.html', 'text/html', 'x', "
        + "'x' from edition")]
    [InlineData("insert into edition_figure (edition_id, kpi, scope_kind, scope_key, first_day, last_day, value, final) select max(id), "
        + "'x', 'company', '', '2025-11-01', '2025-11-30', 1, true from edition")]
    [InlineData("create temp table edition as select id, 1 as x from public.edition; insert into edition_part (edition_id, name, "
        + "media_type, content, sha256) select max(id), 'late.html', 'text/html', 'x', 'x' from edition")]
    public async Task The_worker_freezes_an_edition_and_adds_nothing_to_it_afterwards(string statement)
    {
        await DeliveryDesk.OpenAsync(database);
        await using var source = NpgsqlDataSource.Create(As("worker"));
        await new EditionStore(source).SaveAsync("daily-digest", ReportPeriod.Day(SomeDigest.Day),
            new("company", DailyDigest.Build(SomeDigest.Data()), [], null), Some.Rendered(), "1", CancellationToken.None);
        Assert.True(await database.ScalarAsync<long>("select count(*) from edition_part") > 2);
        await AreRefusedAsync("worker", statement);
    }

    [Fact]
    public async Task A_table_of_the_workers_own_does_not_stand_in_for_the_owners()
    {
        await database.ExecuteHereAsync(
            "truncate app_user restart identity cascade; insert into app_user (name, password_hash, role) values ('anna', 'x', 'admin')");
        await using var source = NpgsqlDataSource.Create(As("worker"));
        await using var connection = await source.OpenConnectionAsync();
        foreach (var statement in new[]
        {
            "create temp table app_user (name text, role text, team text, password_hash text)",
            "set search_path = pg_temp, public",
        })
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }

        await using var add = new NpgsqlCommand("select public.app_user_add('me', 'admin', null, 'x', 'me')", connection);
        Assert.Equal("IW002", (await Assert.ThrowsAsync<PostgresException>(() => add.ExecuteNonQueryAsync())).SqlState);
    }

    [Fact]
    public async Task The_worker_plans_delivers_and_forgets_but_only_what_it_may()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        var (recipients, edition) = (await desk.RecipientsAsync("nobody", "bob@board.example"), await desk.EditionAsync());
        await using var source = NpgsqlDataSource.Create(As("worker"));
        var options = Options.Create(new DeliveryOptions { From = Some.Sender });
        var outbox = new Outbox(source, options, TimeProvider.System, NullLogger<Outbox>.Instance);
        Assert.Equal(new(1, 1), await outbox.PlanAsync(edition, Some.Rendered(), recipients, default));
        Assert.Equal(new(1, 0),
            await outbox.PlanAsync(edition, Some.Rendered(),
            [recipients[0] with { Address = "ann@board.example" }, recipients[1]], default));
        Assert.Equal(new(0, 0),
            await outbox.PlanAsync(edition, Some.Rendered("another"),
            [recipients[0] with { Address = "eve@board.example" }, recipients[1]], default));

        await using var server = new ScriptedSmtpServer();
        var job = new DeliverJob(new(source), () => new EmailChannel(Some.Relay(server), options.Value.Sender()), options,
            NullLogger<DeliverJob>.Instance);
        Assert.Equal(2, (await job.RunAsync(new Progress<Progress>(), default)).Sent);

        await AreRefusedAsync("worker", "update delivery set sent_to = 'x' where id = 1", "update delivery set reply = 'x' where id = 1",
            "update delivery set attempts = 0 where id = 1", "update delivery set sent_at = null where id = 1");
        await using (var early = source.CreateCommand("select delivery_forget('infinity')"))
            Assert.Equal(0, await early.ExecuteScalarAsync());
        await database.ExecuteHereAsync("update delivery set sent_at = now() - interval '31 days' where id = 1");
        await using (var late = source.CreateCommand("select delivery_forget(now())"))
            Assert.Equal(1, await late.ExecuteScalarAsync());
        Assert.Equal(1, await database.ScalarAsync<long>(
            "select count(*) from audit where who = 'iwreports_worker' and what like 'content of 1 sent messages%'"));
    }

    [Fact]
    public async Task A_user_whose_adding_is_taken_back_leaves_no_line_in_the_audit()
    {
        await database.ExecuteHereAsync("truncate app_user, audit restart identity cascade");
        await using (var source = NpgsqlDataSource.Create(As("worker")))
        await using (var add = source.CreateCommand("begin; select app_user_add('eve', 'viewer', null, 'x', 'eve'); rollback"))
            await add.ExecuteNonQueryAsync();
        Assert.Equal("0 0",
            await database.ScalarAsync<string>("select concat_ws(' ', (select count(*) from app_user), (select count(*) from audit))"));
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
        var desk = await DeliveryDesk.OpenAsync(database);
        await desk.PlanAsync("nobody", "bob@board.example");
        await database.ExecuteHereAsync(
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
        var before = await database.ScalarAsync<string>(Everything);
        await using (var source = NpgsqlDataSource.Create(As("worker")))
        await using (var command = source.CreateCommand(statement))
            Assert.Equal("no audit today", (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).MessageText);
        Assert.Equal(before, await database.ScalarAsync<string>(Everything));

        // And it is the audit alone that stopped it.
        await database.ExecuteHereAsync("drop function refuse() cascade");
        await using (var source = NpgsqlDataSource.Create(As("worker")))
        await using (var command = source.CreateCommand(statement))
            await command.ExecuteNonQueryAsync();
        Assert.NotEqual(before, await database.ScalarAsync<string>(Everything));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from audit"));
    }

    private Task<Ended> AddAsync(string role, string name, string appRole) =>
        BuiltProgram.RunAsync(As(role), ["users", "add", name, "--role", appRole, "--generate"], ("Database__Migrate", "false"));

    private Task<Ended> RemoveAsync(string role, string name) =>
        BuiltProgram.RunAsync(As(role), ["users", "remove", name, "--yes"], ("Database__Migrate", "false"));

    [Fact]
    [Trait("Req", "R35")]
    public async Task The_reader_sees_figures_but_no_caller_address_user_or_content()
    {
        await AreRefusedAsync(
            "reader",
            "select fingerprint from caller_key",
            "select caller from queue_entry",
            "select officer from queue_entry",
            "select caller from queue_event",
            "select number from call_back",
            "select address from recipient",
            "select address from delivery",
            "select mime from delivery",
            "select content from edition_part",
            "select name from app_user",
            "select name from app_session",
            "select who from audit",
            "select name from customer",
            "select raw from quarantine",
            "select findings from monthly_analysis",
            "create temp table mine (a integer)",
            "delete from measure_value");
        await using var source = NpgsqlDataSource.Create(As("reader"));
        foreach (var query in new[]
        {
            "select amount from measure_value", "select variation from analysis_signal", "select analysed_at from monthly_analysis",
            "select wait_s from queue_entry", "select state, period from delivery",
        })
        {
            await using var command = source.CreateCommand(query);
            await command.ExecuteScalarAsync();
        }
    }

    [Fact]
    public async Task A_role_without_rights_is_told_which_by_the_doctor_and_by_every_verb()
    {
        var doctor = await BuiltProgram.RunAsync(As("reader"), ["doctor", "--json"]);
        Assert.Contains("role iwreports_reader may not create temporary tables", doctor.Output, StringComparison.Ordinal);
        var users = await BuiltProgram.RunAsync(As("reader"), ["users", "list"]);
        Assert.Equal(3, users.Code);
        Assert.StartsWith("iwreports: The database role may not do this: permission denied for table app_user.",
            Assert.Single(users.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private async Task AreRefusedAsync(string role, params string[] statements)
    {
        await using var source = NpgsqlDataSource.Create(As(role));
        foreach (var statement in statements)
        {
            await using var command = source.CreateCommand(statement);
            Assert.Equal((statement, PostgresErrorCodes.InsufficientPrivilege),
                (statement, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState));
        }
    }

    private string As(string role) => new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = $"iwreports_{role}",
        Password = Password, Pooling = false }.ToString();

    private Task<string> RunScriptAsync() => OpsScript.RolesAsync(database.ConnectionString);
}
