using System.Text;
using IWReports.Worker.Ingestion;
using static IWReports.Worker.Tests.Ingestion.LogSite;

namespace IWReports.Worker.Tests.Ingestion;

public sealed class QueueLogImportTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly string[] Call =
    [
        Line(0, "1.1", "widgets", "NONE", "ENTERQUEUE", "|0398765432|1"),
        Line(12, "1.1", "widgets", "SIP/101", "CONNECT", "12|1.2|3"),
        Line(72, "1.1", "widgets", "SIP/101", "COMPLETECALLER", "12|60|1"),
    ];

    private readonly LogSite _site = new(database);

    [Fact]
    public async Task A_call_becomes_one_entry_of_its_local_day()
    {
        var counts = await _site.ImportAsync(Call);
        Assert.Equal((3, 3, 0), (counts.Read, counts.Inserted, counts.Rejected));
        Assert.Equal("widgets answered 12 60 Mia", await _site.EntriesAsync());
        Assert.Equal("2025-11-28 24", await _site.RowsInOrderAsync($"select concat_ws(' ', day, half_hour) from queue_entry where source_id = {_site.Id}"));
        Assert.True(await database.ScalarAsync<bool>("select exists (select from touched_day where day = '2025-11-28')"));
    }

    [Fact]
    public async Task Importing_again_changes_nothing()
    {
        await _site.ImportAsync(Call);
        var before = await _site.TablesAsync();
        var again = await _site.ImportAsync(Call);
        Assert.Equal((0, 0, 3), (again.Inserted, again.Updated, again.Unchanged));
        Assert.Equal(before, await _site.TablesAsync());
    }

    [Fact]
    public async Task A_file_that_grew_brings_only_what_is_new()
    {
        await _site.ImportAsync(Call[..2]);
        Assert.Equal("widgets answered 12 - Mia", await _site.EntriesAsync());
        var grown = await _site.ImportAsync(Call);
        Assert.Equal((1, 2), (grown.Inserted, grown.Unchanged));
        Assert.Equal("widgets answered 12 60 Mia", await _site.EntriesAsync());
    }

    [Fact]
    public async Task A_packed_copy_is_the_same_file()
    {
        await _site.ImportAsync(Call);
        Assert.Equal(3, (await _site.ImportBytesAsync(Gzip(Call))).Unchanged);
    }

    [Fact]
    public async Task Lines_of_another_file_that_are_known_are_duplicates()
    {
        await _site.ImportAsync(Call);
        var other = await _site.ImportAsync(Call[1..]);
        Assert.Equal((0, 2), (other.Inserted, other.Duplicates));
    }

    [Fact]
    public async Task Identical_lines_are_kept_and_said()
    {
        var pause = Line(0, "NONE", "widgets", "Mia", "PAUSE", "lunch");
        var counts = await _site.ImportAsync(pause, pause, Line(5, "NONE", "widgets", "Mia", "UNPAUSE"));
        Assert.Equal((3, 1), (counts.Inserted, counts.Identical));
        Assert.Equal(3, await database.ScalarAsync<long>($"select sum(copies) from queue_event where source_id = {_site.Id}"));
    }

    [Fact]
    public async Task An_edited_file_that_starts_alike_doubles_nothing()
    {
        await _site.ImportAsync(Call);
        var entries = await _site.EntriesAsync();
        await _site.ImportAsync(Call[0], "nonsense", Call[1], Call[2]);
        Assert.Equal(entries, await _site.EntriesAsync());
        Assert.Equal(1, await database.ScalarAsync<int>($"select max(copies) from queue_event where source_id = {_site.Id}"));
        Assert.Equal(0, (await _site.ImportAsync(Call[0], "nonsense", Call[1], Call[2])).Inserted);
    }

    [Fact]
    public async Task Every_line_is_accounted_for()
    {
        var counts = await _site.ImportAsync([.. Call, "", "half a line", "12|1.1|widgets|NONE|ENTERQUEUE||1|1", $"{Noon}||widgets|NONE|ENTERQUEUE||1|1", Line(80, "1.1", "widgets", "NONE", "\u0001", "x")]);
        Assert.Equal((8, 3, 5), (counts.Read, counts.Inserted, counts.Rejected));
        Assert.Equal([4, 5, 6, 7, 8], counts.Rejects.Select(reject => (int)reject.Line));
        Assert.Equal(5, await database.ScalarAsync<long>($"select count(*) from quarantine q join ingest_run r on r.id = q.run_id where r.source_id = {_site.Id}"));
    }

    [Fact]
    public async Task Words_of_the_dialplan_are_kept_and_counted()
    {
        var counts = await _site.ImportAsync(Line(0, "1.1", "widgets", "NONE", "DID", "0391234567"), Line(0, "1.2", "widgets", "NONE", "JOINEMPTY"));
        Assert.Equal((2, 0, 2L), (counts.Inserted, counts.Rejected, counts.Details["unknown_events"]));
    }

    [Fact]
    public async Task Windows_line_ends_zeros_and_bytes_that_are_no_text_are_borne()
    {
        byte[] odd = [.. Encoding.Latin1.GetBytes("\0\0\0\0" + string.Join("\r\n", Call[0], Line(3, "1.1", "widgets", "Zo\u00EB\0", "RINGNOANSWER", "0000015000"), Call[1], Call[2], ""))];
        var counts = await _site.ImportBytesAsync(odd);
        Assert.Equal((4, 0), (counts.Inserted, counts.Rejected));
        Assert.Equal("widgets answered 12 60 Mia", await _site.EntriesAsync());
    }

    [Fact]
    public async Task A_half_written_last_line_is_rejected_and_read_when_it_is_whole()
    {
        var text = string.Join("\n", Call);
        var counts = await _site.ImportBytesAsync(Encoding.UTF8.GetBytes(text[..^2]));
        Assert.Contains("half-written", Assert.Single(counts.Rejects).Reason, StringComparison.Ordinal);
        Assert.Equal(1, (await _site.ImportBytesAsync(Encoding.UTF8.GetBytes(text))).Inserted);
    }

    [Fact]
    public async Task A_packed_file_that_is_cut_short_is_refused_and_leaves_nothing()
    {
        var packed = Gzip([.. Enumerable.Range(0, 2000).Select(second => Line(second, $"1.{second}", "widgets", "NONE", "ENTERQUEUE", "||1"))]);
        var error = await Assert.ThrowsAsync<InputException>(() => _site.ImportBytesAsync(packed[..(packed.Length / 2)]));
        Assert.Contains("cut short", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await database.ScalarAsync<long>($"select count(*) from source where name = 'queue-log:{_site.Name}'"));
    }

    [Fact]
    public async Task A_file_that_is_no_log_is_refused()
    {
        var binary = new byte[300_000];
        new Random(1).NextBytes(binary);
        var error = await Assert.ThrowsAsync<InputException>(() => _site.ImportBytesAsync(binary));
        Assert.Contains("queue_log", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_file_that_cannot_be_read_keeps_the_others_out()
    {
        var good = Path.GetTempFileName();
        await File.WriteAllLinesAsync(good, Call);
        await Assert.ThrowsAsync<InputException>(() => _site.ImportFilesAsync(good, good + ".absent"));
        await Assert.ThrowsAsync<InputException>(() => _site.ImportFilesAsync(good, Path.GetTempPath()));
        File.Delete(good);
        Assert.Equal("", await _site.EntriesAsync());
    }

    [Fact]
    public async Task An_empty_log_is_no_error() => Assert.Equal(0, (await _site.ImportBytesAsync([])).Read);

    [Fact]
    public async Task More_rejects_than_fit_in_memory_reach_the_quarantine()
    {
        var counts = await _site.ImportAsync([.. Call, .. Enumerable.Repeat("nonsense", 1500)]);
        Assert.Equal(1500, counts.Rejected);
        Assert.Equal(1500, await database.ScalarAsync<long>($"select count(*) from quarantine q join ingest_run r on r.id = q.run_id where r.source_id = {_site.Id}"));
    }

    [Fact]
    public async Task Another_key_than_the_databases_is_refused()
    {
        await _site.ImportAsync(Call);
        var error = await Assert.ThrowsAsync<PartMissingException>(() => new LogSite(database, key: "ZmVkY2JhOTg3NjU0MzIxMA==").ImportAsync(Call));
        Assert.Contains("Privacy__CallerKey", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_key_is_asked_for()
    {
        var error = await Assert.ThrowsAsync<PartMissingException>(() => new LogSite(database, key: "").ImportAsync(Call));
        Assert.Contains("openssl rand -base64 32", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_callers_number_or_name_reaches_the_database()
    {
        await _site.ImportAsync(
            Line(0, "1.1", "widgets", "NONE", "ENTERQUEUE", "|0398761234|1|Canary Jones"),
            Line(1, "1.1", "widgets", "NONE", "INFO", "caller 0398761234"),
            Line(2, "", "widgets", "NONE", "ENTERQUEUE", "|03 9876 1234|1"));
        foreach (var table in new[] { "queue_event", "queue_entry", "quarantine", "ingest_run", "source_file" })
        {
            var rows = await database.ScalarAsync<string>($"select coalesce(string_agg(to_jsonb(t)::text, ' '), '') from {table} t");
            // bytea prints as hex
            foreach (var canary in new[] { "0398761234", "398761234", "Canary", Hex("0398761234"), Hex("9876 1234"), Hex("Canary") })
                Assert.DoesNotContain(canary, rows, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_caller_is_one_caller_however_the_number_is_written()
    {
        await _site.ImportAsync([.. new[] { "0398761234", "+61 3 9876 1234", "(03) 9876-1234", "001161398761234", "61398761234" }
            .Select((number, i) => Line(i, $"1.{i}", "widgets", "NONE", "ENTERQUEUE", $"|{number}|1"))]);
        Assert.Equal(1, await database.ScalarAsync<long>($"select count(distinct caller) from queue_entry where source_id = {_site.Id} and caller is not null"));
    }

    [Fact]
    public async Task Withheld_and_inner_numbers_are_no_caller()
    {
        await _site.ImportAsync([.. new[] { "", "anonymous", "201", "Unknown", "sip:anna@example.com" }
            .Select((number, i) => Line(i, $"1.{i}", "widgets", "NONE", "ENTERQUEUE", $"|{number}|1"))]);
        Assert.Equal(0, await database.ScalarAsync<long>($"select count(caller) from queue_entry where source_id = {_site.Id}"));
    }

    [Fact]
    public async Task What_was_learned_to_read_is_replayed_to_its_place()
    {
        await _site.ImportAsync([.. Call, "nonsense"]);
        // As if an older program had rejected the second line.
        await database.ExecuteHereAsync(
            $"""
            insert into quarantine (run_id, line, raw, reason, position, hash)
            select max(r.id), 2, '{Call[1]}', 'not known then', e.file_offset, e.hash from ingest_run r, queue_event e
            where r.source_id = {_site.Id} and e.source_id = {_site.Id} and e.event = 'CONNECT' group by e.file_offset, e.hash;
            delete from queue_event where source_id = {_site.Id} and event = 'CONNECT'
            """);
        var (used, tried) = await new Worker.Sources.Asterisk.QueueLogReplay(database.Source, _site.Load).RunAsync(CancellationToken.None);
        Assert.Equal(1, used);
        Assert.True(tried > used);
        Assert.Equal(3, (await _site.ImportAsync([.. Call, "nonsense"])).Unchanged);
    }

    private static string Hex(string text) => Convert.ToHexStringLower(Encoding.ASCII.GetBytes(text));

    private static byte[] Gzip(IEnumerable<string> lines)
    {
        var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
        return packed.ToArray();
    }
}
