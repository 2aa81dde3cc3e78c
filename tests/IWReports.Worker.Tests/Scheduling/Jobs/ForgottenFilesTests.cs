using IWReports.Worker.Ingestion;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.Jobs;
using IWReports.Worker.Tests.Ingestion;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Scheduling.Jobs;

public sealed class ForgottenFilesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    // A whole file is known again by the digest of its lines, which says nothing of what became of them.
    [Fact]
    public async Task A_file_whose_old_lines_were_deleted_is_read_anew()
    {
        var site = new LogSite(database);
        await site.ImportAsync(LogSite.Call);
        var retention = new RetentionJob(database.Source, DemoClock.From("2028-02-01T00:00:00+11:00"),
            Options.Create(new RetentionOptions()), Options.Create(new PrivacyOptions()));
        await retention.RunAsync("test", CancellationToken.None);
        Assert.Equal(LogSite.Call.Length, (await site.ImportAsync(LogSite.Call)).Inserted);
    }

    // Lines are deleted before the entries that were made of them.
    [Fact]
    public async Task Old_lines_in_a_file_of_another_name_find_the_entries_that_stayed()
    {
        var site = new LogSite(database);
        await site.ImportAsync(LogSite.Call);
        var entries = await site.EntriesAsync();
        await database.ExecuteHereAsync($"delete from queue_event where source_id = {site.Id}");
        var before = LogSite.Line(-900, "0.1", "widgets", "NONE", "ENTERQUEUE", "|0398765400|1");
        Assert.Equal(4, (await site.ImportAsync([before, .. LogSite.Call])).Inserted);
        Assert.Equal($"widgets open - - -\n{entries}", await site.EntriesAsync());
    }
}
