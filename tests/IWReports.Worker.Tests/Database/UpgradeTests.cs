using IWReports.Worker.Cli;
using IWReports.Worker.Database;
using IWReports.Worker.Scheduling.OnHangfire;
using IWReports.Worker.Tests.Cli;
using IWReports.Worker.Tests.Ingestion.Sources.Shops;
using Npgsql;

namespace IWReports.Worker.Tests.Database;

/// <summary>
/// A database of the version of 22 November 2026, whose jobs ran on another scheduler, brought up to date by "iwreports migrate".
/// </summary>
public sealed class UpgradeTests : IAsyncLifetime
{
    private const int LastMigration = 17;

    private readonly string _name = $"test_{Guid.NewGuid():N}";

    private string Connection => TestDatabase.For(_name);

    public async Task InitializeAsync()
    {
        await FormerDatabase.CreateAsync(_name, LastMigration);
        await ExecuteAsync(
            """
            insert into job_schedule (id, job, cron, zone, days, paused, since) values
                ('nightly', 'nightly', '15 2 * * *', 'Australia/Melbourne', 'all', false, '2026-11-01T00:00Z'),
                ('daily-digest', 'daily-digest', '0 30 7 ? * 2-6', 'Australia/Melbourne', 'business', true, '2026-11-01T00:00Z'),
                ('board-report', 'board-report', '0 0 7 * * ?', 'Australia/Sydney', 'business-2', false, '2026-11-10T00:00Z'),
                ('friday', 'board-report', '30 0 7 ? * 6#3 *', 'UTC', 'all', false, '2026-11-10T00:00Z'),
                ('deliver', 'deliver', '* * * * *', 'Australia/Melbourne', 'all', true, '2026-11-01T00:00Z');
            insert into job_run (schedule_id, period, slot, state, finished_at) values ('nightly', '2026-11-19', '2026-11-19T15:15Z',
                'succeeded', now());
            insert into job_run (schedule_id, period, slot, state, alive_until) values ('nightly', '2026-11-20', '2026-11-20T15:15Z',
                'running', now());
            insert into job_run (schedule_id, period, requested_by, reason, state) values ('board-report', '2026-10', 'anna',
                'asked for before the upgrade', 'queued');
            insert into job_log (run_id, line) values (1, 'a line of before');
            insert into recipient (name, address, role) values ('Chair', 'chair@innovative-widgets.example', 'board');
            insert into edition (report, period, scope, revision, state, subject, model, template_version, definitions_version)
                values ('board-report', '2026-10', 'company', 1, 'complete', 'October', '{}', '1', '1');
            insert into delivery (edition_id, report, period, scope, revision, recipient_id, channel, message_id, address, mime, sha256,
                give_up_at)
                values (1, 'board-report', '2026-10', 'company', 1, 1, 'folder', '<1@x>', 'chair@innovative-widgets.example',
                    'Subject: October', 'x', now() + interval '1 day');
            """);
    }

    public Task DisposeAsync() => TestDatabase.ExecuteAsync($"drop database {_name} with (force)");

    [Fact]
    public async Task Schedules_runs_and_pending_deliveries_come_along_and_the_old_tables_go()
    {
        var ended = await BuiltProgram.RunAsync(Connection, ["migrate"]);
        Assert.Equal((ExitCode.Done, ""), (ended.Code, string.Join('\n', ended.Said)));
        Assert.Equal(
            """
            board-report|0 7 * * ?|Australia/Sydney|business-2|f
            daily-digest|30 7 ? * 1-5|Australia/Melbourne|business|t
            deliver|* * * * *|Australia/Melbourne|all|t
            friday|30 0 7 ? * 5#3|UTC|all|f
            nightly|15 2 * * *|Australia/Melbourne|all|f
            """,
            await ScalarAsync("select string_agg(concat_ws('|', id, cron, zone, days, case when paused then 't' else 'f' end), E'\\n' "
                + "order by id) from job_schedule"));
        Assert.Equal("nightly nightly succeeded, nightly nightly queued, board-report board-report queued",
            await ScalarAsync("select string_agg(concat_ws(' ', schedule_id, job, state), ', ' order by id) from job_run"));
        Assert.Equal("a line of before", await ScalarAsync("select line from job_log"));
        Assert.Equal("pending", await ScalarAsync("select state from delivery"));
        Assert.Equal("0", await ScalarAsync("select count(*)::text from pg_class where relname like 'qrtz%'"));
        Assert.Equal(HangfireSchema.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
            await ScalarAsync("select version::text from hangfire.schema"));
    }

    [Fact]
    public async Task Shops_orders_stored_less_their_refunds_are_what_was_ordered_and_measured_again()
    {
        await ExecuteAsync(
            """
            insert into source (name, kind, zone) values ('woocommerce:shop', 'woocommerce', 'UTC'), ('table:orders', 'table', 'UTC');
            insert into customer_order (source_id, order_id, ordered_on, status, value) values (1, '1', '2025-09-01', 'open', 10), (2, '1',
                '2025-09-03', 'open', 50);
            insert into order_return (source_id, order_id, return_id, kind, returned_on, amount) values (1, '1', 'a', 'refund',
                '2025-09-02', 40), (2, '1', 'a', 'refund', '2025-09-04', 40);
            """);
        Assert.Equal(ExitCode.Done, (await BuiltProgram.RunAsync(Connection, ["migrate"])).Code);
        Assert.Equal("50, 50", await ScalarAsync("select string_agg(value::text, ', ' order by source_id) from customer_order"));
        Assert.Equal("2025-09-01, 2025-09-02, 2025-09-03, 2025-09-04",
            await ScalarAsync("select string_agg(day::text, ', ' order by day) from touched_day"));
    }

    // Of 50 each: 40 paid back with their line, which the shop took off; 40 without one; and goods for 20 that came back before their
    // money.
    private const string Refunded = """
        insert into source (name, kind, zone) values ('shopify:main', 'shopify', 'UTC'), ('shopify:other', 'shopify', 'UTC');
        insert into ingest_run (source_id, file_name, from_position, to_position, read, inserted, updated, unchanged, duplicates, rejected,
            identical, finished_at)
            select id, 'first page', 0, 0, 0, 0, 0, 0, 0, 0, 0, '2025-09-10Z' from source;
        insert into source_cursor (source_id, cursor) select id,
            '{"KeptTo":"2025-09-10T00:00:00+00:00","Since":null,"Until":null,"Page":null,"Total":null}' from source;
        insert into customer_order (source_id, order_id, ordered_on, status, value, currency, modified_at) values
            (1, '1', '2025-09-01', 'open', 10, 'AUD', '2025-09-02Z'), (1, '2', '2025-09-01', 'open', 50, 'AUD', '2025-09-03Z'),
            (1, '3', '2025-09-01', 'open', 30, 'AUD', '2025-09-04Z'), (1, '4', '2025-09-01', 'open', 50, 'AUD', '2025-09-01Z'),
            (2, '5', '2025-09-01', 'open', 50, 'AUD', '2025-09-01Z');
        insert into order_return (source_id, order_id, return_id, kind, returned_on, amount) values
            (1, '1', '11', 'refund', '2025-09-02', 40), (1, '2', '21', 'refund', '2025-09-03', 40),
            (1, '3', '31', 'return', '2025-09-04', 0);
        """;

    private const string Cursors = "select string_agg(source.name || ' ' || (cursor ->> 'KeptTo'), ', ' order by source.name) from "
        + "source_cursor join source on source.id = source_id";

    [Fact]
    public async Task A_shops_orders_with_refunds_are_read_anew_and_get_their_right_value()
    {
        await ExecuteAsync(Refunded);
        Assert.Equal(ExitCode.Done, (await BuiltProgram.RunAsync(Connection, ["migrate"])).Code);
        Assert.Equal("shopify:main 2025-09-02T00:00:00Z, shopify:other 2025-09-10T00:00:00+00:00", await ScalarAsync(Cursors));
        Assert.StartsWith("shopify:main: orders with refunds are read anew", await ScalarAsync("select what from audit"),
            StringComparison.Ordinal);
        Assert.Contains("shopify:main: the value of 3 order(s) with refunds may be wrong since an upgrade",
            (await BuiltProgram.RunAsync(Connection, ["doctor"])).Output.ReplaceLineEndings(" "), StringComparison.Ordinal);

        await using var shop = await ShopServer.StartAsync();
        shop.Answer = (context, _) => ShopServer.JsonAsync(context,
            """
            {"orders":[
            {"id":1,"processed_at":"2025-09-01T10:00:00Z","updated_at":"2025-09-02T00:00:00Z","currency":"AUD","total_price":"50.00",
            "current_total_price":"10.00",
             "refunds":[{"id":11,"created_at":"2025-09-02T00:00:00Z","refund_line_items":[],"transactions":[{"kind":"refund",
             "status":"success","amount":"40.00"}]}]},
            {"id":2,"processed_at":"2025-09-01T10:00:00Z","updated_at":"2025-09-03T00:00:00Z","currency":"AUD","total_price":"50.00",
            "current_total_price":"50.00",
             "refunds":[{"id":21,"created_at":"2025-09-03T00:00:00Z","refund_line_items":[],"transactions":[{"kind":"refund",
             "status":"success","amount":"40.00"}]}]},
            {"id":3,"processed_at":"2025-09-01T10:00:00Z","updated_at":"2025-09-04T00:00:00Z","currency":"AUD","total_price":"50.00",
            "current_total_price":"30.00",
             "refunds":[{"id":31,"created_at":"2025-09-04T00:00:00Z","refund_line_items":[{"restock_type":"return","subtotal":"20.00",
             "total_tax":"0.00"}],"transactions":[]}]}]}
            """);
        (string, string)[] settings = [("Sources__Shopify__main__Url", shop.Url), ("Sources__Shopify__main__AccessToken", "shpat"),
            ("Sources__Shopify__main__Zone", "UTC")];
        Assert.Equal(ExitCode.Done, (await BuiltProgram.RunAsync(Connection, ["pull", "shopify:main"], settings)).Code);
        Assert.Contains("updated_at_min=2025-09-01T22:00:00Z", Assert.Single(shop.Asked), StringComparison.Ordinal);
        Assert.Equal("50.00, 50.00, 50.00, 50",
            await ScalarAsync("select string_agg(value::text, ', ' order by order_id) from customer_order where source_id = 1"));
        Assert.Equal("0", await ScalarAsync("select count(*)::text from order_to_reread"));
        Assert.DoesNotContain("upgrade", (await BuiltProgram.RunAsync(Connection, ["pull", "shopify:main"], settings)).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_read_after_the_upgrade_is_not_asked_for_again()
    {
        await FormerDatabase.ApplyAsync(_name, LastMigration + 1, 28);
        await ExecuteAsync(Refunded);
        await ExecuteAsync("update ingest_run set finished_at = now()");
        Assert.Equal(ExitCode.Done, (await BuiltProgram.RunAsync(Connection, ["migrate"])).Code);
        Assert.Equal("shopify:main 2025-09-10T00:00:00+00:00, shopify:other 2025-09-10T00:00:00+00:00", await ScalarAsync(Cursors));
        Assert.Equal("0", await ScalarAsync("select count(*)::text from order_to_reread"));
    }

    [Theory]
    [InlineData("update customer_order set modified_at = null where order_id = '2'")]
    [InlineData("update source_cursor set cursor = "
        + "'{\"KeptTo\":null,\"Since\":null,\"Until\":\"2025-09-10T00:00:00Z\",\"Page\":\"x\",\"Total\":null}' where source_id = 1")]
    public async Task A_shop_of_which_the_place_is_not_known_is_read_from_its_start(string unknown)
    {
        await ExecuteAsync(Refunded);
        await ExecuteAsync(unknown);
        Assert.Equal(ExitCode.Done, (await BuiltProgram.RunAsync(Connection, ["migrate"])).Code);
        Assert.Equal("shopify:other 2025-09-10T00:00:00+00:00", await ScalarAsync(Cursors));
    }

    [Fact]
    public async Task What_was_read_wrongly_of_a_telephone_log_is_put_right_and_its_days_are_measured_again()
    {
        await ExecuteAsync(
            """
            insert into source (name, kind, zone) values ('queue-log:main', 'queue-log', 'Australia/Melbourne');
            insert into source_file (source_id, identity, name) values (1, 'x', 'queue_log');
            insert into queue_event (source_id, call_id, hash, at, queue, agent, event, detail, ring_ms, file_id, file_offset) values
                (1, 'NONE', gen_random_uuid(), '2025-11-03 09:00+11', 'widgets', 'Ben', 'ADDMEMBER', 'PAUSED||||', null, 1, 0),
                (1, 'NONE', gen_random_uuid(), '2025-11-03 09:00+11', 'widgets', 'Ben', 'DID', 'a|b', null, 1, 1),
                (1, '1.1', gen_random_uuid(), '2025-11-05 09:00+11', 'widgets', 'Ben', 'RINGNOANSWER', null, 0, 1, 2),
                (1, '1.1', gen_random_uuid(), '2025-11-06 09:00+11', 'widgets', 'Ben', 'RINGNOANSWER', null, 15000, 1, 3);
            insert into officer_pause (source_id, officer, queue, started_at, reason) values (1, 'Ben', 'widgets', '2025-11-03 10:00+11',
                '||||');
            insert into queue_entry (source_id, call_id, stint, queue, entered_at, day, half_hour, outcome, ended, truncated) values
                (1, 'waited', 1, 'widgets', '2025-11-04 09:00+11', '2025-11-04', 18, 'flowed-out', 'QUEUESTART', true),
                (1, 'went on', 1, 'sales', '2025-11-07 09:00+11', '2025-11-07', 18, 'flowed-out', 'QUEUESTART', true),
                (1, 'went on', 2, 'widgets', '2025-11-07 09:05+11', '2025-11-07', 18, 'abandoned', 'ABANDON', false);
            """);
        Assert.Equal(ExitCode.Done, (await BuiltProgram.RunAsync(Connection, ["migrate"])).Code);
        Assert.Equal("PAUSED, a|b", await ScalarAsync("select string_agg(detail, ', ' order by file_offset) from queue_event"));
        Assert.Equal("", await ScalarAsync("select reason from officer_pause"));
        Assert.Equal("4 3 3", await ScalarAsync(
            "select format('%s %s %s', (select count(*) from queue_event_2025_11), (select count(*) from queue_entry_2025_11), (select "
                + "count(*) from queue_call))"));
        Assert.Equal("waited open, went on flowed-out, went on abandoned",
            await ScalarAsync("select string_agg(call_id || ' ' || outcome, ', ' order by call_id, stint) from queue_entry"));
        Assert.Equal("2025-11-03 2025-11-04 2025-11-05",
            await ScalarAsync("select string_agg(day::text, ' ' order by day) from touched_day"));
    }

    [Theory]
    [InlineData("0 0 7 ? * 2-6 2027", "names a year")]
    [InlineData("0 7 1 * MON", "fell due on either")]
    [InlineData("0 0 7 13 * FRI", "fell due on either")]
    public async Task A_cron_that_would_fall_due_at_other_times_is_refused_by_name_and_nothing_is_changed(string cron, string why)
    {
        await ExecuteAsync($"update job_schedule set cron = '{cron}' where id = 'friday'");
        var ended = await BuiltProgram.RunAsync(Connection, ["migrate"]);
        Assert.Equal(ExitCode.WrongInput, ended.Code);
        var said = Assert.Single(ended.Said);
        Assert.Contains("Schedule friday", said, StringComparison.Ordinal);
        Assert.Contains(why, said, StringComparison.Ordinal);
        Assert.Equal($"{LastMigration}", await ScalarAsync("select max(number)::text from schema_migration"));
        Assert.Equal(cron, await ScalarAsync("select cron from job_schedule where id = 'friday'"));
    }

    [Theory]
    [InlineData("update job_schedule set zone = 'Melbourne' where id = 'nightly'", ExitCode.WrongInput,
        "\"Melbourne\" is not a known time zone")]
    [InlineData("update job_schedule set cron = '0 7 30 2 *' where id = 'nightly'", ExitCode.WrongInput, "never falls due")]
    [InlineData("update job_schedule set job = 'fortune-telling' where id = 'nightly'", ExitCode.WrongInput,
        "which this program does not have")]
    [InlineData("update hangfire.schema set version = 99", ExitCode.PartMissing, "newer than the program")]
    public async Task What_could_not_be_followed_is_one_clear_line_for_the_service_too(string damage, int code, string why)
    {
        Assert.Equal(ExitCode.Done, (await BuiltProgram.RunAsync(Connection, ["migrate"])).Code);
        await ExecuteAsync(damage);
        var ended = await BuiltProgram.RunAsync(Connection, ["serve", "--urls", "http://127.0.0.1:0"]);
        Assert.Equal(code, ended.Code);
        Assert.Contains(why, Assert.Single(ended.Said), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
