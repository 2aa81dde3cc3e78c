using System.Text;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using static IWReports.Worker.Tests.Ingestion.LogSite;
using static IWReports.Worker.Tests.Ingestion.Sources.Asterisk.QueueLogExportTests;

namespace IWReports.Worker.Tests.Ingestion.Sources;

/// <summary>Exports of queue_log that cannot be read, or only in one way that must be named.</summary>
public sealed class WrongExportsTests(TestDatabase database) : ExportedQueueLog(database)
{
    [Fact]
    public async Task A_row_that_cannot_be_read_is_rejected_with_its_line_and_takes_no_other_with_it()
    {
        var rows = Export(Call, withIds: true);
        var counts = await Site.ImportAsync(
            rows[0], rows[1], "4,soon,1.1,widgets,NONE,ENTERQUEUE,,,,,", "5,1764291600,1.1,\"widgets,NONE,ENTERQUEUE,,,,,", rows[2],
                "x,1764291600,1.1,widgets,NONE,ENTERQUEUE,,,,,", "6,1764291600,1.1,widgets", rows[3],
                "7,4000000000,1.1,widgets,NONE,ENTERQUEUE,,\"Jane Citizen\",,,");
        Assert.Equal((8, 3, 5), (counts.Read, counts.Inserted, counts.Rejected));
        Assert.Equal(
            ["3 its time is neither epoch seconds nor like 2025-11-30 14:05:00", "4 a quote is opened and not closed on its line",
                "6 its id is no whole number, so its place is unknown", "7 4 cells where the header has 11"],
            counts.Rejects.Select(reject => $"{reject.Line} {reject.Reason}").Take(4));
        Assert.Equal(9, counts.Rejects[4].Line);
        Assert.Equal(Answered, await Site.EntriesAsync());
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from quarantine where encode(raw, 'escape') like '%Jane%'"));
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
        var error = await Assert.ThrowsAsync<InputException>(() => Site.ImportAsync(export));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains("mysql -B -e", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(0, await Database.ScalarAsync<long>($"select count(*) from source where name = 'queue-log:{Site.Name}'"));
    }

    [Fact]
    public async Task Other_encodings_are_read_or_refused_and_never_damage_a_name()
    {
        string[] export = ["time,callid,queuename,agent,event,data1,data2,data3", "1764291600,1.1,widgets,NONE,ENTERQUEUE,,,1",
            "1764291612,1.1,widgets,Müller,CONNECT,12,1.2,3", "1764291672,1.1,widgets,Müller,COMPLETECALLER,12,60,1"];
        var latin = Encoding.Latin1.GetBytes(string.Join('\n', export));
        Assert.Contains("--encoding windows-1252", (await Assert.ThrowsAsync<InputException>(() => Site.ImportBytesAsync(latin))).Message,
            StringComparison.Ordinal);
        await RequestAsync(latin, request => request with { Encoding = Encoding.Latin1 });
        Assert.Equal("widgets answered 12 60 Müller", await Site.EntriesAsync());

        var wide = new LogSite(Database);
        Assert.Equal(3, (await wide.ImportBytesAsync([.. Encoding.Unicode.Preamble,
            .. Encoding.Unicode.GetBytes(string.Join("\r\n", export))])).Inserted);
        Assert.Equal("widgets answered 12 60 Müller", await wide.EntriesAsync());
        Assert.Equal(3, (await new LogSite(Database).ImportBytesAsync(Gzip(export))).Inserted);
    }

    [Fact]
    public async Task The_hour_that_was_twice_is_refused_until_an_option_settles_it()
    {
        var export = Encoding.UTF8.GetBytes("time,callid,queuename,agent,event,data\n2025-04-06 "
            + "02:30:00,1.1,widgets,NONE,ENTERQUEUE,||1\n2025-04-06 12:00:00,1.2,widgets,NONE,ENTERQUEUE,||1\n");
        var reject = Assert.Single((await Site.ImportBytesAsync(export)).Rejects);
        Assert.Contains("was twice in Australia/Melbourne", reject.Reason, StringComparison.Ordinal);
        Assert.Contains("give --repeated-hour First or Second", reject.Reason, StringComparison.Ordinal);
        await RequestAsync(export, request => request with { RepeatedHour = RepeatedHour.Second });
        await RequestAsync(export, request => request with { Gmt = true });
        Assert.Equal("2025-04-05 16:30:00,2025-04-06 02:00:00,2025-04-06 02:30:00,2025-04-06 12:00:00",
            await Site.RowsInOrderAsync(
                $"select string_agg((at at time zone 'UTC')::text, ',' order by at) from queue_event where source_id = {Site.Id}"));
    }

    [Fact]
    public async Task A_header_alone_says_that_nothing_happened()
    {
        var counts = await Site.ImportAsync("id,time,callid,queuename,agent,event,data");
        Assert.Equal((0, 0), (counts.Read, counts.Rejected));
        Assert.Contains("has a header and no rows", Assert.Single(counts.Notes), StringComparison.Ordinal);
    }
}
