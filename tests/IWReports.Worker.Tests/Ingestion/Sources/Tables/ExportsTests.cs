using IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>Exports of telephone systems and programs, from the file to the map to the calls: nothing is named by hand.</summary>
public sealed class ExportsTests : IAsyncLifetime
{
    private readonly TableFiles _tables = new();

    public Task InitializeAsync() => _tables.InitializeAsync();

    public Task DisposeAsync() => _tables.DisposeAsync();

    private async Task<Suggestion> ReadAsync(string kind, string csv, long rejected = 0)
    {
        var suggestion = await Suggested.ForAsync(kind, csv);
        Assert.Empty(suggestion.Missing);
        Assert.Equal(rejected, (await _tables.ImportAsync(kind, csv, suggestion.Text)).Rejected);
        return suggestion;
    }

    private Task<string> CallsAsync() => _tables.ScalarAsync<string>(
        "select string_agg(concat_ws(' ', to_char(entered_at at time zone 'Australia/Melbourne', 'DD HH24:MI:SS'), queue, "
            + "coalesce(officer, '–'), outcome, wait_s, talk_s), ', ' order by entered_at) from queue_entry");

    private Task<string> IntervalsAsync() => _tables.ScalarAsync<string>(
        "select string_agg(concat_ws(' ', to_char(day, 'DD'), to_char(starts, 'HH24:MI'), minutes, queue, offered, answered, abandoned), "
            + "', ' order by day, starts) from call_interval");

    [Fact]
    public async Task Segments_of_an_Avaya_are_calls()
    {
        var suggestion = await ReadAsync("calls", """
            Segment Start,Calling Party,Dialed Number,Split/Skill,Agent,Disposition,Ring/Queue Time,ACD Time,Hold,Disp Time
            11/03/2025 09:05:12 AM,0398765432,1300555000,Orders,4021,ANS,18,204,12,18
            11/03/2025 09:07:40 AM,0398765433,1300555000,Orders,,ABAN,41,0,0,41
            11/13/2025 01:15:00 PM,0398765434,1300555000,Returns,4022,ANS,7,98,0,7

            """);
        Assert.Equal("03 09:05:12 Orders 4021 answered 18 204, 03 09:07:40 Orders – abandoned 41, 13 13:15:00 Returns 4022 answered 7 98",
            await CallsAsync());
        Assert.Contains("wait: \"Disp Time\" could be it as well; \"Ring/Queue Time\" is taken.", suggestion.Doubts);
    }

    [Theory]
    [InlineData("Year;Month;Day;Time", "2025;11;3;09:05:10 2025;11;13;14:00:00", "03 09:05:10 14:00:00",
        """{"together":["Year","Month","Day","Time"],"format":"yyyy M d H:mm:ss"}""")]
    [InlineData("Jahr;Monat;Tag;Stunde;Minute", "2025;11;3;9;5 2025;11;13;14;0", "03 09:05:00 14:00:00",
        """{"together":["Jahr","Monat","Tag","Stunde","Minute"],"format":"yyyy M d H m"}""")]
    [InlineData("Year;Month;Day;Hour", "2025.0;11.0;3.0;9.0 2025.0;11.0;13.0;14.0", "03 09:00:00 14:00:00",
        """{"together":["Year","Month","Day","Hour"],"format":"yyyy M d H"}""")]
    [InlineData("Year;Month;Day;Time", "2025;Nov;3;9:05 2025;Nov;13;14:00", "03 09:05:00 14:00:00",
        """{"together":["Year","Month","Day","Time"],"format":"yyyy MMM d H:mm"}""")]
    public async Task A_day_in_parts_is_put_together(string header, string days, string times, string source)
    {
        var suggestion = await ReadAsync("calls",
            $"{header};Queue;Answered\n" + string.Concat(days.Split(' ').Select(day => $"{day};orders;Yes\n")));
        Assert.Equal(source, suggestion.Columns["at"]!.ToJsonString());
        Assert.Equal(times, await _tables.ScalarAsync<string>("select to_char(min(entered_at at time zone 'Australia/Melbourne'), 'DD "
            + "HH24:MI:SS ') || to_char(max(entered_at at time zone 'Australia/Melbourne'), 'HH24:MI:SS') from queue_entry"));
    }

    [Fact]
    public async Task Hours_of_days_in_parts_are_intervals()
    {
        await ReadAsync("call-intervals",
            "Year;Month;Day;Hour;Queue;Offered;Answered;Abandoned\n2025;11;3;9;orders;10;9;1\n2025;11;3;10;orders;12;11;1\n"
                + "2025;11;13;0;orders;2;2;0\n");
        Assert.Equal("03 09:00 60 orders 10 9 1, 03 10:00 60 orders 12 11 1, 13 00:00 60 orders 2 2 0", await IntervalsAsync());
    }

    [Fact]
    public async Task A_part_that_is_blank_rejects_its_row_and_one_without_any_is_a_totals_row()
    {
        const string map = """{"columns":{"date":{"together":["Year","Month","Day"],"format":"yyyy M d"}}}""";
        var counts = await _tables.ImportAsync("call-intervals", "Year,Month,Day,offered\n2025,11,3,5\n2025,,4,6\n,,,11\n", map);
        Assert.Equal((1, 1L, 1), (counts.Inserted, counts.Details["totals"], counts.Rejected));
        Assert.Equal("Month is blank", counts.Rejects[0].Reason);
    }

    [Fact]
    public async Task A_report_of_3CX_is_read_and_what_went_out_is_left_out()
    {
        await ReadAsync("calls", """
            Call Time,From,To,Direction,Status,Ringing,Talking,Cost,Call Activity Details
            03/11/2025 09:05:12,0398765432,Sales Queue (801),Inbound,Answered,00:00:12,00:03:20,,Ended by Ann
            03/11/2025 09:09:30,0398765433,Sales Queue (801),Inbound,Unanswered,00:00:45,,,
            14/11/2025 10:00:00,Ann (101),0398765444,Outbound,Answered,00:00:08,00:01:00,,
            Totals,,,,,00:01:05,00:04:20,,

            """);
        Assert.Equal("03 09:05:12 Australia/Melbourne – answered 12 200, 03 09:09:30 Australia/Melbourne – abandoned 45",
            await CallsAsync());
    }

    [Fact]
    public async Task A_call_log_of_Five9_tells_the_abandoned_by_their_own_column()
    {
        var suggestion = await ReadAsync("calls", """
            CALL ID,TIMESTAMP,CAMPAIGN,CALL TYPE,SKILL,AGENT NAME,DISPOSITION,ANI,DNIS,QUEUE WAIT TIME,TALK TIME,ABANDONED
            31,"Mon, 03 Nov 2025 09:05:12",Main,Inbound,Orders,Ann Lee,Sale,3055550100,8005550100,00:00:12,00:03:20,0
            32,"Mon, 03 Nov 2025 09:07:30",Main,Inbound,Orders,[None],Abandon,3055550101,8005550100,00:00:52,00:00:00,1
            33,"Tue, 04 Nov 2025 10:00:00",Main,Outbound,Orders,Ann Lee,Callback,3055550102,8005550100,00:00:00,00:02:00,0

            """);
        Assert.Equal("03 09:05:12 Orders Ann Lee answered 12 200, 03 09:07:30 Orders – abandoned 52", await CallsAsync());
        Assert.Contains("1 of the first 3 rows would be left out as outbound.", suggestion.Doubts);
    }

    [Fact]
    public async Task Queues_of_a_Genesys_by_interval_are_read_and_their_rates_left_out()
    {
        var suggestion = await ReadAsync("call-intervals", """
            Interval Start,Interval End,Media Type,Queue Name,Offer,Answer,Abandon,Abandon %,ASA,Service Level %
            2025-11-02T22:00:00.000Z,2025-11-02T22:30:00.000Z,voice,Orders,10,9,1,10.00%,12.4,88.9%
            2025-11-02T22:30:00.000Z,2025-11-02T23:00:00.000Z,voice,Orders,8,8,0,0.00%,8,95%

            """);
        Assert.Equal("03 09:00 30 Orders 10 9 1, 03 09:30 30 Orders 8 8 0", await IntervalsAsync());
        Assert.Contains(suggestion.Doubts, doubt => doubt.StartsWith("\"Abandon %\" is left out", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Call Type", "Inbound", "Outbound")]
    [InlineData("Type", "IN", "OUT")]
    [InlineData("Topic", "Incoming", "Outgoing")]
    [InlineData("Reason", "inbound call", "outbound call")]
    public async Task Which_way_a_call_went_is_never_its_topic(string name, string inbound, string outbound)
    {
        var csv = $"at,{name},agent\n2025-11-03 09:00,{inbound},Mia\n2025-11-03 09:05,{outbound},Mia\n2025-11-03 09:07,{inbound},Tom\n";
        var suggestion = await Suggested.ForAsync("calls", csv);
        Assert.NotEqual(name, suggestion.Columns["topic"]?.ToString());
        var counts = await _tables.ImportAsync("calls", csv, suggestion.Text);
        Assert.Equal(0, await _tables.ScalarAsync<long>("select count(*) from queue_entry where topic is not null"));
        if (name.EndsWith("ype", StringComparison.Ordinal))
            Assert.Equal((3, 2, 1L), (counts.Read, counts.Inserted, counts.Details["outbound"]));
    }

    [Fact]
    public async Task A_call_type_that_says_what_a_call_was_about_is_its_topic()
    {
        var suggestion = await Suggested.ForAsync("calls",
            "at,Call Type,agent\n2025-11-03 09:00,Delivery,Mia\n2025-11-03 09:05,Returns,Mia\n");
        Assert.Equal("Call Type", suggestion.Columns["topic"]?.ToString());
    }

    [Fact]
    public async Task What_pandas_writes_is_read()
    {
        var suggestion = await ReadAsync("calls", """
            ,start_time,queue,agent,outcome,wait_time,talk_time
            0,2025-11-03 09:05:12+11:00,orders,Mia,answered,0 days 00:00:20,0 days 00:03:20
            1,2025-11-03T09:05:12.000Z,orders,nan,abandoned,0 days 00:00:45.500000,NaT
            2,NaT,,,,,

            """);
        Assert.Equal("03 09:05:12 orders Mia answered 20 200, 03 20:05:12 orders – abandoned 46", await CallsAsync());
        Assert.Equal(["column 1, which has no name"], suggestion.Unread);
    }

    [Fact]
    public async Task What_Numbers_writes_is_read()
    {
        await ReadAsync("calls", "Table 1\nDate,Queue,Agent,Answered,Wait,Talk\n3 Nov 2025 at 9:05:12\u202FAM,orders,Mia,TRUE,12s,3m "
            + "20s\n13 Nov 2025 at 1:15:00\u202FPM,orders,,FALSE,1m 5s,\n");
        Assert.Equal("03 09:05:12 orders Mia answered 12 200, 13 13:15:00 orders – abandoned 65", await CallsAsync());
    }

    [Fact]
    public async Task What_Google_Sheets_writes_is_read()
    {
        await ReadAsync("calls", "Timestamp\tQueue\tAgent\tAnswered?\tWait\tTalk\n11/3/2025 "
            + "9:05:12\torders\tMia\tTRUE\t0:00:12\t0:03:20\n11/13/2025 14:05:12\torders\t\tFALSE\t0:00:50\t\n");
        Assert.Equal("03 09:05:12 orders Mia answered 12 200, 13 14:05:12 orders – abandoned 50", await CallsAsync());
    }
}
