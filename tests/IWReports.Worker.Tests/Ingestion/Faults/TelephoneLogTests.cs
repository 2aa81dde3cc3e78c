using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Ingestion.Sources.AmazonConnect;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using IWReports.Worker.Reporting.Inputs;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Tests.Ingestion;
using IWReports.Worker.Tests.Measurement;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Ingestion.Faults;

/// <summary>Telephone logs as shops have them, each of which was once read wrongly.</summary>
public sealed class TelephoneLogTests(TestDatabase database) : MeasuredDatabase(database)
{
    [Fact]
    public async Task A_clock_set_back_between_entry_and_answer_does_not_make_two_calls_of_one()
    {
        await ReadAsync("clock_step.queue_log");
        Assert.Equal((1, 1), await ValuesAsync("calls_offered", "speed_of_answer", "2018-12-01"));
        Assert.Equal(1, (await TotalAsync("speed_of_answer", "2018-12-01", "2018-12-01")).Denominator);
    }

    [Fact]
    public async Task A_caller_waiting_at_a_restart_has_no_known_outcome()
    {
        await ReadAsync("restart.queue_log");
        Assert.Equal((0, 1), await ValuesAsync("calls_flowed_out", "calls_open", "2020-08-04"));
    }

    [Fact]
    public async Task Empty_fields_at_a_lines_end_are_neither_a_reason_nor_a_place_to_count_from()
    {
        await ReadAsync("ten_fields.queue_log");
        Assert.Equal(3_000, (await TotalAsync("calls_per_hour", "2025-11-02", "2025-11-02")).Denominator);
        Assert.Equal("3600 600", await Database.ScalarAsync<string>(
            "select concat_ws(' ', (select extract(epoch from sum(ended_at - started_at))::int from officer_session), (select "
                + "extract(epoch from sum(ended_at - started_at))::int from officer_pause))"));
        Assert.False(await Database.ScalarAsync<bool>("select exists (select from queue_event where detail like '%|%') or exists (select "
            + "from officer_pause where reason like '%|%')"));
    }

    [Fact]
    public async Task A_telephone_that_was_tried_for_no_time_did_not_ring()
    {
        await ReadAsync("ring_0.queue_log");
        Assert.Equal(0, (await TotalAsync("rings_missed", "2025-11-02", "2025-11-02")).Value);
        Assert.All(await ReadAsync("rings_missed", "2025-11-02", "2025-11-02", KpiBy.Officer), officer => Assert.Equal(0, officer.Value));
    }

    [Fact]
    public async Task A_log_in_of_2007_that_nothing_ended_leaves_the_years_since_alone()
    {
        var month = Path.GetTempFileName();
        await File.WriteAllLinesAsync(month,
            [.. LogSite.Call, LogSite.Line(0, "MANAGER", "widgets", "Nitin", "PAUSE", "lunch"),
            LogSite.Line(99, "MANAGER", "widgets", "Nitin", "REMOVEMEMBER")]);
        var counts = await ReadAsync([Given("stale_member.queue_log"), month]);
        Assert.Equal("2025-11-28", await Database.ScalarAsync<string>("select string_agg(day::text, ' ' order by day) from measured_day"));
        Assert.Contains(counts.Notes, note => note.StartsWith("1 session is left out:", StringComparison.Ordinal)
            && note.Contains("Nitin, from 2007-09-2", StringComparison.Ordinal));
        File.Delete(month);
    }

    [Theory]
    [InlineData("1191000000|MANAGER|widgets|Nitin|ADDMEMBER|", "1764291900|NONE|NONE|NONE|QUEUESTART|")]
    [InlineData("1191000000|MANAGER|widgets|Nitin|ADDMEMBER|PAUSED", "1764291900|MANAGER|widgets|Nitin|ADDMEMBER|")]
    [InlineData("1191000000|MANAGER|NONE|Nitin|AGENTLOGIN|SIP/1", "1764291900|MANAGER|NONE|Nitin|AGENTLOGOFF|SIP/1|573291900")]
    [InlineData("1191000000|MANAGER|widgets|Nitin|REMOVEMEMBER|", "1764291900|MANAGER|widgets|Nitin|PAUSE|lunch")]
    public async Task Whatever_is_left_of_a_session_of_2007_leaves_the_years_since_alone(string then, string now)
    {
        var log = Path.GetTempFileName();
        await File.WriteAllLinesAsync(log, [then, .. LogSite.Call, now]);
        await ReadAsync([log]);
        Assert.Equal("2025-11-28", await Database.ScalarAsync<string>("select string_agg(day::text, ' ' order by day) from measured_day"));
        File.Delete(log);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_officer_who_came_and_was_never_seen_again_was_not_there_whichever_file_was_read_first(bool oldFirst)
    {
        var (old, later) = (Path.GetTempFileName(), Path.GetTempFileName());
        await File.WriteAllLinesAsync(old,
            [LogSite.Line(-200_000, "MANAGER", "widgets", "Nitin", "ADDMEMBER"),
            LogSite.Line(-200_000, "MANAGER", "widgets", "SIP/101", "ADDMEMBER"),
            LogSite.Line(-199_000, "0.1", "widgets", "NONE", "ENTERQUEUE", "|0398765432|1"),
            LogSite.Line(-198_990, "0.1", "widgets", "SIP/101", "CONNECT", "10|0.2|3"),
            LogSite.Line(-198_900, "0.1", "widgets", "SIP/101", "COMPLETEAGENT", "10|90|1")]);
        await File.WriteAllLinesAsync(later, LogSite.Call);
        foreach (var file in oldFirst ? new[] { old, later } : [later, old])
            await ReadAsync([file]);
        Assert.Equal("SIP/101", await Database.ScalarAsync<string>("select string_agg(officer, ' ') from officer_session"));
        File.Delete(old);
        File.Delete(later);
    }

    [Theory]
    [InlineData("CONNECT|12|1.2|3", "COMPLETEAGENT|2147483647|2147483647|1")]
    [InlineData("CONNECT|1764291612|1.2|3", "COMPLETECALLER|12|60|1")]
    [InlineData("CONNECT|12|1.2|3", "COMPLETEAGENT|12|1764291672|1")]
    public async Task Seconds_of_years_are_unknown_and_the_clock_tells_instead(string answer, string end)
    {
        var log = Path.GetTempFileName();
        await File.WriteAllLinesAsync(log,
            ["1764291600|1.1|widgets|NONE|ENTERQUEUE||0398765432|1", $"1764291612|1.1|widgets|SIP/101|{answer}",
            $"1764291672|1.1|widgets|SIP/101|{end}"]);
        await ReadAsync([log]);
        Assert.Equal("12 60",
            await Database.ScalarAsync<string>("select string_agg(concat_ws(' ', wait_s, talk_s), ',') from queue_entry"));
        File.Delete(log);
    }

    [Fact]
    public async Task An_end_alone_whose_seconds_reach_before_all_days_is_a_call_of_its_own_second()
    {
        var log = Path.GetTempFileName();
        await File.WriteAllLinesAsync(log, [.. LogSite.Call, "1764291672|9.9|widgets|SIP/101|COMPLETEAGENT|2147483647|2147483647|1"]);
        await ReadAsync([log]);
        Assert.Equal("2025-11-28", await Database.ScalarAsync<string>("select string_agg(distinct day::text, ' ') from queue_entry"));
        File.Delete(log);
    }

    [Fact]
    public async Task A_file_of_which_much_was_rejected_gives_no_final_figures_until_it_is_read_again()
    {
        var (bad, good) = (Path.GetTempFileName(), Path.GetTempFileName());
        await File.WriteAllLinesAsync(bad, [.. LogSite.Call, "garbled"]);
        await File.WriteAllLinesAsync(good, LogSite.Call);
        Assert.Contains((await ReadAsync([bad])).Notes, note => note.StartsWith("1 of 4 rows were rejected", StringComparison.Ordinal));
        Assert.Equal(KpiState.Provisional, (await TotalAsync("calls_offered", "2025-11-28", "2025-11-28")).State);
        await ReadAsync([good]);
        Assert.Equal(KpiState.Final, (await TotalAsync("calls_offered", "2025-11-28", "2025-11-28")).State);
        File.Delete(bad);
        File.Delete(good);
    }

    [Fact]
    public async Task The_earliest_day_of_rows_holds_for_a_log_as_well()
    {
        var log = Path.GetTempFileName();
        await File.WriteAllLinesAsync(log, ["1191000000|MANAGER|widgets|Nitin|ADDMEMBER|", .. LogSite.Call]);
        var counts = await ReadAsync([log], ingestion: new() { Kinds = { ["queue-log"] = new() { EarliestDay = new(2010, 1, 1) } } });
        Assert.Equal((4, 3, 1), (counts.Read, counts.Inserted, counts.Rejected));
        Assert.Contains("its time: 2007-09-28 is before 2010-01-01", counts.Rejects[0].Reason, StringComparison.Ordinal);
        File.Delete(log);
    }

    [Fact]
    public async Task An_alias_that_is_set_later_brings_the_two_names_of_one_officer_together()
    {
        await ReadAsync("two_names.queue_log");
        Assert.NotEqual(0.5m, (await TotalAsync("occupancy", "2018-12-01", "2018-12-01")).Value);
        Assert.Contains("""{ "AgentAliases": {"Local/1127@callback-agent":"Agent/1127"} }""",
            string.Join(' ', await new UnmappedReader(Database.Source, Company).SentencesAsync(CancellationToken.None)),
            StringComparison.Ordinal);
        Assert.True(await AliasAsync(("Local/1127@callback-agent", "Agent/1127")));
        await MeasureAsync();
        Assert.Equal(0.5m, (await TotalAsync("occupancy", "2018-12-01", "2018-12-01")).Value);
        Assert.DoesNotContain("only logged in",
            string.Join(' ', await new UnmappedReader(Database.Source, Company).SentencesAsync(CancellationToken.None)),
            StringComparison.Ordinal);

        Assert.False(await AliasAsync(("Local/1127@callback-agent", "Agent/1127")));
        Assert.True(await AliasAsync(("Local/1127@callback-agent", "Paul"), ("Agent/1127", "Paul")));
        await MeasureAsync();
        Assert.Equal(["Paul"], (await ReadAsync("occupancy", "2018-12-01", "2018-12-01", KpiBy.Officer)).Select(officer => officer.Key));
        Assert.True(await AliasAsync());
        await MeasureAsync();
        Assert.NotEqual(0.5m, (await TotalAsync("occupancy", "2018-12-01", "2018-12-01")).Value);
    }

    [Fact]
    public async Task An_alias_that_is_set_later_names_the_agents_of_a_spreadsheet()
    {
        await new TableFiles(Database).ImportAsync("calls", "at,agent,talk\n2025-11-27T09:00,SIP/7,60\n2025-11-27T10:00,Mia,60\n");
        Assert.True(await AliasAsync(("SIP/7", "Mia")));
        await MeasureAsync();
        Assert.Equal(["Mia 120"],
            (await ReadAsync("talk_time", "2025-11-27", "2025-11-27", KpiBy.Officer))
            .Select(officer => $"{officer.Key} {officer.Numerator:0}"));
    }

    private Task<bool> AliasAsync(params (string Name, string Officer)[] aliases)
    {
        var sources = Options.Create(
            new SourcesOptions { AgentAliases = aliases.ToDictionary(alias => alias.Name, alias => alias.Officer) });
        return new OfficerNames(Database.Source, sources, [new QueueLogOfficers(sources), new ConnectOfficers(sources)])
            .ApplyAsync(CancellationToken.None);
    }

    [Fact]
    public async Task The_work_of_an_officer_who_was_not_seen_logged_in_does_not_stand_over_anothers_hours()
    {
        await ReadAsync("static_dynamic.queue_log");
        var occupancy = await TotalAsync("occupancy", "2018-12-01", "2018-12-01");
        Assert.Equal((null, KpiState.NotMeasurable), (occupancy.Value, occupancy.State));
        Assert.Null((await TotalAsync("calls_per_hour", "2018-12-01", "2018-12-01")).Value);
    }

    [Fact]
    public async Task Beside_an_officer_seen_logged_in_the_work_of_one_who_was_not_is_left_out()
    {
        var log = Path.GetTempFileName();
        await File.WriteAllLinesAsync(log,
            ["1764324000|MANAGER|widgets|Mia|ADDMEMBER|",
            "1764324290|1.1|widgets|NONE|ENTERQUEUE||0398765432|1", "1764324300|1.1|widgets|Mia|CONNECT|10|1.2|3",
            "1764324590|2.1|widgets|NONE|ENTERQUEUE||0398765433|1", "1764324600|2.1|widgets|SIP/1|CONNECT|10|2.2|3",
            "1764326100|1.1|widgets|Mia|COMPLETECALLER|10|1800|1", "1764327600|MANAGER|widgets|Mia|REMOVEMEMBER|",
            "1764328200|2.1|widgets|SIP/1|COMPLETECALLER|10|3600|1"]);
        await ReadAsync([log]);
        File.Delete(log);
        var occupancy = await TotalAsync("occupancy", "2025-11-28", "2025-11-28");
        Assert.Equal((1_800, 3_600, 0.5m, KpiState.Final), (occupancy.Numerator, occupancy.Denominator, occupancy.Value, occupancy.State));
        Assert.Equal(1, (await TotalAsync("calls_per_hour", "2025-11-28", "2025-11-28")).Value);
        foreach (var kpi in new[] { "occupancy", "calls_per_hour" })
        {
            Assert.Null(Assert.Single(await ReadAsync(kpi, "2025-11-28", "2025-11-28", scope: new(ScopeKind.Officer, "SIP/1"))).Value);
            Assert.Equal(["Mia"], (await ReadAsync(kpi, "2025-11-28", "2025-11-28", KpiBy.Officer)).Select(officer => officer.Key));
        }
    }

    [Fact]
    public async Task A_session_that_ends_without_a_beginning_began_with_the_first_thing_seen_of_it()
    {
        await ReadAsync("no_login_seen.queue_log");
        var occupancy = await TotalAsync("occupancy", "2010-12-13", "2010-12-14");
        Assert.Equal((3_073, 3_174 + 61), (occupancy.Numerator, occupancy.Denominator));
        Assert.True(occupancy.Value <= 1);
    }

    [Theory]
    [InlineData("Agent/1127", "Local/1127@callback-agent", "Agent/1127")]
    [InlineData("Agent/1127", "Local/1127@callback-agent", "Paul")]
    public async Task Two_names_of_one_officer_are_one_officers_hours_once_they_are_called_so(string one, string other, string officer)
    {
        await ReadAsync("two_names.queue_log", (one, officer), (other, officer));
        Assert.Equal(0.5m, (await TotalAsync("occupancy", "2018-12-01", "2018-12-01")).Value);
    }

    [Fact]
    public async Task An_occupancy_above_all_time_there_was_is_not_measurable()
    {
        await Database.ExecuteHereAsync(
            "insert into officer_session values (1, 'Mia', 'widgets', '2025-11-03 09:00+11', '2025-11-03 09:01+11')");
        await CallAsync("2025-11-03 09:00", "answered", talk: 3_000, officer: "Mia");
        await MeasureAsync();
        var occupancy = await TotalAsync("occupancy");
        Assert.Equal((null, KpiState.NotMeasurable), (occupancy.Value, occupancy.State));
    }

    [Fact]
    public async Task Names_in_another_encoding_are_read_by_its_name()
    {
        await ReadAsync([Given("cp1251.queue_log")], "windows-1251");
        Assert.Equal(["Иван 60", "Олег 60"],
            (await ReadAsync("talk_time", "2025-11-02", "2025-11-02", KpiBy.Officer))
            .Select(officer => $"{officer.Key} {officer.Value:0}"));
    }

    [Fact]
    public async Task Without_it_the_file_is_refused_and_the_likely_encoding_named()
    {
        var refused = await Assert.ThrowsAsync<InputException>(() => ReadAsync("cp1251.queue_log"));
        Assert.Contains("--encoding windows-1251", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from queue_event"));
    }

    [Theory]
    [InlineData("Zo\u00EB", "windows-1252")]
    [InlineData("\u0418\u0432\u0430\u043D", "windows-1251")]
    public async Task One_name_that_cannot_be_read_is_a_reject_that_says_so_and_no_officer(string officer, string encoding)
    {
        var bytes = Encodings.Find(encoding,
            "test")!.GetBytes(string.Concat(LogSite.Call.Append(LogSite.Line(80, "NONE", "widgets", officer, "PAUSE", "lunch"))
            .Select(line => line + "\n")));
        var counts = await new LogSite(Database).ImportBytesAsync(bytes);
        Assert.Equal((4, 3, 1), (counts.Read, counts.Inserted, counts.Rejected));
        Assert.Contains($"its agent is not UTF-8 text; give the encoding that the log was written in, {encoding} by the look of it",
            counts.Rejects[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_callers_name_in_another_encoding_is_nobodys_business() =>
        Assert.Equal(0, (await new LogSite(Database)
            .ImportBytesAsync([.. "1764291600|1.1|widgets|NONE|ENTERQUEUE||0398765432|1|"u8, 0xC8, 0xE2, (byte)'\n'])).Rejected);

    [Theory]
    [InlineData("klingon", "there is no encoding")]
    [InlineData("utf-16", "iconv -f utf-16")]
    public void An_encoding_that_cannot_be_used_is_refused_with_what_can(string name, string why) =>
        Assert.Contains(why, Assert.Throws<InputException>(() => Encodings.Find(name, "--encoding")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_code_page_may_be_called_by_its_number() => Assert.Equal("windows-1251", Encodings.Find("cp1251", "test")!.WebName);

    private async Task<(decimal?, decimal?)> ValuesAsync(string first, string second, string day) =>
        ((await TotalAsync(first, day, day)).Value, (await TotalAsync(second, day, day)).Value);

    private static string Given(string name) => Path.Combine(AppContext.BaseDirectory, "faults", name);

    private Task<ImportCounts> ReadAsync(string file, params (string Name, string Officer)[] aliases) =>
        ReadAsync([Given(file)], null, aliases);

    /// <summary>Reads files in UTC, and measures.</summary>
    private async Task<ImportCounts> ReadAsync(string[] files, string? encoding = null, (string Name, string Officer)[]? aliases = null,
        IngestionOptions? ingestion = null)
    {
        var privacy = Options.Create(new PrivacyOptions { CallerKey = "MDEyMzQ1Njc4OWFiY2RlZg==" });
        var sources = Options.Create(new SourcesOptions { AgentAliases = (aliases ?? [])
            .ToDictionary(alias => alias.Name, alias => alias.Officer) });
        var load = new QueueLogLoad(new CallerKey(privacy), DemoClock.From("2025-12-01T09:00:00+11:00"), sources, privacy,
            Options.Create(ingestion ?? new()));
        var counts = await new QueueLogImport(Database.Source, load)
            .RunAsync(new(files, TimeZoneInfo.Utc, Encoding: Encodings.Find(encoding, "test")), new Progress<Progress>(),
            CancellationToken.None);
        await MeasureAsync();
        return counts;
    }
}
