using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>Call detail records in the forms that Asterisk and FreePBX write them. Source: ops/docs/source-formats.md, 2.</summary>
public sealed class CdrTests(TableFiles tables) : IClassFixture<TableFiles>, IAsyncLifetime
{
    private const string FreePbxHeader =
        "calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,amaflags,accountcode,uniqueid,"
            + "userfield,did,recordingfile,linkedid,peeraccount,sequence\n";

    public Task InitializeAsync() => tables.ExecuteAsync("truncate cdr_leg, refused_call, queue_entry, touched_day");

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A row of cdr-csv with all 21 columns, as newer Asterisks write it.</summary>
    private static string Row(string uniqueId, string disposition = "BUSY", string app = "Dial", string context = "from-trunk",
        string other = "", string start = "2025-11-28 12:00:00", string? linked = null, int sequence = 1) =>
        $"\"\",\"0398765432\",\"0391112222\",\"{context}\",\"\"\"A, B\"\" "
            + $"<0398765432>\",\"PJSIP/telco-0001\",\"{other}\",\"{app}\",\"x\",\"{start}\",,\"2025-11-28 "
            + $"12:00:30\",30,0,\"{disposition}\",\"DOCUMENTATION\",\"{uniqueId}\",\"\",\"\",\"{linked ?? uniqueId}\",{sequence}\n";

    private Task<string> RefusedAsync() => tables.ScalarAsync<string>(
        "select coalesce(string_agg(concat_ws(' ', call_id, day, half_hour, reason), ',' order by call_id), '') from refused_call");

    [Fact]
    public async Task A_caller_who_was_let_in_nowhere_is_refused_on_the_local_day()
    {
        var counts = await tables.ImportAsync("cdr",
            Row("1.1") + Row("1.2", "ANSWERED", "Playback", start: "2025-11-28 12:40:00")
            .Replace("2025-11-28 12:00:30", "2025-11-28 12:41:00", StringComparison.Ordinal) + Row("1.3", "ANSWERED", "Queue"));
        Assert.Equal((3, 3, 0, 0, 0, 0), TableFiles.Fates(counts));
        Assert.Equal((3L, 2L), (counts.Details["inbound_calls"], counts.Details["refused_calls"]));
        Assert.Equal("1.1 2025-11-28 24 busy,1.2 2025-11-28 25 closed", await RefusedAsync());
        Assert.Equal("2025-11-28", await tables.ScalarAsync<string>("select string_agg(day::text, ',') from touched_day"));
    }

    [Fact]
    public async Task A_record_of_a_clock_far_ahead_is_quarantined()
    {
        var counts = await tables.ImportAsync("cdr",
            Row("1.1") + Row("1.2", start: "2025-12-03 12:00:00")
            .Replace("2025-11-28 12:00:30", "2025-12-03 12:00:30", StringComparison.Ordinal));
        Assert.Equal("start (2025-12-03T01:00:00Z) lies more than 24 hours ahead of now", Assert.Single(counts.Rejects).Reason);
        Assert.Equal("1.1 2025-11-28 24 busy", await RefusedAsync());
    }

    [Fact]
    public async Task Importing_again_changes_nothing()
    {
        await tables.ImportAsync("cdr", Row("1.1") + Row("1.3", "ANSWERED", "Queue"));
        Assert.Equal((2, 0, 0, 2, 0, 0), TableFiles.Fates(await tables.ImportAsync("cdr", Row("1.1") + Row("1.3", "ANSWERED", "Queue"))));
        Assert.Equal("1.1 2025-11-28 24 busy", await RefusedAsync());
    }

    [Fact]
    public async Task Rows_of_one_call_are_one_call_and_a_later_row_corrects_it()
    {
        await tables.ImportAsync("cdr", Row("1.1", sequence: 1) + Row("1.1", sequence: 2, other: "PJSIP/101-2")
            + Row("1.2", linked: "1.1", sequence: 3));
        Assert.Equal("1.1 2025-11-28 24 busy", await RefusedAsync());
        await tables.ExecuteAsync("delete from touched_day");
        await tables.ImportAsync("cdr", Row("1.1", "ANSWERED", "Queue", sequence: 4));
        Assert.Equal("", await RefusedAsync());
        Assert.Equal(1, await tables.ScalarAsync<long>("select count(*) from touched_day where day = '2025-11-28'"));
    }

    [Fact]
    public async Task A_call_that_the_queues_own_log_knows_is_counted_there_and_said()
    {
        await tables.ExecuteAsync("insert into source (id, name, kind, zone) overriding system value select coalesce(max(id), 0) + 1, "
            + "'queue-log:x', 'queue-log', 'Australia/Melbourne' from source");
        await tables.ExecuteAsync("insert into queue_entry (source_id, call_id, stint, queue, entered_at, day, half_hour, outcome) "
            + "select id, '1.1', 1, 'widgets', '2025-11-28 12:00+11', '2025-11-28', 24, 'abandoned' from source where name = "
            + "'queue-log:x'");
        Assert.Equal(1, (await tables.ImportAsync("cdr", Row("1.1") + Row("1.2"))).Details["also_in_queue"]);
    }

    [Fact]
    public async Task Outgoing_calls_are_none_of_the_companys_callers()
    {
        var counts = await tables.ImportAsync("cdr", Row("1.1", context: "from-internal"));
        Assert.Equal((1L, 0L, ""), (counts.Inserted, counts.Details["inbound_calls"], await RefusedAsync()));
    }

    [Fact]
    public async Task A_map_says_which_trunk_calls_come_in_on()
    {
        var counts = await tables.ImportAsync("cdr", Row("1.1", context: "ivr-1"),
            """{"status":{"column":"channel","inbound":"^PJSIP/telco-"}}""");
        Assert.Equal(1, counts.Details["refused_calls"]);
    }

    [Fact]
    public async Task Cdr_custom_has_the_same_columns_in_another_order()
    {
        const string row = "\"clid\",\"0398765432\",\"0391112222\",\"from-pstn\",\"PJSIP/telco-1\",\"\",\"Congestion\",\"\",\"2025-11-28 "
            + "12:00:00\",\"\",\"2025-11-28 12:00:02\",\"2.000\",\"0.000\",\"CONGESTION\",\"3\",\"\",\"1.1\",\"\",7\n";
        Assert.Equal(1, (await tables.ImportAsync("cdr", row)).Inserted);
        Assert.Equal("1.1 2025-11-28 24 congestion", await RefusedAsync());
    }

    [Fact]
    public async Task FreePbx_exports_name_their_columns_and_tell_inbound_calls_by_the_number_called()
    {
        var counts = await tables.ImportAsync("cdr", FreePbxHeader
            + "2025-11-28 12:00:00,x,0398765432,s,app-blackhole,PJSIP/a-1,,Hangup,,3,0,NO ANSWER,3,,1.1,,0391112222,,1.1,,1\n"
            + "2025-11-28 12:00:00,x,101,0398765432,from-internal,PJSIP/101-1,PJSIP/a-2,Dial,,3,0,BUSY,3,,1.2,,,,1.2,,2\n");
        Assert.Equal((2L, 1L), (counts.Inserted, counts.Details["inbound_calls"]));
        Assert.Equal("1.1 2025-11-28 24 closed", await RefusedAsync());
    }

    [Fact]
    public async Task A_workbook_with_a_header_of_its_own_is_read_by_its_map()
    {
        var workbook = SomeWorkbook.Of(SomeWorkbook.Row("when", "ctx", "result", "id")
            + SomeWorkbook.Row("2025-11-28 12:00:00", "from-trunk", "BUSY", "1764291600.1"));
        var map = """{"columns":{"start":"when","dcontext":"ctx","disposition":"result","uniqueid":"id"}}""";
        var counts = await tables.ImportAsync("cdr", workbook, map);
        Assert.Equal((1, 1, 0, 0, 0, 0), TableFiles.Fates(counts));
        Assert.Equal("1764291600.1 2025-11-28 24 busy", await RefusedAsync());
    }

    [Fact]
    public async Task Times_in_utc_are_booked_to_the_local_day()
    {
        await tables.ImportAsync("cdr", Row("1.1", start: "2025-11-27 13:30:00"),
            """
            {"columns":{"start":{"column":"start","zone":"UTC"},"end":{"column":"end","zone":"UTC"}},
              "header":["accountcode","src","dst","dcontext","clid","channel","dstchannel","lastapp","lastdata","start","answer","end",
                "duration","billsec","disposition","amaflags","uniqueid","userfield","peeraccount","linkedid","sequence"]}
            """);
        Assert.Equal("1.1 2025-11-28 1 busy", await RefusedAsync());
    }

    [Fact]
    public async Task Seventeen_columns_are_ambiguous_until_a_map_names_them()
    {
        var row = string.Join(',', Row("1.1").TrimEnd().Split(',')[..^4]) + "\n";
        var error = await Assert.ThrowsAsync<InputException>(() => tables.ImportAsync("cdr", row));
        Assert.Contains("of its 17 columns the 17th may be uniqueid or userfield", error.Message, StringComparison.Ordinal);
        const string map =
            """
            {"header":["accountcode","src","dst","dcontext","clid","channel","dstchannel","lastapp","lastdata","start","answer","end",
              "duration","billsec","disposition","amaflags","uniqueid"]}
            """;
        Assert.Equal((2, 1, 0, 0, 1, 0), TableFiles.Fates(await tables.ImportAsync("cdr", row + row, map)));
        Assert.Equal("1.1 2025-11-28 24 busy", await RefusedAsync());
    }

    [Fact]
    public async Task Sixteen_columns_without_an_id_are_refused_with_the_setting_that_helps()
    {
        var error = await Assert.ThrowsAsync<InputException>(() =>
            tables.ImportAsync("cdr", string.Join(',', Row("1.1").TrimEnd().Split(',')[..^5]) + "\n"));
        Assert.Contains("Set loguniqueid=yes in cdr.conf", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_true_is_rejected_with_its_line()
    {
        var counts = await tables.ImportAsync("cdr", Row("1.1") + Row("1.2", start: "2025-11-28 12:01:00") + Row("1.3", "7"));
        Assert.Equal([2L, 3L], counts.Rejects.Select(reject => reject.Line));
        Assert.Contains("before it started", counts.Rejects[0].Reason, StringComparison.Ordinal);
        Assert.Contains("disposition: \"7\" is not one of NO ANSWER", counts.Rejects[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_partys_number_is_kept()
    {
        await tables.ImportAsync("cdr", Row("1.1", other: "Local/0398765432@x"));
        Assert.False(await tables.ScalarAsync<bool>("select exists (select from cdr_leg t where t::text like '%98765432%') or exists "
            + "(select from refused_call t where t::text like '%98765432%')"));
    }
}
