using IWReports.Worker.Host;
using static IWReports.Worker.Tests.Ingestion.Sources.AmazonConnect.ConnectSite;

namespace IWReports.Worker.Tests.Ingestion.Sources.AmazonConnect;

/// <summary>What of Amazon Connect's records cannot be true, and what the quarantine keeps of it.</summary>
public sealed class ConnectRejectsTests(TestDatabase database) : ConnectRecords(database)
{
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
        var counts = await Site.ImportAsync(Record("a"), cut ? bad[..200] : bad, Record("b"));
        Assert.Equal((3, 2, 1, 2L), (counts.Read, counts.Inserted, counts.Rejected, counts.Rejects.Single().Line));
        Assert.Contains(reason, counts.Rejects[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_quarantine_keeps_no_number_name_or_attribute()
    {
        await Site.ImportAsync(Record("a"), Record("bad", ("\"Duration\":30", "\"Duration\":-30")), Record("cut")[..300]);
        var kept =
            await Site.RowsAsync(
            $"select convert_from(raw, 'UTF8') from quarantine q join ingest_run r on r.id = q.run_id where r.source_id = {Site.Id}");
        Assert.Contains("\"ContactId\":\"bad\"", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("98765432", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("mia", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("customer", kept.Replace("a customer's data", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_something_else_is_refused_and_leaves_nothing()
    {
        var error = await Assert.ThrowsAsync<InputException>(() => Site.ImportAsync("ContactId,Queue", "a,widgets"));
        Assert.Contains("line 1: not a JSON object", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await Database.ScalarAsync<long>($"select count(*) from source where name = 'connect:{Site.Name}'"));
    }
}
