using System.Text.Json;
using Npgsql;

namespace IWReports.Worker.Tests.Cli;

public sealed class DoctorTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("iw-doctor-").FullName;

    [Fact]
    public async Task It_changes_nothing_not_even_an_empty_database()
    {
        var fresh = $"fresh_{Guid.NewGuid():N}";
        await database.ExecuteHereAsync($"create database {fresh}");
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = fresh, Pooling = false }.ToString();
        var found = await ExamineAsync(connection, ("Delivery__Folder__Path", Path.Combine(_folder, "mail")));
        Assert.Contains("which the first delivery makes", found["delivery"].Detail, StringComparison.Ordinal);
        Assert.Contains("composed and frozen in ", found["messages"].Detail, StringComparison.Ordinal);
        Assert.Contains("pending", found["migrations"].Detail, StringComparison.Ordinal);
        Assert.Contains("iwreports migrate", found["sources"].Remedy, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));

        await using (var source = NpgsqlDataSource.Create(connection))
        await using (var tables = source.CreateCommand("select count(*) from pg_class where relnamespace = 'public'::regnamespace"))
            Assert.Equal(0L, await tables.ExecuteScalarAsync());
        await database.ExecuteHereAsync($"drop database {fresh} with (force)");
    }

    [Fact]
    public async Task Frozen_bytes_that_changed_are_found()
    {
        Assert.True((await ExamineAsync(database.ConnectionString))["frozen bytes"].Ok);
        await database.ExecuteHereAsync(
            """
            with made as (insert into edition (
                    report, period, scope, revision, state, subject, model, template_version, definitions_version)
                values ('daily-digest', '2025-11-28', 'company', 1, 'complete', 'Yesterday', '{}', '1', '1') returning id)
            insert into edition_part (edition_id, name, media_type, content, sha256)
                select id, 'body.txt', 'text/plain', 'twelve calls', sha256('eleven calls') from made
            """);
        var found = (await ExamineAsync(database.ConnectionString))["frozen bytes"];
        await database.ExecuteHereAsync("truncate edition_part, edition cascade");
        Assert.Matches("^1 not as frozen, the first is part body.txt of edition [0-9]+$", found.Detail);
        Assert.Contains("Restore them from a backup", found.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_that_is_missing_is_named_with_its_package()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "fonts.conf"), "<fontconfig/>");
        var found = await ExamineAsync(database.ConnectionString,
            ("FONTCONFIG_FILE", Path.Combine(_folder, "fonts.conf")), ("Rendering__Python", Path.Combine(_folder, "python3")));
        foreach (var (check, package) in new[] { ("font", "fonts-inter"), ("charts", "fonts-inter"), ("pdf", "weasyprint") })
        {
            Assert.False(found[check].Ok);
            Assert.Contains($"Install the package {package}", found[check].Detail, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', found[check].Detail);
        }
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_and_another_key_are_found()
    {
        await database.ExecuteHereAsync("truncate caller_key; insert into caller_key (fingerprint) values ('another')");
        var found = await ExamineAsync(database.ConnectionString, ("Delivery__Folder__Path", "/proc/x"),
            ("Admin__KeysFolder", "/etc/hostname/keys"));
        await database.ExecuteHereAsync("truncate caller_key");
        Assert.Equal(
            "Delivery:Folder:Path: nothing can be written to /proc (it takes no files). Give a folder that this user may write to.",
            found["delivery"].Detail);
        Assert.Equal("Admin:KeysFolder: /etc/hostname is a file. Give a folder.", found["sign-in keys"].Detail);
        Assert.Contains("is not the key", found["caller key"].Detail, StringComparison.Ordinal);
        Assert.All(found.Values, check => Assert.Equal(check.Ok, check.Remedy.Length == 0));
    }

    [Fact]
    public async Task Each_source_is_as_fresh_as_the_nightly_run_should_have_made_it()
    {
        await database.ExecuteHereAsync(
            $"""
            truncate {TestDatabase.Sources}, job_schedule cascade;
            insert into job_schedule (id, job, cron, zone, since) values ('nightly', 'nightly', '15 2 * * *', 'Australia/Melbourne',
                '2025-11-01T00:00Z');
            insert into source (name, kind, zone) select name, 'queue-log', 'Australia/Melbourne' from unnest(array['queue-log:fresh',
                'queue-log:stale', 'table:orders']) name;
            insert into ingest_run (source_id, file_name, finished_at, read, inserted, updated, unchanged, duplicates, rejected, identical)
                select id, 'queue_log', '2025-11-30T15:15Z', 1, 1, 0, 0, 0, 0, 0 from source;
            insert into queue_entry (source_id, call_id, stint, queue, entered_at, day, half_hour, outcome)
                select id, '1', 1, 'widgets', day, day, 20, 'open' from source join (values ('queue-log:fresh', date '2025-11-28'),
                    ('queue-log:stale', date '2025-11-27')) newest (name, day) using (name);
            """);
        // Monday morning: the night's run was for Sunday, so Friday is the newest day with work.
        var found = await ExamineAsync(database.ConnectionString,
            [("Scheduling__Now", "2025-12-01T09:00:00+11:00"),
                .. new[] { "fresh", "stale", "new" }.SelectMany(site =>
                new[] { ($"Sources__QueueLogs__{site}__Path", "/var/log/queue_log"),
                ($"Sources__QueueLogs__{site}__Zone", "Australia/Melbourne") })]);
        Assert.Equal("newest fact of 2025-11-28, last read 2025-11-30 15:15 UTC; the nightly run was to bring 2025-11-28",
            found["source queue-log:fresh"].Detail);
        Assert.Equal("newest fact of 2025-11-27, last read 2025-11-30 15:15 UTC, but the nightly run was to bring 2025-11-28",
            found["source queue-log:stale"].Detail);
        Assert.Contains("iwreports pull stale", found["source queue-log:stale"].Remedy, StringComparison.Ordinal);
        Assert.Equal("not yet pulled", found["source queue-log:new"].Detail);
        Assert.Equal("last read 2025-11-30 15:15 UTC; imported by hand, no schedule reads it", found["source table:orders"].Detail);
    }

    [Fact]
    public async Task Totals_that_calls_one_by_one_set_aside_are_named_with_officers_of_whom_only_half_is_known()
    {
        await database.ExecuteHereAsync(
            $"""
            truncate {TestDatabase.Sources}, call_interval cascade;
            insert into source (name, kind, zone) values ('queue-log:main', 'queue-log', 'UTC'), ('table:call-intervals', 'table', 'UTC');
            insert into ingest_run (source_id, file_name, finished_at, read, inserted, updated, unchanged, duplicates, rejected, identical)
                select id, 'file', '2025-11-30T15:15Z', 1, 1, 0, 0, 0, 0, 0 from source;
            insert into queue_entry (source_id, call_id, stint, queue, entered_at, day, half_hour, outcome, officer)
                select id, '1', 1, 'widgets', '2025-11-28', '2025-11-28', 0, 'answered', 'SIP/204-0000a1f2' from source
                    where name = 'queue-log:main';
            insert into officer_session select id, 'Agent/204', 'widgets', '2025-11-28 00:00Z', '2025-11-28 08:00Z' from source
                where name = 'queue-log:main';
            insert into call_interval (source_id, day, starts, queue, offered, whole_site, whole_day)
                select id, day::date, '00:00', 'widgets', 5, false, true from source, unnest(array['2025-11-27', '2025-11-28']) day
                    where name = 'table:call-intervals';
            """);
        var found = await ExamineAsync(database.ConnectionString);
        Assert.Equal("Totals by day or interval are set aside where calls one by one, or finer totals, cover the same day and queue, 1 "
            + "time: 2025-11-28 widgets.", found["totals of calls"].Detail);
        Assert.Contains("""{"Agent/204":"SIP/204-0000a1f2"}""", found["queues and officers"].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_of_no_team_and_an_officer_on_no_roster_are_named()
    {
        await database.ExecuteHereAsync(
            $"""
            truncate {TestDatabase.Sources}, roster_entry cascade;
            insert into source (name, kind, zone) values ('queue-log:main', 'queue-log', 'UTC');
            insert into ingest_run (source_id, file_name, finished_at, read, inserted, updated, unchanged, duplicates, rejected, identical)
                select id, 'file', '2025-11-30T15:15Z', 2, 2, 0, 0, 0, 0, 0 from source;
            insert into roster_entry (source_id, person, role, team, from_day)
                select id, 'Mia', 'officer', 'Customer service', '2025-01-01' from source;
            insert into queue_entry (source_id, call_id, stint, queue, entered_at, day, half_hour, outcome, officer)
                select id, queue, 1, queue, '2025-11-28', '2025-11-28', 0, 'answered', officer
                from source, (values ('IT', 'SIP/1'), ('widgets', 'Mia')) call (queue, officer);
            """);
        var found = (await ExamineAsync(database.ConnectionString))["queues and officers"].Detail;
        Assert.Equal("1 call came in to a queue of no team: IT (1). No team's figures count them. Name the queues in Company:Teams. "
            + "1 call was answered by an officer on no roster: SIP/1 (1). "
            + "Put them on the roster, or give their roster names in Sources:AgentAliases.", found);
    }

    [Fact]
    public async Task Without_a_database_the_other_parts_are_still_looked_at()
    {
        var found = await ExamineAsync(BuiltProgram.NoDatabase);
        Assert.Equal((false, "Start PostgreSQL and check ConnectionStrings__IWReports."), (found["sources"].Ok, found["sources"].Remedy));
        Assert.True(found["pdf"].Ok);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<Dictionary<string,
        (bool Ok, string Detail, string Remedy)>> ExamineAsync(string connection, params (string, string)[] settings)
    {
        var ended = await BuiltProgram.RunAsync(connection, ["doctor", "--json"], settings);
        Assert.Equal(3, ended.Code);
        return JsonDocument.Parse(ended.Output).RootElement.EnumerateArray().ToDictionary(
            check => check.GetProperty("check").GetString()!,
            check => (check.GetProperty("ok").GetBoolean(), check.GetProperty("detail").GetString()!,
                check.GetProperty("remedy").GetString()!));
    }
}
