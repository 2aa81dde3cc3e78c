using IWReports.Worker.Cli;
using IWReports.Worker.Scheduling.OnHangfire;
using IWReports.Worker.Tests.Cli;

namespace IWReports.Worker.Tests.Database;

/// <summary>
/// A database of the version of 22 November 2026, whose jobs ran on another scheduler, brought up to date by "iwreports migrate".
/// </summary>
public sealed class UpgradeTests : UpgradedDatabase
{
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
}
