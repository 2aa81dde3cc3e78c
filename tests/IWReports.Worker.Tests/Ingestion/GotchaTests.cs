using static IWReports.Worker.Tests.Ingestion.LogSite;

namespace IWReports.Worker.Tests.Ingestion;

/// <summary>The traps of the log that no single line shows. Source: ops/docs/source-formats.md, 1.5.</summary>
public sealed class GotchaTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly LogSite _site = new(database);

    private static readonly string[] Answered =
    [
        Line(0, "1.1", "widgets", "NONE", "ENTERQUEUE", "||1"),
        Line(5, "1.1", "widgets", "Mia", "CONNECT", "5|1.2|3"),
    ];

    private static readonly string EndUnderAnotherId = Line(66, "9.9", "widgets", "Mia", "COMPLETEAGENT", "5|60|1");

    [Fact]
    public async Task A_line_of_a_clock_far_ahead_is_quarantined_and_the_call_stays_as_it_is_known()
    {
        // The test's clock stands at 1 December, nine o'clock.
        const int nine = 3 * 86400 - 3 * 3600;
        var counts = await _site.ImportAsync([.. Answered, Line(nine + 86400 + 1, "1.1", "widgets", "Mia", "COMPLETEAGENT", "5|60|1"),
            Line(nine + 86400, "2.2", "widgets", "NONE", "ENTERQUEUE", "||1")]);
        Assert.Equal((4, 3, "its time (2025-12-01T22:00:01Z) lies more than 24 hours ahead of now"),
            (counts.Read, counts.Inserted, Assert.Single(counts.Rejects).Reason));
        Assert.Equal("widgets answered 5 - Mia\nwidgets open - - -", await _site.EntriesAsync());
    }

    [Fact]
    public async Task An_end_under_another_calls_id_ends_the_call_that_was_answered()
    {
        await _site.ImportAsync([.. Answered, EndUnderAnotherId]);
        Assert.Equal("widgets answered 5 60 Mia", await _site.EntriesAsync());
    }

    [Fact]
    public async Task It_does_so_whichever_comes_first()
    {
        await _site.ImportAsync(EndUnderAnotherId);
        Assert.Equal("widgets answered 5 60 Mia", await _site.EntriesAsync());
        await _site.ImportAsync(Answered);
        Assert.Equal("widgets answered 5 60 Mia", await _site.EntriesAsync());
        await _site.ImportAsync(Line(1, "1.1", "widgets", "Jonas", "RINGNOANSWER", "0"));
        Assert.Equal("widgets answered 5 60 Mia", await _site.EntriesAsync());
    }

    [Fact]
    public async Task Two_ends_that_fit_are_given_to_none()
    {
        await _site.ImportAsync([.. Answered, EndUnderAnotherId, Line(65, "8.8", "widgets", "Mia", "COMPLETECALLER", "5|60|1")]);
        Assert.Equal("widgets answered 5 - Mia\nwidgets answered 5 60 Mia\nwidgets answered 5 60 Mia", await _site.EntriesAsync());
    }

    [Fact]
    public async Task Another_officers_end_is_another_call()
    {
        await _site.ImportAsync([.. Answered, Line(66, "9.9", "widgets", "Jonas", "COMPLETEAGENT", "5|60|1")]);
        Assert.Equal("widgets answered 5 - Mia\nwidgets answered 5 60 Jonas", await _site.EntriesAsync());
    }

    [Fact]
    public async Task A_restart_ends_calls_and_sessions_also_of_earlier_imports()
    {
        await _site.ImportAsync([Line(-9, "REALTIME", "widgets", "Mia", "ADDMEMBER"), .. Answered,
            Line(50, "1.5", "widgets", "NONE", "ENTERQUEUE", "||1")]);
        await _site.ImportAsync(Line(100, "NONE", "NONE", "NONE", "QUEUESTART"));
        Assert.Equal("QUEUESTART true\nQUEUESTART true",
            await _site.RowsInOrderAsync(
            $"select concat_ws(' ', ended, truncated::text) from queue_entry where source_id = {_site.Id} order by entered_at"));
        Assert.Equal("00:01:49 true", await _site.RowsInOrderAsync(
            $"select concat_ws(' ', ended_at - started_at, truncated::text) from officer_session where source_id = {_site.Id}"));
    }

    [Fact]
    public async Task A_transfer_under_another_calls_id_is_the_answered_calls()
    {
        await _site.ImportAsync([.. Answered, Line(65, "9.9", "widgets", "Mia", "BLINDTRANSFER", "201|from-internal|5|60|1")]);
        Assert.Equal("true 60", await _site.RowsInOrderAsync(
            $"select concat_ws(' ', transferred::text, transferred_after_s) from queue_entry where source_id = {_site.Id}"));
    }

    [Fact]
    public async Task From_the_first_transfer_on_the_days_before_are_known_to_have_had_none()
    {
        await _site.ImportAsync([.. Answered, Line(66, "1.1", "widgets", "Mia", "COMPLETEAGENT", "5|60|1")]);
        await database.ExecuteHereAsync("delete from touched_day");
        await _site.ImportAsync(Line(86_400, "2.1", "widgets", "NONE", "ENTERQUEUE", "||1"),
            Line(86_401, "2.1", "widgets", "Mia", "CONNECT", "1|2.2|1"),
            Line(86_411, "2.1", "widgets", "Mia", "BLINDTRANSFER", "201|from-internal|1|10|1"));
        Assert.Equal("2025-11-28,2025-11-29", await database.ScalarAsync<string>(
            "select string_agg(day::text, ',' order by day) from touched_day"));
    }

    [Theory]
    [InlineData("ATTENDEDTRANSFER", "BRIDGE|abc|5|60|1")]
    [InlineData("ATTENDEDTRANSFER", "APP|Voicemail|5|60|1")]
    [InlineData("ATTENDEDTRANSFER", "LINK|SIP/1|SIP/2|5|60|1")]
    [InlineData("BLINDTRANSFER", "201|from-internal|5|60|1")]
    [InlineData("TRANSFER", "201|from-internal|5|60|1")]
    [InlineData("COMPLETECALLER", "5|60|1|something|more")]
    [InlineData("COMPLETEAGENT", "0005|00060")]
    [InlineData("ATTENDEDTRANSFER", "BRIDGE|abc|5|60|1||||")]
    [InlineData("ATTENDEDTRANSFER", "LINK|SIP/1|SIP/2|5|60|1||")]
    [InlineData("BLINDTRANSFER", "201|from-internal|5|60|1||||")]
    [InlineData("ATTENDEDTRANSFER", "NEW|x|5|60|")]
    [InlineData("ATTENDEDTRANSFER", "NEW|x|y|z|5|60|1")]
    public async Task The_seconds_stand_in_other_places_for_each_event(string word, string parameters)
    {
        await _site.ImportAsync([.. Answered, Line(65, "1.1", "widgets", "Mia", word, parameters)]);
        Assert.Equal("widgets answered 5 60 Mia", await _site.EntriesAsync());
    }

    [Theory]
    [InlineData("ABANDON", "1|1|42", "abandoned")]
    [InlineData("EXITWITHTIMEOUT", "1|1|42", "flowed-out")]
    [InlineData("EXITWITHTIMEOUT", "1", "flowed-out")]
    [InlineData("EXITWITHKEY", "0|1|1|42", "flowed-out")]
    [InlineData("EXITWITHKEY", "0|1|1|42||||", "flowed-out")]
    [InlineData("EXITEMPTY", "1|1|42", "flowed-out")]
    [InlineData("WITHDRAW", "1|1|42|by supervisor", "flowed-out")]
    [InlineData("SYSCOMPAT", "", "flowed-out")]
    public async Task Every_way_out_of_the_queue_is_known(string word, string parameters, string outcome)
    {
        await _site.ImportAsync(Answered[0], Line(42, "1.1", "widgets", "NONE", word, parameters));
        Assert.Equal($"widgets {outcome} 42 - -", await _site.EntriesAsync());
    }

    [Fact]
    public async Task A_number_beyond_reason_is_unknown()
    {
        await _site.ImportAsync([.. Answered, Line(65, "1.1", "widgets", "Mia", "COMPLETECALLER", "5|99999999999999999999|1")]);
        Assert.Equal("widgets answered 5 60 Mia", await _site.EntriesAsync());
    }

    [Fact]
    public async Task One_officer_has_one_name_whatever_the_event_calls_her()
    {
        await _site.ImportAsync(Line(0, "REALTIME", "widgets", "SIP/101", "ADDMEMBER"),
            Line(60, "NONE", "widgets", "Mia", "PAUSE", "lunch"), Line(90, "NONE", "widgets", "Mia", "UNPAUSE"),
            Line(99, "REALTIME", "widgets", "SIP/101", "REMOVEMEMBER"));
        Assert.Equal("Mia 00:01:39", await _site.RowsInOrderAsync(
            $"select concat_ws(' ', officer, ended_at - started_at) from officer_session where source_id = {_site.Id}"));
        Assert.Equal("Mia lunch 00:00:30", await _site.RowsInOrderAsync(
            $"select concat_ws(' ', officer, reason, ended_at - started_at) from officer_pause where source_id = {_site.Id}"));
    }

    [Fact]
    public async Task A_session_over_midnight_touches_both_days()
    {
        await _site.ImportAsync(Line(0, "REALTIME", "widgets", "Taya", "ADDMEMBER"),
            Line(2 * 86_400, "REALTIME", "widgets", "Taya", "REMOVEMEMBER"));
        Assert.Equal(3, await database.ScalarAsync<long>(
            "select count(*) from touched_day where day between '2025-11-28' and '2025-11-30'"));
    }
}
