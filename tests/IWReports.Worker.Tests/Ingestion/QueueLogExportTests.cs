using System.Text;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using static IWReports.Worker.Tests.Ingestion.LogSite;

namespace IWReports.Worker.Tests.Ingestion;

/// <summary>An export of the table queue_log as text: the same events as in the log, so the same facts, each once.</summary>
public sealed class QueueLogExportTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Answered = "widgets answered 12 60 Mia";

    private readonly LogSite _site = new(database);

    [Theory]
    [InlineData(
        "id,time,callid,queuename,agent,event,data1,data2,data3,data4,data5\n1,1764291600,1.1,widgets,NONE,ENTERQUEUE,,0398765432,1,,\n"
            + "2,1764291612,1.1,widgets,SIP/101,CONNECT,12,1.2,3,,\n3,1764291672,1.1,widgets,SIP/101,COMPLETECALLER,12,60,1,,\n")]
    [InlineData("\uFEFFEvent;Agent;QueueName;CallID;Time;Data\r\nENTERQUEUE;NONE;widgets;1.1;2025-11-28 "
        + "12:00:00.123456;\"|0398765432|1\"\r\nCONNECT;SIP/101;widgets;1.1;2025-11-28 "
        + "12:00:12;12|1.2|3\r\nCOMPLETECALLER;SIP/101;widgets;1.1;2025-11-28 12:01:12.999999;12|60|1")]
    [InlineData("time\tcallid\tqueuename\tagent\tevent\tdata1\tdata2\tdata3\tdata4\tdata5\n2025-11-28 "
        + "12:00:00\t1.1\twidgets\tNONE\tENTERQUEUE\t\t0398765432\t1\tNULL\tNULL\n2025-11-28 "
        + "12:00:12\t1.1\twidgets\tSIP/101\tCONNECT\t12\t1.2\t3\t\\N\t\\N\n2025-11-28 "
        + "12:01:12\t1.1\twidgets\tSIP/101\tCOMPLETECALLER\t12\t60\t1\t\t\n")]
    [InlineData(
        "sep=;\n\"queue_log.time\";\"call_id\";\"queue\";\"agent\";\"event\";\"data\";\"data1\";\"data2\";\"data3\"\n"
            + "\"2025-11-28T01:00:00Z\";\"1.1\";\"widgets\";\"NONE\";\"ENTERQUEUE\";\"\";NULL;\"0398765432\";\"1\"\n"
            + "\"2025-11-28 12:00:12+11:00\";\"1.1\";\"widgets\";\"SIP/101\";\"CONNECT\";\"12|1.2|3\";NULL;NULL;NULL\n\n"
            + "\"1764291672.5\";\"1.1\";\"widgets\";\"SIP/101\";\"COMPLETECALLER\";;\"12\";\"60\";\"1\"\n;;;;;;;;\n")]
    [InlineData(" id | time       | callid | queuename | agent | event | "
        + "data\n1|1764291600|1.1|widgets|NONE|ENTERQUEUE|\"|0398765432|1\"\n2| 1764291612 | 1.1 | widgets | SIP/101 | CONNECT "
        + "|\"12|1.2|3\"\n3|1764291672|1.1|widgets|SIP/101|COMPLETECALLER|\"12|60|1\"\n")]
    public async Task Its_rows_are_the_logs_lines_whatever_stands_between_the_cells(string export)
    {
        var counts = await _site.ImportAsync(export.TrimEnd('\n'));
        Assert.Equal((3, 3, 0, 1L), (counts.Read, counts.Inserted, counts.Rejected, counts.Details["calls"]));
        Assert.Equal(Answered, await _site.EntriesAsync());
        var log = new LogSite(database);
        await log.ImportAsync(Call);
        Assert.Equal(await HashesAsync(log), await HashesAsync(_site));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    public async Task The_log_and_its_export_count_each_event_once(bool exportFirst, bool withIds)
    {
        // Two lines of the same bytes are two events, in both.
        string[] lines = [.. Call, Line(80, "NONE", "widgets", "SIP/101", "PAUSE", "lunch"),
            Line(80, "NONE", "widgets", "SIP/101", "PAUSE", "lunch"), Line(90, "NONE", "NONE", "NONE", "QUEUESTART")];
        Task<ImportCounts> log() => _site.ImportAsync(lines);
        Task<ImportCounts> export() => _site.ImportAsync(Export(lines, withIds));
        var first = await (exportFirst ? export() : log());
        var events = await EventsAsync();
        var second = await (exportFirst ? log() : export());
        Assert.Equal((6, 6, 6, 0, 6), (first.Read, first.Inserted, second.Read, second.Inserted, second.Duplicates + second.Unchanged));
        Assert.Equal(events, await EventsAsync());
        Assert.Equal((6, 0, 6), (await (exportFirst ? export() : log())) is var again
            ? (again.Read, again.Inserted, again.Duplicates + again.Unchanged) : default);
        Assert.Equal(events, await EventsAsync());
    }

    [Fact]
    public async Task A_later_export_of_the_same_table_brings_only_what_is_new()
    {
        await _site.ImportAsync(Export(Call[..2], withIds: true));
        var grown = await _site.ImportAsync(Export(Call, withIds: true));
        Assert.Equal((3, 1, 2), (grown.Read, grown.Inserted, grown.Unchanged));
        Assert.Equal(Answered, await _site.EntriesAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_newest_row_may_come_first(bool withIds)
    {
        // Within the second, only the order tells that the caller came back after the time was up.
        string[] lines =
        [
            Line(0, "1.1", "widgets", "NONE", "ENTERQUEUE", "|0398765432|1"),
                Line(30, "1.1", "widgets", "NONE", "EXITWITHTIMEOUT", "1|1|30"),
                Line(30, "1.1", "orders", "NONE", "ENTERQUEUE", "|0398765432|1"),
            Line(42, "1.1", "orders", "NONE", "ABANDON", "1|1|12"),
        ];
        var log = new LogSite(database);
        await log.ImportAsync(lines);
        await _site.ImportAsync([.. Export(lines, withIds)[..1], .. Export(lines, withIds)[1..].Reverse()]);
        Assert.Equal("widgets flowed-out 30 - -\norders abandoned 12 - -", (await _site.EntriesAsync())
            .Replace("flowed_out", "flowed-out", StringComparison.Ordinal));
        Assert.Equal(await log.EntriesAsync(), await _site.EntriesAsync());
        Assert.Equal(await OrderAsync(log), await OrderAsync(_site));
    }

    [Fact]
    public async Task A_clock_that_was_set_back_is_seen_from_the_ids()
    {
        string[] lines = [.. (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "faults", "clock_step.queue_log")))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        var counts = await _site.ImportAsync(Export(lines, withIds: true));
        Assert.Equal(1, counts.Details["calls"]);
        Assert.Equal(1, await database.ScalarAsync<long>(
            $"select count(*) from queue_entry where source_id = {_site.Id} and outcome = 'answered'"));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_rejected_with_its_line_and_takes_no_other_with_it()
    {
        var rows = Export(Call, withIds: true);
        var counts = await _site.ImportAsync(
            rows[0], rows[1], "4,soon,1.1,widgets,NONE,ENTERQUEUE,,,,,", "5,1764291600,1.1,\"widgets,NONE,ENTERQUEUE,,,,,", rows[2],
                "x,1764291600,1.1,widgets,NONE,ENTERQUEUE,,,,,", "6,1764291600,1.1,widgets", rows[3],
                "7,4000000000,1.1,widgets,NONE,ENTERQUEUE,,\"Jane Citizen\",,,");
        Assert.Equal((8, 3, 5), (counts.Read, counts.Inserted, counts.Rejected));
        Assert.Equal(
            ["3 its time is neither epoch seconds nor like 2025-11-30 14:05:00", "4 a quote is opened and not closed on its line",
                "6 its id is no whole number, so its place is unknown", "7 4 cells where the header has 11"],
            counts.Rejects.Select(reject => $"{reject.Line} {reject.Reason}").Take(4));
        Assert.Equal(9, counts.Rejects[4].Line);
        Assert.Equal(Answered, await _site.EntriesAsync());
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from quarantine where encode(raw, 'escape') like '%Jane%'"));
    }

    [Fact]
    public async Task Escapes_of_a_batch_are_undone()
    {
        await _site.ImportAsync("time\tcallid\tqueuename\tagent\tevent\tdata1",
            @"1764291600	NONE	widgets	SIP/101	PAUSE	back\\slash\tand\ttabs", "1764291700\tNONE\twidgets\tSIP/101\tUNPAUSE\tNULL");
        var log = new LogSite(database);
        await log.ImportAsync(Line(0, "NONE", "widgets", "SIP/101", "PAUSE", "back\\slash\tand\ttabs"),
            Line(100, "NONE", "widgets", "SIP/101", "UNPAUSE"));
        Assert.Equal(await HashesAsync(log), await HashesAsync(_site));
    }

    [Theory]
    [InlineData("1;2025-11-28 12:00:00;1.1;widgets;NONE;ENTERQUEUE;;0398765432;1", "names no columns")]
    [InlineData("1764291600,1.1,widgets,SIP/101,COMPLETECALLER,12,60,1", "names no columns")]
    [InlineData("1\t2025-11-28 12:00:00\tNONE\tNONE\tNONE\tQUEUESTART\tNULL", "names no columns")]
    [InlineData("+----+---------------------+\n| id | time                |", "drawn for people; -B")]
    [InlineData("*************************** 1. row ***************************\n  id: 1", "-B (--batch)")]
    [InlineData("id,time,queuename,agent,event,data1\n1,2,3,4,5,6", "no column callid")]
    [InlineData("id,callid,queuename,agent,event,data1\n1,2,3,4,5,6", "no column time")]
    [InlineData("id,time,callid,queuename,agent,event\n1,2,3,4,5,6", "neither the columns data1 to data5 nor data")]
    [InlineData("id,time,callid,queuename,agent,event,event,data\n1,2,3,4,5,6,7,8", "names the column event more than once")]
    public async Task What_cannot_be_read_is_refused_with_the_way_that_works(string export, string reason)
    {
        var error = await Assert.ThrowsAsync<InputException>(() => _site.ImportAsync(export));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains("mysql -B -e", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(0, await database.ScalarAsync<long>($"select count(*) from source where name = 'queue-log:{_site.Name}'"));
    }

    [Fact]
    public async Task Other_encodings_are_read_or_refused_and_never_damage_a_name()
    {
        string[] export = ["time,callid,queuename,agent,event,data1,data2,data3", "1764291600,1.1,widgets,NONE,ENTERQUEUE,,,1",
            "1764291612,1.1,widgets,Müller,CONNECT,12,1.2,3", "1764291672,1.1,widgets,Müller,COMPLETECALLER,12,60,1"];
        var latin = Encoding.Latin1.GetBytes(string.Join('\n', export));
        Assert.Contains("--encoding windows-1252", (await Assert.ThrowsAsync<InputException>(() => _site.ImportBytesAsync(latin))).Message,
            StringComparison.Ordinal);
        await RequestAsync(latin, request => request with { Encoding = Encoding.Latin1 });
        Assert.Equal("widgets answered 12 60 Müller", await _site.EntriesAsync());

        var wide = new LogSite(database);
        Assert.Equal(3, (await wide.ImportBytesAsync([.. Encoding.Unicode.Preamble,
            .. Encoding.Unicode.GetBytes(string.Join("\r\n", export))])).Inserted);
        Assert.Equal("widgets answered 12 60 Müller", await wide.EntriesAsync());
        Assert.Equal(3, (await new LogSite(database).ImportBytesAsync(Gzip(export))).Inserted);
    }

    [Fact]
    public async Task The_hour_that_was_twice_is_refused_until_an_option_settles_it()
    {
        var export = Encoding.UTF8.GetBytes("time,callid,queuename,agent,event,data\n2025-04-06 "
            + "02:30:00,1.1,widgets,NONE,ENTERQUEUE,||1\n2025-04-06 12:00:00,1.2,widgets,NONE,ENTERQUEUE,||1\n");
        var reject = Assert.Single((await _site.ImportBytesAsync(export)).Rejects);
        Assert.Contains("was twice in Australia/Melbourne", reject.Reason, StringComparison.Ordinal);
        Assert.Contains("give --repeated-hour First or Second", reject.Reason, StringComparison.Ordinal);
        await RequestAsync(export, request => request with { RepeatedHour = RepeatedHour.Second });
        await RequestAsync(export, request => request with { Gmt = true });
        Assert.Equal("2025-04-05 16:30:00,2025-04-06 02:00:00,2025-04-06 02:30:00,2025-04-06 12:00:00",
            await _site.RowsInOrderAsync(
                $"select string_agg((at at time zone 'UTC')::text, ',' order by at) from queue_event where source_id = {_site.Id}"));
    }

    [Fact]
    public async Task A_header_alone_says_that_nothing_happened()
    {
        var counts = await _site.ImportAsync("id,time,callid,queuename,agent,event,data");
        Assert.Equal((0, 0), (counts.Read, counts.Rejected));
        Assert.Contains("has a header and no rows", Assert.Single(counts.Notes), StringComparison.Ordinal);
    }

    /// <summary>The lines as a table's rows, with ids from 1 or without.</summary>
    private static string[] Export(string[] lines, bool withIds) =>
    [
        $"{(withIds ? "id," : "")}time,callid,queuename,agent,event,data1,data2,data3,data4,data5",
        .. lines.Select((line, at) => line.Split('|') is var fields
            ? (withIds ? $"{at + 1}," : "") + string.Join(',', fields.Concat(Enumerable.Repeat("", 10)).Take(10)) : ""),
    ];

    private async Task<ImportCounts> RequestAsync(byte[] content, Func<QueueLogRequest, QueueLogRequest> with)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, content);
        try
        {
            return await new QueueLogImport(database.Source, _site.Load)
                .RunAsync(with(new([path], Melbourne, _site.Name)), new Progress<Progress>(), CancellationToken.None);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private Task<string> EventsAsync() =>
        _site.RowsInOrderAsync($"select concat_ws(' ', hash, copies, at, event) from queue_event where source_id = {_site.Id} order by 1");

    private static Task<string> OrderAsync(LogSite site) =>
        site.RowsInOrderAsync($"select event from queue_event where source_id = {site.Id} order by file_offset");

    private static Task<string> HashesAsync(LogSite site) =>
        site.RowsInOrderAsync($"select hash::text from queue_event where source_id = {site.Id} order by 1");
}
