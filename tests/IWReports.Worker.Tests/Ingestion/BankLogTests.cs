using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Ingestion;

/// <summary>
/// The log of a real bank ("Anonymous Bank" data, Technion Service Enterprise Engineering), against figures computed independently from
/// its records.
/// </summary>
public sealed class BankLogTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int ServiceLevelSeconds = 20;

    [SharedDataFact]
    public async Task Every_day_agrees_with_the_banks_own_records()
    {
        var real = Path.Combine(SharedDataFactAttribute.Folder!, "data", "real");
        var log = Path.Combine(real, "bank_1999-08.queue_log.gz");
        var import = new Worker.Ingestion.Sources.Asterisk.QueueLogImport(database.Source, new LogSite(database).Load);
        var request = new Worker.Ingestion.Sources.Asterisk.QueueLogRequest([log], Zones.Find("Asia/Jerusalem", "test"));
        var counts = await import.RunAsync(request, new Progress<Progress>(), CancellationToken.None);
        Assert.Equal((109_444, 109_444, 0, 39_021L), (counts.Read, counts.Inserted, counts.Rejected, counts.Details["calls"]));

        var expected = string.Join('\n', (await File.ReadAllLinesAsync(Path.Combine(real, "bank_1999-08_by_day.csv"))).Skip(1));
        Assert.Equal(expected, await new LogSite(database).RowsInOrderAsync(
            $"""
            select concat_ws(',', day, count(*), count(*) filter (where outcome = 'answered'),
                count(*) filter (where outcome = 'abandoned'),
                count(*) filter (where outcome = 'answered' and wait_s <= {ServiceLevelSeconds}),
                    sum(wait_s) filter (where outcome = 'answered'), sum(talk_s))
            from queue_entry group by day order by day
            """));

        var again = await import.RunAsync(request, new Progress<Progress>(), CancellationToken.None);
        Assert.Equal((109_444, 0, 0, 109_444), (again.Read, again.Inserted, again.Updated, again.Unchanged));
    }
}
