using IWReports.Worker.Ingestion;
using IWReports.Worker.Scheduling.Jobs;
using IWReports.Worker.Tests.Delivery;
using IWReports.Worker.Tests.Ingestion;
using Microsoft.Extensions.Options;
using static IWReports.Worker.Tests.Ingestion.LogSite;

namespace IWReports.Worker.Tests.Scheduling.Jobs;

/// <summary>One call of 28 November 2025 and one sent mail; then time passes.</summary>
public sealed class RetentionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private RetentionJob Job(int year, int month) => new(
        database.Source, new At(new(year, month, 1, 0, 0, 0, TimeSpan.Zero)), Options.Create(new RetentionOptions()),
            Options.Create(new PrivacyOptions()));

    [Fact]
    [Trait("Req", "R39")]
    public async Task What_was_kept_long_enough_goes_once_with_evidence_and_the_ledger_stays()
    {
        await new LogSite(database).ImportAsync(
            [.. Call, Line(100, "1.9", "widgets", "NONE", "ENTERQUEUE", "|0398761111|1"),
            Line(160, "1.9", "widgets", "NONE", "ABANDON", "1|1|60"), "half a line"]);
        var desk = await DeliveryDesk.OpenAsync(database);
        await desk.PlanAsync("ann@board.example");
        await database.ExecuteHereAsync(
            """
            update delivery set state = 'sent', sent_at = '2025-12-02'; update ingest_run set finished_at = '2025-11-28';
            insert into test_mail (id, edition_id, recipient_id, who, began_at)
            select gen_random_uuid(), edition_id, recipient_id, 'ann', '2025-12-02' from delivery
            """);

        var before = await Job(2025, 12).RunAsync("test", CancellationToken.None);
        Assert.Equal(0, before.Sum(one => one.Rows));

        var counted = await Job(2028, 2).CountAsync(CancellationToken.None);
        var removed = await Job(2028, 2).RunAsync("test", CancellationToken.None);
        Assert.Equal(counted, removed);
        Assert.Equal(
            [("numbers to ring back", 1), ("callers' hashes", 2), ("quarantined lines", 1), ("sent messages", 1), ("test mails", 1),
                ("lines of calls", 5)],
            removed.Where(one => one.Rows > 0).Select(one => (one.What, (int)one.Rows)));
        Assert.Equal(0, (await Job(2028, 2).RunAsync("test", CancellationToken.None)).Sum(one => one.Rows));

        Assert.Equal("sent  0", await database.ScalarAsync<string>(
            "select format('%s %s %s', state, address, octet_length(mime)) from delivery"));
        Assert.Equal(32, await database.ScalarAsync<int>("select octet_length(sha256) from delivery"));
        Assert.Equal(11, await database.ScalarAsync<long>("select sum(removed)::bigint from retention_evidence"));
        Assert.Equal(2, await database.ScalarAsync<long>("select count(*) from queue_entry"));
    }
}
