using IWReports.Core.Kpis.Measuring;

namespace IWReports.Worker.Tests.Ingestion.Faults;

/// <summary>Telephone logs as shops have them, each of which was once read wrongly.</summary>
public sealed class TelephoneLogTests(TestDatabase database) : TelephoneLogs(database)
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

    private async Task<(decimal?, decimal?)> ValuesAsync(string first, string second, string day) =>
        ((await TotalAsync(first, day, day)).Value, (await TotalAsync(second, day, day)).Value);
}
