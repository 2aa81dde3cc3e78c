using System.Text;
using IWReports.Worker.Host;
using static IWReports.Worker.Tests.Ingestion.LogSite;

namespace IWReports.Worker.Tests.Ingestion;

/// <summary>A caller is known again, and never known.</summary>
public sealed class CallerPrivacyTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly LogSite _site = new(database);

    [Fact]
    public async Task Another_key_than_the_databases_is_refused()
    {
        await _site.ImportAsync(Call);
        var error = await Assert.ThrowsAsync<PartMissingException>(() => new LogSite(database, key: "ZmVkY2JhOTg3NjU0MzIxMA==")
            .ImportAsync(Call));
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
        var counts = await _site.ImportAsync(
            Line(0, "1.1", "widgets", "NONE", "ENTERQUEUE", "|0398761234|1|Canary Jones"),
            Line(1, "1.1", "widgets", "NONE", "INFO", "caller 0398761234"),
            Line(2, "", "widgets", "NONE", "ENTERQUEUE", "|03 9876 1234|1"),
            Line(3, "1.2", "widgets", "NONE", "DID", "sip:canary@example.com"),
            "0398761234|3|canary@example.com|x|y");
        Assert.Contains(counts.Rejects, reject => reject.Reason.StartsWith("its time, ######", StringComparison.Ordinal));
        foreach (var table in new[] { "queue_event", "queue_entry", "quarantine", "ingest_run", "source_file" })
        {
            var rows = await database.ScalarAsync<string>($"select coalesce(string_agg(to_jsonb(t)::text, ' '), '') from {table} t");
            // bytea prints as hex
            foreach (var canary in new[] { "0398761234", "398761234", "Canary", "canary", Hex("398761234"), Hex("9876 1234"),
                Hex("Canary"), Hex("canary") })
                Assert.DoesNotContain(canary, rows, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_caller_is_one_caller_however_the_number_is_written()
    {
        await _site.ImportAsync([.. new[] { "0398761234", "+61 3 9876 1234", "(03) 9876-1234", "001161398761234", "61398761234" }
            .Select((number, i) => Line(i, $"1.{i}", "widgets", "NONE", "ENTERQUEUE", $"|{number}|1"))]);
        Assert.Equal(1, await database.ScalarAsync<long>(
            $"select count(distinct caller) from queue_entry where source_id = {_site.Id} and caller is not null"));
    }

    [Fact]
    public async Task Withheld_and_inner_numbers_are_no_caller()
    {
        await _site.ImportAsync([.. new[] { "", "anonymous", "201", "Unknown", "sip:anna@example.com" }
            .Select((number, i) => Line(i, $"1.{i}", "widgets", "NONE", "ENTERQUEUE", $"|{number}|1"))]);
        Assert.Equal(0, await database.ScalarAsync<long>($"select count(caller) from queue_entry where source_id = {_site.Id}"));
    }

    private static string Hex(string text) => Convert.ToHexStringLower(Encoding.ASCII.GetBytes(text));
}
