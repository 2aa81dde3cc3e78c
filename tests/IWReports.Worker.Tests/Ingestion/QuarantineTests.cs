using System.Text;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using static IWReports.Worker.Tests.Ingestion.LogSite;

namespace IWReports.Worker.Tests.Ingestion;

/// <summary>What could not be used is counted, kept and tried again.</summary>
public sealed class QuarantineTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly LogSite _site = new(database);

    [Fact]
    public async Task Every_line_but_a_blank_one_is_accounted_for()
    {
        var counts = await _site.ImportAsync([.. Call, "", "half a line", "12|1.1|widgets|NONE|ENTERQUEUE||1|1",
            $"{Noon}||widgets|NONE|ENTERQUEUE||1|1", Line(80, "1.1", "widgets", "NONE", "\u0001", "x")]);
        Assert.Equal((7, 3, 4), (counts.Read, counts.Inserted, counts.Rejected));
        Assert.Equal([5, 6, 7, 8], counts.Rejects.Select(reject => (int)reject.Line));
        Assert.Equal(4, await database.ScalarAsync<long>(
            $"select count(*) from quarantine q join ingest_run r on r.id = q.run_id where r.source_id = {_site.Id}"));
    }

    [Fact]
    public async Task All_rejects_reach_the_quarantine_and_the_first_the_answer()
    {
        var counts = await _site.ImportAsync([.. Call, .. Enumerable.Repeat("nonsense", 1500)]);
        Assert.Equal((1500, ImportCounts.RejectsShown), (counts.Rejected, counts.Rejects.Count));
        Assert.Equal(1500, await database.ScalarAsync<long>(
            $"select count(*) from quarantine q join ingest_run r on r.id = q.run_id where r.source_id = {_site.Id}"));
    }

    [Fact]
    public async Task What_was_learned_to_read_is_replayed_to_its_place()
    {
        await _site.ImportAsync([.. Call, "nonsense"]);
        await RejectedByAnOlderProgramAsync("CONNECT", 2, Call[1]);
        // What is no log line is kept by its shape alone.
        Assert.Equal(new Replayed(1, 1, 1), await ReplayAsync());
        Assert.Equal(3, (await _site.ImportAsync([.. Call, "nonsense"])).Unchanged);
    }

    [Fact]
    public async Task A_replayed_call_is_whole_but_for_its_caller()
    {
        await _site.ImportAsync(Call);
        await RejectedByAnOlderProgramAsync("ENTERQUEUE", 1,
            Encoding.UTF8.GetString(new Reject("queue_log", 1, Encoding.UTF8.GetBytes(Call[0]), "").Raw));
        Assert.Equal(1, (await ReplayAsync()).Used);
        Assert.Equal("widgets answered 12 60 Mia", await _site.EntriesAsync());
        Assert.Equal(0, await database.ScalarAsync<long>($"select count(caller) from queue_event where source_id = {_site.Id}"));
    }

    [Fact]
    public async Task A_line_whose_start_was_blotted_out_is_said_to_be_lost_here()
    {
        await _site.ImportAsync([.. Call, "0355501234|3|Anna", $"{Noon}|1764291600.7|widgets|Local/0355501234@from-queue|\u0001|x"]);
        Assert.Equal(new Replayed(0, 2, 2), await ReplayAsync());
    }

    private async Task<Replayed> ReplayAsync()
    {
        var replayed = await new QueueLogReplay(database.Source, _site.Load).RunAsync("test", CancellationToken.None);
        await database.ExecuteHereAsync("delete from quarantine");
        return replayed;
    }

    private Task RejectedByAnOlderProgramAsync(string word, int line, string raw) => database.ExecuteHereAsync(
        $"""
        insert into quarantine (run_id, line, raw, reason, position, hash)
        select max(r.id), {line}, '{raw}', 'not known then', e.file_offset, e.hash from ingest_run r, queue_event e
        where r.source_id = {_site.Id} and e.source_id = {_site.Id} and e.event = '{word}' group by e.file_offset, e.hash;
        delete from queue_event where source_id = {_site.Id} and event = '{word}'
        """);
}
