using IWReports.Worker.Host;
using static IWReports.Worker.Tests.Ingestion.LogSite;

namespace IWReports.Worker.Tests.Ingestion;

public sealed class TwoSitesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task One_Asterisk_read_as_two_sites_is_refused_and_no_call_counts_twice()
    {
        await new LogSite(database, "Melbourne").ImportAsync(Call);
        var error = await Assert.ThrowsAsync<InputException>(() => new LogSite(database, "head office")
            .ImportAsync([Line(-9, "0.9", "widgets", "NONE", "ENTERQUEUE", "||1"), .. Call]));
        Assert.Contains("1 of its calls are in the log of site Melbourne already, line for line (one of them: 1.1)", error.Message,
            StringComparison.Ordinal);
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from queue_entry"));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from source"));

        // Another Asterisk may give another caller the same id in the same second.
        await new LogSite(database, "Sydney").ImportAsync(Line(0, "1.1", "widgets", "NONE", "ENTERQUEUE", "|0298765432|1"));
        Assert.Equal(2, await database.ScalarAsync<long>("select count(*) from queue_entry"));
    }
}
