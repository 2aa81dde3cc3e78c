using System.IO.Compression;
using System.Text;
using IWReports.Worker.Ingestion;
using static IWReports.Worker.Tests.Ingestion.Sources.AmazonConnect.ConnectSite;

namespace IWReports.Worker.Tests.Ingestion.Sources.AmazonConnect;

public sealed class ConnectImportTests(TestDatabase database) : ConnectRecords(database)
{
    [Fact]
    public async Task A_contact_becomes_an_entry_of_its_local_day()
    {
        var counts = await Site.ImportAsync(Record("a"));
        Assert.Equal((1, 1, 0, 1L), (counts.Read, counts.Inserted, counts.Rejected, counts.Details["calls"]));
        Assert.Equal("widgets answered 30 239 221 8 Mia false -", await Site.EntriesAsync());
        Assert.Equal("2025-11-28 24 16", await Site.RowsAsync(
            $"select concat_ws(' ', day, half_hour, length(caller)) from queue_entry where source_id = {Site.Id}"));
        Assert.True(await Database.ScalarAsync<bool>("select exists (select from touched_day where day = '2025-11-28')"));
    }

    [Theory]
    [InlineData("INBOUND", 1)]
    [InlineData("WEBRTC_API", 1)]
    [InlineData("QUEUE_TRANSFER", 1)]
    [InlineData("TRANSFER", 1)]
    [InlineData("OUTBOUND", 0)]
    [InlineData("EXTERNAL_OUTBOUND", 0)]
    [InlineData("CAMPAIGN_PREVIEW", 0)]
    [InlineData("AGENT_REPLY", 0)]
    [InlineData("FLOW", 0)]
    [InlineData("CALLBACK", 0)]
    [InlineData("API", 0)]
    [InlineData("inbound", 1)]
    [InlineData(" Outbound ", 0)]
    public async Task Whatever_the_customer_began_is_offered_by_telephone_or_over_the_internet(string method, long calls)
    {
        var counts = await Site.ImportAsync(Record("a", ("INBOUND", method)));
        Assert.Equal((calls, 1 - calls, calls),
            (counts.Details["calls"], counts.Details["other_methods"],
            await Database.ScalarAsync<long>("select count(*) from queue_entry")));
        Assert.Empty(counts.Notes);
    }

    [Fact]
    public async Task A_method_that_is_not_known_is_counted_by_its_name()
    {
        var counts = await Site.ImportAsync(Record("a", ("INBOUND", "HOLOGRAM")), Record("b", ("INBOUND", "HOLOGRAM")),
            Record("c", ("\"INBOUND\"", "null")), Record("d", ("INBOUND", "3")), Record("e"));
        Assert.Equal((1L, 4L, 2L, 1L, 1L),
            (counts.Details["calls"], counts.Details["other_methods"], counts.Details["unknown_method HOLOGRAM"],
            counts.Details["unknown_method none"], counts.Details["unknown_method 3"]));
        Assert.Contains(counts.Notes, note =>
            note.Contains("2 voice contacts began by the InitiationMethod \"HOLOGRAM\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("MONITOR")]
    [InlineData("DISCONNECT")]
    public async Task A_supervisor_who_listens_in_and_a_flow_after_the_end_are_no_calls(string method)
    {
        var counts = await Site.ImportAsync(Record("a", ("INBOUND", method)));
        Assert.Equal((0L, 0L, 1L), (counts.Details["calls"], counts.Details["other_methods"], counts.Details["monitor_or_disconnect"]));
    }

    [Fact]
    public async Task Contacts_of_other_channels_are_counted_beside_by_the_channels_name()
    {
        var counts = await Site.ImportAsync(
            Record("a", ("VOICE", "CHAT")), Record("b", ("VOICE", "CHAT"), ("INBOUND", "API")), Record("c", ("VOICE", "TASK")),
                Record("d", ("VOICE", "EMAIL")), Record("e", ("VOICE", "TELEPATHY")), Record("f", ("\"VOICE\"", "null")),
            Record("g", ("VOICE", "Voice")), Record("h", ("VOICE", "CHAT"), ("INBOUND", "MONITOR")));
        Assert.Equal((1L, 6L, 1L), (counts.Details["calls"], counts.Details["other_channels"], counts.Details["monitor_or_disconnect"]));
        Assert.Equal((2L, 1L, 1L, 1L, 1L),
            (counts.Details["channel CHAT"], counts.Details["channel TASK"], counts.Details["channel EMAIL"],
            counts.Details["channel TELEPATHY"], counts.Details["channel none"]));
        Assert.Equal(
            ["1 contact came by no Channel, which is not known here: counted beside the calls offered, not among them.",
                "1 contact came by the Channel \"TELEPATHY\", which is not known here: counted beside the calls offered, not among them."],
            counts.Notes.OrderBy(note => note.Length));
    }

    [Theory]
    [InlineData("{0}\n{1}\n")]
    [InlineData("{0}{1}")]
    [InlineData("[{0},\n {1}]")]
    [InlineData("\uFEFF{0}\r\n\r\n{1}")]
    public async Task Records_stand_one_a_line_run_together_or_in_an_array(string form)
    {
        var counts = await Site.ImportBytesAsync(Encoding.UTF8.GetBytes(string.Format(null, form, Record("a"), Record("b", Abandoned))));
        Assert.Equal((2, 2, 0), (counts.Read, counts.Inserted, counts.Rejected));
        Assert.Equal("widgets answered 30 239 221 8 Mia false -\nwidgets abandoned 30 - - - - - -", await Site.EntriesAsync());
    }

    [Fact]
    public async Task A_packed_file_and_one_written_over_many_lines_are_read()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes("[\n  " + Record("a").Replace(",\"", ",\n    \"", StringComparison.Ordinal) + "\n]\n"));
        Assert.Equal(1, (await Site.ImportBytesAsync(packed.ToArray())).Inserted);
    }

    [Fact]
    public async Task Importing_again_changes_nothing()
    {
        await Site.ImportAsync(Record("a"), Record("b", Abandoned));
        var before = await Site.TablesAsync();
        Assert.Equal((0, 0, 2), Fates(await Site.ImportAsync(Record("a"), Record("b", Abandoned))));
        Assert.Equal(before, await Site.TablesAsync());
    }

    [Fact]
    public async Task A_record_delivered_twice_is_one_contact()
    {
        var counts = await Site.ImportAsync(Record("a"), Record("a"));
        Assert.Equal((2, 1, 1, 1), (counts.Read, counts.Inserted, counts.Duplicates, counts.Identical));
    }

    [Fact]
    public async Task The_latest_version_holds_whichever_came_first()
    {
        await Site.ImportAsync(Record("a", Later, ("239", "300")));
        var counts = await Site.ImportAsync(Record("a"));
        Assert.Equal((0, 0, 1), (counts.Inserted, counts.Updated, counts.Duplicates));
        Assert.Equal("widgets answered 30 300 221 8 Mia false -", await Site.EntriesAsync());
    }

    [Fact]
    public async Task A_corrected_record_has_its_old_and_its_new_day_measured_again()
    {
        await Site.ImportAsync(Record("a"));
        await Database.ExecuteHereAsync("delete from touched_day");
        Assert.Equal((0, 1, 0), Fates(await Site.ImportAsync(
            Record("a", Later, ("2025-11-28T00", "2025-11-26T00"), ("2025-11-28T01:00", "2025-11-26T01:00")))));
        Assert.Equal("2025-11-26,2025-11-28", await Database.ScalarAsync<string>(
            "select string_agg(day::text, ',' order by day) from touched_day"));
    }

    [Fact]
    public async Task A_transfer_that_comes_later_makes_its_first_leg_a_transferred_one()
    {
        await Site.ImportAsync(Record("a", ("\"NextContactId\":null", "\"NextContactId\":\"b\"")));
        Assert.Equal("widgets answered 30 239 221 8 Mia - -", await Site.EntriesAsync());
        await Site.ImportAsync(Record("b", After("a", "TRANSFER")));
        Assert.Equal("widgets answered 30 239 221 8 Mia true 90\norders answered 30 239 221 8 Mia false -", await Site.EntriesAsync());
    }

    [Fact]
    public async Task Other_channels_and_methods_are_counted_and_no_calls()
    {
        var counts = await Site.ImportAsync(
            Record("a", ("VOICE", "CHAT")), Record("b", ("INBOUND", "OUTBOUND")), Record("c", ("INBOUND", "MONITOR")),
                Record("d", ("INBOUND", "DISCONNECT")),
            Record("e", ("INBOUND", "CALLBACK"), Abandoned),
                Record("f", ("\"Name\":\"widgets\"", "\"Name\":null"),
                ("\"ARN\":\"arn:aws:connect:x:1:instance/i/queue/q\"", "\"ARN\":null")));
        Assert.Equal((6, 6, 0), (counts.Read, counts.Inserted, counts.Rejected));
        Assert.Equal((0L, 1L, 2L, 1L, 2L), (counts.Details["calls"], counts.Details["not_queued"], counts.Details["other_methods"],
            counts.Details["other_channels"], counts.Details["monitor_or_disconnect"]));
        Assert.Equal("", await Site.EntriesAsync());
    }

    private static (long Inserted, long Updated, long Unchanged) Fates(ImportCounts counts) =>
        (counts.Inserted, counts.Updated, counts.Unchanged);
}
