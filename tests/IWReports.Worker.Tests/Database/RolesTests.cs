using System.Text.Json;
using IWReports.Core.Calendar;
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
[Collection(nameof(DatabaseRoles))]
public sealed class RolesTests(TestDatabase database) : DatabaseRoles(database)
{
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
        "delete from edition_part", "update edition_figure set value = 0",
        "delete from edition_figure",
        "update delivery set mime = 'x'", "update delivery set sha256 = 'x'",
        "update delivery set address = 'x'",
        "update delivery set recipient_id = 1",
        "select is_owner()",
        "alter function app_user_add(text, text, text, text, text) owner to iwreports_worker",
        "set role iwreports_owner",
        "update quarantine set raw = 'x'", "update quarantine set reason = 'x'",
        "update stated_cause set words = 'x'",
        "alter table edition_part disable trigger all",
        "alter table delivery disable trigger all",
        "truncate delivery");

    [Theory]
    [InlineData("insert into edition_part (edition_id, name, media_type, content, sha256) select max(id), 'late.html', 'text/html', 'x', "
        + "'x' from edition")]
    [InlineData("insert into edition_figure (edition_id, kpi, scope_kind, scope_key, first_day, last_day, value, final) select max(id), "
        + "'x', 'company', '', '2025-11-01', '2025-11-30', 1, true from edition")]
    [InlineData("create temp table edition as select id, 1 as x from public.edition; insert into edition_part (edition_id, name, "
        + "media_type, content, sha256) select max(id), 'late.html', 'text/html', 'x', 'x' from edition")]
    public async Task The_worker_freezes_an_edition_and_adds_nothing_to_it_afterwards(string statement)
    {
        await DeliveryDesk.OpenAsync(Database);
        await using var source = NpgsqlDataSource.Create(As("worker"));
        await new EditionStore(source).SaveAsync("daily-digest", ReportPeriod.Day(SomeDigest.Day),
            new("company", DailyDigestReport.Build(SomeDigest.Data()), [], null), Some.Rendered(), "1", CancellationToken.None);
        Assert.True(await Database.ScalarAsync<long>("select count(*) from edition_part") > 2);
        await AreRefusedAsync("worker", statement);
    }

    [Fact]
    public async Task A_table_of_the_workers_own_does_not_stand_in_for_the_owners()
    {
        await Database.ExecuteHereAsync(
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
        var desk = await DeliveryDesk.OpenAsync(Database);
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
        await Database.ExecuteHereAsync("update delivery set sent_at = now() - interval '31 days' where id = 1");
        await using (var late = source.CreateCommand("select delivery_forget(now())"))
            Assert.Equal(1, await late.ExecuteScalarAsync());
        Assert.Equal(1, await Database.ScalarAsync<long>(
            "select count(*) from audit where who = 'iwreports_worker' and what like 'content of 1 sent messages%'"));
    }

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
}
