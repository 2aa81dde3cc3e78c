using IWReports.Worker.Ingestion;
using static IWReports.Worker.Tests.Ingestion.LogSite;

namespace IWReports.Worker.Tests.Ingestion.Sources.Asterisk;

/// <summary>An export of the table queue_log as text: the same events as in the log, so the same facts, each once.</summary>
public sealed class QueueLogExportTests(TestDatabase database) : ExportedQueueLog(database)
{
    internal const string Answered = "widgets answered 12 60 Mia";

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
        var counts = await Site.ImportAsync(export.TrimEnd('\n'));
        Assert.Equal((3, 3, 0, 1L), (counts.Read, counts.Inserted, counts.Rejected, counts.Details["calls"]));
        Assert.Equal(Answered, await Site.EntriesAsync());
        var log = new LogSite(Database);
        await log.ImportAsync(Call);
        Assert.Equal(await HashesAsync(log), await HashesAsync(Site));
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
        Task<ImportCounts> log() => Site.ImportAsync(lines);
        Task<ImportCounts> export() => Site.ImportAsync(Export(lines, withIds));
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
        await Site.ImportAsync(Export(Call[..2], withIds: true));
        var grown = await Site.ImportAsync(Export(Call, withIds: true));
        Assert.Equal((3, 1, 2), (grown.Read, grown.Inserted, grown.Unchanged));
        Assert.Equal(Answered, await Site.EntriesAsync());
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
        var log = new LogSite(Database);
        await log.ImportAsync(lines);
        await Site.ImportAsync([.. Export(lines, withIds)[..1], .. Export(lines, withIds)[1..].Reverse()]);
        Assert.Equal("widgets flowed-out 30 - -\norders abandoned 12 - -", (await Site.EntriesAsync())
            .Replace("flowed_out", "flowed-out", StringComparison.Ordinal));
        Assert.Equal(await log.EntriesAsync(), await Site.EntriesAsync());
        Assert.Equal(await OrderAsync(log), await OrderAsync(Site));
    }

    [Fact]
    public async Task A_clock_that_was_set_back_is_seen_from_the_ids()
    {
        string[] lines = [.. (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "faults", "clock_step.queue_log")))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        var counts = await Site.ImportAsync(Export(lines, withIds: true));
        Assert.Equal(1, counts.Details["calls"]);
        Assert.Equal(1, await Database.ScalarAsync<long>(
            $"select count(*) from queue_entry where source_id = {Site.Id} and outcome = 'answered'"));
    }

    [Fact]
    public async Task Escapes_of_a_batch_are_undone()
    {
        await Site.ImportAsync("time\tcallid\tqueuename\tagent\tevent\tdata1",
            @"1764291600	NONE	widgets	SIP/101	PAUSE	back\\slash\tand\ttabs", "1764291700\tNONE\twidgets\tSIP/101\tUNPAUSE\tNULL");
        var log = new LogSite(Database);
        await log.ImportAsync(Line(0, "NONE", "widgets", "SIP/101", "PAUSE", "back\\slash\tand\ttabs"),
            Line(100, "NONE", "widgets", "SIP/101", "UNPAUSE"));
        Assert.Equal(await HashesAsync(log), await HashesAsync(Site));
    }
}
