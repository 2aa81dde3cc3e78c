using static IWReports.Worker.Tests.Ingestion.LogSite;

namespace IWReports.Worker.Tests.Ingestion.Sources.Asterisk;

public sealed class QueueLogImportTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly LogSite _site = new(database);

    [Fact]
    public async Task A_call_becomes_one_entry_of_its_local_day()
    {
        var counts = await _site.ImportAsync(Call);
        Assert.Equal((3, 3, 0), (counts.Read, counts.Inserted, counts.Rejected));
        Assert.Equal("widgets answered 12 60 Mia", await _site.EntriesAsync());
        Assert.Equal("2025-11-28 24", await _site.RowsInOrderAsync(
            $"select concat_ws(' ', day, half_hour) from queue_entry where source_id = {_site.Id}"));
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

    // The second time each line comes hours too late to be told from a new one while it is read.
    [Fact]
    public async Task A_log_that_stands_twice_in_its_file_has_each_line_twice_and_each_call_once()
    {
        string[] log = [.. Call, Line(10_000, "1.2", "widgets", "NONE", "ENTERQUEUE", "|0398765432|1"),
            Line(10_009, "1.2", "widgets", "NONE", "ABANDON", "1|1|9")];
        var site = new LogSite(database, linesAtATime: 2);
        var counts = await site.ImportAsync([.. log, .. log]);
        Assert.Equal((10, 10, 5, 2L), (counts.Read, counts.Inserted, counts.Identical, counts.Details["calls"]));
        Assert.Equal("widgets answered 12 60 Mia\nwidgets abandoned 9 - -", await site.EntriesAsync());
    }

    [Fact]
    public async Task A_call_that_the_log_was_silent_of_for_hours_is_one_call()
    {
        var site = new LogSite(database, linesAtATime: 1);
        var counts = await site.ImportAsync(
            Line(0, "1.1", "widgets", "NONE", "ENTERQUEUE", "|0398765432|1"),
            Line(9, "1.1", "widgets", "SIP/101", "CONNECT", "9|1.2|3"),
            Line(20_000, "1.2", "widgets", "NONE", "ENTERQUEUE", "|0398765433|1"),
            Line(20_009, "1.1", "widgets", "SIP/101", "COMPLETECALLER", "9|20000|1"),
            Line(20_012, "1.2", "widgets", "NONE", "ABANDON", "1|1|12"));
        Assert.Equal((5, 2L), (counts.Inserted, counts.Details["calls"]));
        Assert.Equal("widgets answered 9 20000 Mia\nwidgets abandoned 12 - -", await site.EntriesAsync());
    }

    // A known file is told by the digest of its lines; what follows them is read as any new lines are.
    [Fact]
    public async Task A_known_file_with_more_behind_brings_the_rest_of_an_open_call()
    {
        var site = new LogSite(database);
        await site.ImportAsync(Call[0], "nonsense", Call[1]);
        var counts = await site.ImportAsync(Call[0], "nonsense", Call[1], Call[1], Call[2]);
        Assert.Equal((5, 2, 2, 1, 1), (counts.Read, counts.Inserted, counts.Unchanged, counts.Rejected, counts.Identical));
        Assert.Equal("widgets answered 12 60 Mia", await site.EntriesAsync());
    }

    [Fact]
    public async Task A_file_that_became_shorter_changes_nothing()
    {
        var site = new LogSite(database);
        await site.ImportAsync(Call);
        var counts = await site.ImportAsync(Call[0], Call[1]);
        Assert.Equal((2, 0, 2), (counts.Read, counts.Inserted, counts.Unchanged));
    }

    // The digest of an older copy would cover less of the file than is stored.
    [Fact]
    public async Task An_edited_file_doubles_nothing_after_an_older_copy_was_read()
    {
        var site = new LogSite(database);
        await site.ImportAsync(Call);
        await site.ImportAsync(Call[..2]);
        await site.ImportAsync(Call[0], Call[1], "nonsense", Call[2]);
        Assert.Equal(1, await database.ScalarAsync<int>($"select max(copies) from queue_event where source_id = {site.Id}"));
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
    public async Task Words_of_the_dialplan_are_kept_and_counted()
    {
        var counts = await _site.ImportAsync(Line(0, "1.1", "widgets", "NONE", "DID", "0391234567"),
            Line(0, "1.2", "widgets", "NONE", "JOINEMPTY"));
        Assert.Equal((2, 0, 2L), (counts.Inserted, counts.Rejected, counts.Details["unknown_events"]));
        Assert.Equal("DID 1, JOINEMPTY 1", counts.UnknownEvents);
    }
}
