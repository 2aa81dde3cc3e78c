using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using static IWReports.Worker.Tests.Ingestion.Sources.AmazonConnect.ConnectSite;

namespace IWReports.Worker.Tests.Ingestion.Sources.AmazonConnect;

public sealed class ConnectImportTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly ConnectSite _site = new(database);

    // A record is one site's only, and the tests name theirs alike.
    public Task InitializeAsync() => database.ExecuteHereAsync($"truncate {TestDatabase.Sources} cascade");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_contact_becomes_an_entry_of_its_local_day()
    {
        var counts = await _site.ImportAsync(Record("a"));
        Assert.Equal((1, 1, 0, 1L), (counts.Read, counts.Inserted, counts.Rejected, counts.Details["calls"]));
        Assert.Equal("widgets answered 30 239 221 8 Mia false -", await _site.EntriesAsync());
        Assert.Equal("2025-11-28 24 16", await _site.RowsAsync(
            $"select concat_ws(' ', day, half_hour, length(caller)) from queue_entry where source_id = {_site.Id}"));
        Assert.True(await database.ScalarAsync<bool>("select exists (select from touched_day where day = '2025-11-28')"));
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
        var counts = await _site.ImportAsync(Record("a", ("INBOUND", method)));
        Assert.Equal((calls, 1 - calls, calls),
            (counts.Details["calls"], counts.Details["other_methods"],
            await database.ScalarAsync<long>("select count(*) from queue_entry")));
        Assert.Empty(counts.Notes);
    }

    [Fact]
    public async Task A_method_that_is_not_known_is_counted_by_its_name()
    {
        var counts = await _site.ImportAsync(Record("a", ("INBOUND", "HOLOGRAM")), Record("b", ("INBOUND", "HOLOGRAM")),
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
        var counts = await _site.ImportAsync(Record("a", ("INBOUND", method)));
        Assert.Equal((0L, 0L, 1L), (counts.Details["calls"], counts.Details["other_methods"], counts.Details["monitor_or_disconnect"]));
    }

    [Fact]
    public async Task Contacts_of_other_channels_are_counted_beside_by_the_channels_name()
    {
        var counts = await _site.ImportAsync(
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
        var counts = await _site.ImportBytesAsync(Encoding.UTF8.GetBytes(string.Format(null, form, Record("a"), Record("b", Abandoned))));
        Assert.Equal((2, 2, 0), (counts.Read, counts.Inserted, counts.Rejected));
        Assert.Equal("widgets answered 30 239 221 8 Mia false -\nwidgets abandoned 30 - - - - - -", await _site.EntriesAsync());
    }

    [Fact]
    public async Task A_packed_file_and_one_written_over_many_lines_are_read()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes("[\n  " + Record("a").Replace(",\"", ",\n    \"", StringComparison.Ordinal) + "\n]\n"));
        Assert.Equal(1, (await _site.ImportBytesAsync(packed.ToArray())).Inserted);
    }

    [Fact]
    public async Task Importing_again_changes_nothing()
    {
        await _site.ImportAsync(Record("a"), Record("b", Abandoned));
        var before = await _site.TablesAsync();
        Assert.Equal((0, 0, 2), Fates(await _site.ImportAsync(Record("a"), Record("b", Abandoned))));
        Assert.Equal(before, await _site.TablesAsync());
    }

    [Fact]
    public async Task A_record_delivered_twice_is_one_contact()
    {
        var counts = await _site.ImportAsync(Record("a"), Record("a"));
        Assert.Equal((2, 1, 1, 1), (counts.Read, counts.Inserted, counts.Duplicates, counts.Identical));
    }

    [Fact]
    public async Task The_latest_version_holds_whichever_came_first()
    {
        await _site.ImportAsync(Record("a", Later, ("239", "300")));
        var counts = await _site.ImportAsync(Record("a"));
        Assert.Equal((0, 0, 1), (counts.Inserted, counts.Updated, counts.Duplicates));
        Assert.Equal("widgets answered 30 300 221 8 Mia false -", await _site.EntriesAsync());
    }

    [Fact]
    public async Task A_corrected_record_has_its_old_and_its_new_day_measured_again()
    {
        await _site.ImportAsync(Record("a"));
        await database.ExecuteHereAsync("delete from touched_day");
        Assert.Equal((0, 1, 0), Fates(await _site.ImportAsync(
            Record("a", Later, ("2025-11-28T00", "2025-11-26T00"), ("2025-11-28T01:00", "2025-11-26T01:00")))));
        Assert.Equal("2025-11-26,2025-11-28", await database.ScalarAsync<string>(
            "select string_agg(day::text, ',' order by day) from touched_day"));
    }

    [Fact]
    public async Task A_transfer_that_comes_later_makes_its_first_leg_a_transferred_one()
    {
        await _site.ImportAsync(Record("a", ("\"NextContactId\":null", "\"NextContactId\":\"b\"")));
        Assert.Equal("widgets answered 30 239 221 8 Mia - -", await _site.EntriesAsync());
        await _site.ImportAsync(Record("b", After("a", "TRANSFER")));
        Assert.Equal("widgets answered 30 239 221 8 Mia true 90\norders answered 30 239 221 8 Mia false -", await _site.EntriesAsync());
    }

    [Fact]
    public async Task Other_channels_and_methods_are_counted_and_no_calls()
    {
        var counts = await _site.ImportAsync(
            Record("a", ("VOICE", "CHAT")), Record("b", ("INBOUND", "OUTBOUND")), Record("c", ("INBOUND", "MONITOR")),
                Record("d", ("INBOUND", "DISCONNECT")),
            Record("e", ("INBOUND", "CALLBACK"), Abandoned),
                Record("f", ("\"Name\":\"widgets\"", "\"Name\":null"),
                ("\"ARN\":\"arn:aws:connect:x:1:instance/i/queue/q\"", "\"ARN\":null")));
        Assert.Equal((6, 6, 0), (counts.Read, counts.Inserted, counts.Rejected));
        Assert.Equal((0L, 1L, 2L, 1L, 2L), (counts.Details["calls"], counts.Details["not_queued"], counts.Details["other_methods"],
            counts.Details["other_channels"], counts.Details["monitor_or_disconnect"]));
        Assert.Equal("", await _site.EntriesAsync());
    }

    [Theory]
    [InlineData("\"ContactId\":\"bad\"", "\"ContactId\":\"\"", "no ContactId")]
    [InlineData("\"ContactId\":\"bad\",", "", "no ContactId")]
    [InlineData("\"DisconnectTimestamp\":\"2025-11-28T01:08:10Z\"", "\"DisconnectTimestamp\":\"2025-11-28T00:08:10Z\"",
        "DisconnectTimestamp (2025-11-28T00:08:10Z) lies before InitiationTimestamp")]
    [InlineData("\"DequeueTimestamp\":\"2025-11-28T01:00:30Z\"", "\"DequeueTimestamp\":\"2025-11-28T00:00:30Z\"",
        "Queue.DequeueTimestamp (2025-11-28T00:00:30Z) lies before Queue.EnqueueTimestamp")]
    [InlineData("2025-11-28T01:10:00Z", "2025-12-03T01:10:00Z",
        "LastUpdateTimestamp (2025-12-03T01:10:00Z) lies more than 24 hours ahead of now")]
    [InlineData("2025-11-28T01:10:00Z", "2025-11-28T01:10:00", "LastUpdateTimestamp holds what it cannot")]
    [InlineData("\"Duration\":30", "\"Duration\":-30", "Queue.Duration is -30 seconds")]
    [InlineData("\"AgentInteractionDuration\":239", "\"AgentInteractionDuration\":\"long\"",
        "Agent.AgentInteractionDuration holds what it cannot")]
    [InlineData("\"NextContactId\":null,\"PreviousContactId\":null,", "", "the next record starts inside this one", true)]
    public async Task What_cannot_be_true_is_rejected_with_its_reason_and_the_others_are_read(string old, string @new, string reason,
        bool cut = false)
    {
        var bad = Record("bad", (old, @new));
        var counts = await _site.ImportAsync(Record("a"), cut ? bad[..200] : bad, Record("b"));
        Assert.Equal((3, 2, 1, 2L), (counts.Read, counts.Inserted, counts.Rejected, counts.Rejects.Single().Line));
        Assert.Contains(reason, counts.Rejects[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_quarantine_keeps_no_number_name_or_attribute()
    {
        await _site.ImportAsync(Record("a"), Record("bad", ("\"Duration\":30", "\"Duration\":-30")), Record("cut")[..300]);
        var kept =
            await _site.RowsAsync(
            $"select convert_from(raw, 'UTF8') from quarantine q join ingest_run r on r.id = q.run_id where r.source_id = {_site.Id}");
        Assert.Contains("\"ContactId\":\"bad\"", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("98765432", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("mia", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("customer", kept.Replace("a customer's data", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_something_else_is_refused_and_leaves_nothing()
    {
        var error = await Assert.ThrowsAsync<InputException>(() => _site.ImportAsync("ContactId,Queue", "a,widgets"));
        Assert.Contains("line 1: not a JSON object", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await database.ScalarAsync<long>($"select count(*) from source where name = 'connect:{_site.Name}'"));
    }

    private static readonly Gen<string> AnyRecord =
        from id in Gen.Elements("a", "b", "c", "d")
        from initial in Gen.Elements("null", "\"a\"", "\"b\"")
        from previous in Gen.Elements("null", "\"a\"", "\"b\"")
        from next in Gen.Elements("null", "\"c\"")
        from method in Gen.Elements("INBOUND", "INBOUND", "TRANSFER", "QUEUE_TRANSFER", "CALLBACK", "OUTBOUND", "DISCONNECT")
        from minute in Gen.Choose(0, 2)
        from updated in Gen.Choose(10, 12)
        from answered in Gen.Elements(true, false)
        from talk in Gen.Choose(239, 240)
        select Record(id, [("\"InitialContactId\":null", $"\"InitialContactId\":{initial}"),
            ("\"PreviousContactId\":null", $"\"PreviousContactId\":{previous}"), ("\"NextContactId\":null", $"\"NextContactId\":{next}"),
            ("INBOUND", method), ("01:00", $"01:0{minute}"), ("01:10:00", $"01:{updated}:00"), ("239", $"{talk}"),
                .. answered ? Array.Empty<(string, string)>()
                : [(Abandoned.Item1.Replace("01:00", $"01:0{minute}", StringComparison.Ordinal)
                .Replace("239", $"{talk}", StringComparison.Ordinal), "null")]]);

    private static readonly Gen<(string[] Records, string[][] Files)> AnyDelivery =
        from records in Gen.NonEmptyListOf(AnyRecord)
        from repeated in Gen.SubListOf(records.ToArray())
        from shuffled in Gen.Shuffle(records.Concat(repeated).ToArray())
        from size in Gen.Choose(1, shuffled.Length)
        select (records.ToArray(), shuffled.Chunk(size).ToArray());

    [Fact]
    public void Any_order_split_or_overlap_of_the_deliveries_gives_the_same_tables() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40),
            Prop.ForAll(AnyDelivery.ToArbitrary(), delivery => SameTablesAsync(delivery.Records, delivery.Files).GetAwaiter().GetResult()));

    private async Task<bool> SameTablesAsync(string[] records, string[][] files)
    {
        var (whole, parts) = (new ConnectSite(database), new ConnectSite(database));
        await whole.ImportAsync(records);
        var tables = await whole.TablesAsync();
        await InitializeAsync();
        foreach (var file in files)
            await parts.ImportAsync(file);
        var same = tables == await parts.TablesAsync();
        await InitializeAsync();
        return same;
    }

    private static (long Inserted, long Updated, long Unchanged) Fates(ImportCounts counts) =>
        (counts.Inserted, counts.Updated, counts.Unchanged);

    [Fact]
    public async Task One_instance_read_as_two_sites_is_refused_and_no_call_counts_twice()
    {
        var (first, second) = (new ConnectSite(database), new ConnectSite(database));
        var (shared, own) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        await first.ImportAsync(ConnectSite.Record(shared));
        var error = await Assert.ThrowsAsync<InputException>(() =>
            second.ImportAsync(ConnectSite.Record(own), ConnectSite.Record(shared, ConnectSite.Later)));
        Assert.Contains($"1 of its contacts are in the records of site {first.Name} already (one of them: {shared})", error.Message,
            StringComparison.Ordinal);
        Assert.Equal(1, (await second.ImportAsync(ConnectSite.Record(own))).Inserted);
    }
}
