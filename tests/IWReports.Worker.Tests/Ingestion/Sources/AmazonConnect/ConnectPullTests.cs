using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.AmazonConnect;
using static IWReports.Worker.Tests.Ingestion.Sources.AmazonConnect.ConnectSite;

namespace IWReports.Worker.Tests.Ingestion.Sources.AmazonConnect;

public sealed class ConnectPullTests : IClassFixture<TestDatabase>, IAsyncLifetime, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("iwreports-").FullName;
    private readonly TestDatabase _database;
    private readonly ConnectSite _site;

    public ConnectPullTests(TestDatabase database) => (_database, _site) = (database, new ConnectSite(database));

    // A record is one site's only, and the tests name theirs alike.
    public Task InitializeAsync() => _database.ExecuteHereAsync($"truncate {TestDatabase.Sources} cascade");

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_is_read_once_also_in_a_subfolder()
    {
        var hour = Directory.CreateDirectory(Path.Combine(_folder, "2025", "11", "28", "01")).FullName;
        await File.WriteAllTextAsync(Path.Combine(hour, "stream-1"), Record("a"));
        Assert.Equal(1, (await PullAsync()).Counts.Inserted);
        Assert.Equal(0, (await PullAsync()).Counts.Read);
        await File.WriteAllTextAsync(Path.Combine(hour, "stream-2"), Record("a") + Record("b"));
        var counts = (await PullAsync()).Counts;
        Assert.Equal((2, 1, 1), (counts.Read, counts.Inserted, counts.Unchanged));
    }

    [Fact]
    public async Task A_file_that_ends_inside_a_record_is_left_for_the_next_time()
    {
        var path = Path.Combine(_folder, "copying.json");
        await File.WriteAllTextAsync(path, Record("a") + "\n" + Record("b")[..99]);
        var pulled = await PullAsync();
        Assert.Equal(0, pulled.Counts.Read);
        Assert.Contains("ends inside a record; left for the next pull", Assert.Single(pulled.Notes), StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, Record("a") + "\n" + Record("b"));
        Assert.Equal(2, (await PullAsync()).Counts.Inserted);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named_with_its_setting()
    {
        var error = await Assert.ThrowsAsync<InputException>(() => PullAsync(Path.Combine(_folder, "gone")));
        Assert.StartsWith($"Sources:Connect:{_site.Name}:Path: there is no folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_rejects_leave_nothing_of_the_file()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "bad.json"),
            string.Join('\n', Enumerable.Repeat("nonsense", 3).Append(Record("a"))));
        var error = await Assert.ThrowsAsync<InputException>(() => PullAsync());
        Assert.Contains("3 of 4 lines are rejected", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await _database.ScalarAsync<long>($"select count(*) from connect_contact where source_id = {_site.Id}"));
    }

    private async Task<SourceRead> PullAsync(string? folder = null)
    {
        var pulled = new SourceRead(_site.Name);
        await new ConnectPull(_site.Name, new ConnectOptions { Path = folder ?? _folder, Zone = "Australia/Melbourne", MaxRejects = 2 },
            _database.Source, _site.Load)
            .PullAsync(pulled, new Progress<Progress>(), CancellationToken.None);
        return pulled;
    }
}
