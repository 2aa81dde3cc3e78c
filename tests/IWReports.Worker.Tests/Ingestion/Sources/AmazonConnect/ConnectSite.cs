using System.Text;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Ingestion.Sources.AmazonConnect;
using IWReports.Worker.Scheduling;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Ingestion.Sources.AmazonConnect;

/// <summary>One Amazon Connect instance in a test's database: records to import, and what became of them.</summary>
internal sealed class ConnectSite(TestDatabase database, string? name = null)
{
    public static readonly TimeZoneInfo Melbourne = Zones.Find("Australia/Melbourne", "test");

    public string Name { get; } = name ?? Guid.NewGuid().ToString("N");

    public ConnectLoad Load { get; } = new(
        new CallerKey(Options.Create(new PrivacyOptions { CallerKey = "MDEyMzQ1Njc4OWFiY2RlZg==" })),
        DemoClock.From("2025-12-01T09:00:00+11:00"),
        Options.Create(new SourcesOptions { AgentAliases = new() { ["mia"] = "Mia" } }),
        Options.Create(new PrivacyOptions()));

    /// <summary>
    /// An answered call at noon of 28 November 2025 in Melbourne: 30 s in the queue, 239 s of talk, 221 s on hold. Parts are replaced by
    /// name.
    /// </summary>
    public static string Record(string id, params (string Old, string New)[] changes)
    {
        // One line, as Connect writes it.
        var record = $$$"""
            {"AWSContactTraceRecordFormatVersion":"2017-03-10","Attributes":{"note":"anything } about { a \"customer\""},"Channel":"VOICE",
            "ContactId":"{{{id}}}","CustomerEndpoint":{"Address":"+61398765432","Type":"TELEPHONE_NUMBER"},
            "DisconnectReason":"CUSTOMER_DISCONNECT","DisconnectTimestamp":"2025-11-28T01:08:10Z","InitialContactId":null,
            "InitiationMethod":"INBOUND","InitiationTimestamp":"2025-11-28T00:59:40Z","LastUpdateTimestamp":"2025-11-28T01:10:00Z",
            "NextContactId":null,"PreviousContactId":null,
            "Queue":{"ARN":"arn:aws:connect:x:1:instance/i/queue/q","Name":"widgets","EnqueueTimestamp":"2025-11-28T01:00:00Z",
            "DequeueTimestamp":"2025-11-28T01:00:30Z","Duration":30},
            "Agent":{{{Agent}}}}
            """.ReplaceLineEndings("");
        foreach (var (old, @new) in changes)
        {
            Assert.Contains(old, record, StringComparison.Ordinal);
            record = record.Replace(old, @new, StringComparison.Ordinal);
        }

        return record;
    }

    private const string Agent = """{"Username":"mia","ConnectedToAgentTimestamp":"2025-11-28T01:00:30Z","AgentInteractionDuration":239,"""
        + "\"CustomerHoldDuration\":221,\"AfterContactWorkDuration\":8}";

    /// <summary>Hung up in the queue: no agent.</summary>
    public static readonly (string, string) Abandoned =
        (Agent, "null");

    public static readonly (string, string) Later =
        ("\"LastUpdateTimestamp\":\"2025-11-28T01:10:00Z\"", "\"LastUpdateTimestamp\":\"2025-11-28T01:20:00Z\"");

    /// <summary>The second leg of a call.</summary>
    public static (string, string)[] After(string first, string method) =>
        [("\"InitialContactId\":null", $"\"InitialContactId\":\"{first}\""),
            ("\"PreviousContactId\":null", $"\"PreviousContactId\":\"{first}\""), ("INBOUND", method), ("01:00:00Z", "01:02:00Z"),
            ("00:59:40", "01:02:00"), ("01:00:30", "01:02:30"), ("widgets", "orders")];

    public Task<ImportCounts> ImportAsync(params string[] records) => ImportBytesAsync(Encoding.UTF8.GetBytes(string.Join('\n', records)));

    public async Task<ImportCounts> ImportBytesAsync(byte[] content)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, content);
        try
        {
            return await new ConnectImport(database.Source, Load)
                .RunAsync(new([path], Melbourne, Name), new Progress<Progress>(), CancellationToken.None);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>"widgets answered 30 239 221 8 Mia false -": the entries in the order of time, unknowns as "-".</summary>
    public Task<string> EntriesAsync() => RowsAsync(
        $"select concat_ws(' ', queue, outcome, coalesce(wait_s::text, '-'), coalesce(talk_s::text, '-'), coalesce(hold_s::text, '-'), "
            + $"coalesce(wrap_up_s::text, '-'), coalesce(officer, '-'), coalesce(transferred::text, '-'), "
            + $"coalesce(transferred_after_s::text, '-')) from queue_entry where source_id = {Id} order by call_id, stint");

    /// <summary>Every row of this site, without the numbers that only say when a row was made.</summary>
    public async Task<string> TablesAsync() =>
        await RowsAsync($"select (to_jsonb(t) - 'source_id')::text from connect_contact t where source_id = {Id} order by contact_id")
            + "\n"
        + await RowsAsync($"select (to_jsonb(t) - 'source_id')::text from queue_entry t where source_id = {Id} order by call_id, stint");

    public string Id => $"(select id from source where name = 'connect:{Name}')";

    public Task<string> RowsAsync(string sql) =>
        database.ScalarAsync<string>($"select coalesce(string_agg(r.x, E'\\n'), '') from ({sql}) r (x)");
}
