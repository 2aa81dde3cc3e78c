using System.IO.Compression;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using Microsoft.Extensions.Logging.Abstractions;
using static IWReports.Worker.Tests.Ingestion.LogSite;

namespace IWReports.Worker.Tests.Ingestion.Sources.Asterisk;

public sealed class QueueLogPullTests : IClassFixture<TestDatabase>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("iwreports-").FullName;
    private readonly TestDatabase _database;
    private readonly LogSite _site;

    public QueueLogPullTests(TestDatabase database) => (_database, _site) = (database, new LogSite(database));

    private string Log => Path.Combine(_folder, "queue_log");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_pull_goes_on_where_the_last_one_ended()
    {
        await File.WriteAllTextAsync(Log, Call(0));
        Assert.Equal(3, (await PullAsync()).Counts.Inserted);
        await File.AppendAllTextAsync(Log, Call(100));
        var pulled = await PullAsync();
        Assert.Equal((3, 3, 0), (pulled.Counts.Read, pulled.Counts.Inserted, pulled.Counts.Duplicates));
        Assert.Equal(0, (await PullAsync()).Counts.Read);
    }

    [Fact]
    public async Task A_last_line_without_its_end_is_left_and_said()
    {
        await File.WriteAllTextAsync(Log, Call(0)[..^4]);
        var pulled = await PullAsync();
        Assert.Equal(2, pulled.Counts.Read);
        Assert.Contains("no end yet", Assert.Single(pulled.Notes), StringComparison.Ordinal);
        await File.WriteAllTextAsync(Log, Call(0));
        Assert.Equal((1, 0), ((await PullAsync()).Counts.Inserted, pulled.Counts.Rejected));
        Assert.Equal("widgets answered 5 60 Mia", await _site.EntriesAsync());
    }

    [Fact]
    public async Task Rotation_by_renaming_and_packing_loses_and_repeats_nothing()
    {
        await File.WriteAllTextAsync(Log, Call(0));
        await PullAsync();
        await File.AppendAllTextAsync(Log, Call(100));
        File.Move(Log, Log + ".1");
        await File.WriteAllTextAsync(Log, Call(200));
        Assert.Equal((6, 6), (await PullAsync()).Counts is var counts ? (counts.Read, counts.Inserted) : default);
        Pack(Log + ".1");
        File.Move(Log, Log + "-20251128");
        Assert.Equal(0, (await PullAsync()).Counts.Read);
    }

    [Fact]
    public async Task Rotation_by_copying_and_emptying_loses_and_repeats_nothing()
    {
        await File.WriteAllTextAsync(Log, Call(0));
        await PullAsync();
        await File.AppendAllTextAsync(Log, Call(100));
        File.Copy(Log, Log + ".1");
        // Asterisk writes on at its old place: a hole of zeros, then lines.
        await File.WriteAllTextAsync(Log, new string('\0', 300) + Call(200));
        Assert.Equal(6, (await PullAsync()).Counts.Inserted);
    }

    [Fact]
    public async Task A_file_that_was_cut_is_read_again_from_its_start_and_said()
    {
        await File.WriteAllTextAsync(Log, Call(0) + Call(100));
        await PullAsync();
        await File.WriteAllTextAsync(Log, Call(0) + Call(200)[..^20]);
        var pulled = await PullAsync();
        Assert.Equal((5, 2, 3), (pulled.Counts.Read, pulled.Counts.Inserted, pulled.Counts.Duplicates));
        Assert.Contains("shorter than the", pulled.Notes[0], StringComparison.Ordinal);
        await File.WriteAllTextAsync(Log, Call(0) + Call(200) + Call(300));
        Assert.Equal((4, 4), (await PullAsync()).Counts is var counts ? (counts.Read, counts.Inserted) : default);
        Assert.Equal(4, await _database.ScalarAsync<long>(
            $"select count(*) from queue_entry where source_id = {_site.Id} and talk_s = 60"));
    }

    [Fact]
    public async Task A_copy_in_the_making_is_no_cut_file()
    {
        await File.WriteAllTextAsync(Log, Call(0) + Call(100));
        await PullAsync();
        await File.WriteAllTextAsync(Log + ".1", Call(0));
        var pulled = await PullAsync();
        Assert.Equal(0, pulled.Counts.Read);
        Assert.Empty(pulled.Notes);
    }

    [Fact]
    public async Task A_packed_file_that_was_cut_is_read_again()
    {
        await File.WriteAllTextAsync(Log, Call(0) + Call(100));
        await PullAsync();
        await File.WriteAllTextAsync(Log, Call(0));
        Pack(Log);
        var pulled = await PullAsync();
        Assert.Equal((3, 3), (pulled.Counts.Read, pulled.Counts.Duplicates));
        Assert.Single(pulled.Notes);
        Assert.Equal(0, (await PullAsync()).Counts.Read);
    }

    [Fact]
    public async Task What_was_imported_before_is_duplicate_to_a_pull()
    {
        await File.WriteAllTextAsync(Log, Call(0));
        await _site.ImportFilesAsync(Log);
        var counts = (await PullAsync()).Counts;
        Assert.Equal((3, 0, 3), (counts.Read, counts.Inserted, counts.Duplicates));
    }

    [Fact]
    public async Task Too_many_rejects_fail_the_source_and_keep_nothing()
    {
        await File.WriteAllTextAsync(Log, Call(0) + string.Concat(Enumerable.Repeat("nonsense\n", 60)));
        var pulled = await PullAsync();
        Assert.Contains("60 of 63 lines are rejected", pulled.Failure, StringComparison.Ordinal);
        Assert.Equal("", await _site.EntriesAsync());
    }

    [Fact]
    public async Task A_few_rejects_are_told_with_their_line()
    {
        await File.WriteAllTextAsync(Log, Call(0));
        await PullAsync();
        await File.AppendAllTextAsync(Log, "nonsense\n");
        Assert.Equal(4, Assert.Single((await PullAsync()).Counts.Rejects).Line);
    }

    [Fact]
    public async Task A_packed_file_that_is_cut_short_waits_for_the_next_pull()
    {
        await File.WriteAllTextAsync(Log, string.Concat(Enumerable.Range(0, 1000).Select(i => Call(100 * i))));
        Pack(Log);
        var whole = await File.ReadAllBytesAsync(Log + ".gz");
        await File.WriteAllBytesAsync(Log + ".gz", whole[..^200]);
        Assert.NotEmpty((await PullAsync()).Notes);
        await File.WriteAllBytesAsync(Log + ".gz", whole);
        Assert.Equal(3000, (await PullAsync()).Counts.Inserted);
    }

    [Fact]
    public async Task A_missing_file_fails_the_source_by_its_setting() =>
        Assert.Contains($"Sources:QueueLogs:{_site.Name}:Path", (await PullAsync()).Failure, StringComparison.Ordinal);

    [Fact]
    public async Task A_source_that_is_not_configured_is_refused() =>
        await Assert.ThrowsAsync<InputException>(() => Job().RunAsync(["elsewhere"], new Progress<Progress>(), CancellationToken.None));

    private static string Call(int second) => string.Concat(new[]
    {
        Line(second, $"1.{second}", "widgets", "NONE", "ENTERQUEUE", "||1"),
        Line(second + 5, $"1.{second}", "widgets", "Mia", "CONNECT", "5|x|2"),
        Line(second + 65, $"1.{second}", "widgets", "Mia", "COMPLETEAGENT", "5|60|1"),
    }.Select(line => line + "\n"));

    private IngestJob Job() => new(
        [new QueueLogPull(_site.Name, new QueueLogOptions { Path = Log, Zone = "Australia/Melbourne" }, _database.Source, _site.Load)],
            NullLogger<IngestJob>.Instance);

    private async Task<SourceRead> PullAsync() =>
        Assert.Single(await Job().RunAsync([_site.Name], new Progress<Progress>(), CancellationToken.None));

    private static void Pack(string path)
    {
        using (var packed = new GZipStream(File.Create(path + ".gz"), CompressionLevel.Optimal))
            packed.Write(File.ReadAllBytes(path));
        File.Delete(path);
    }
}
