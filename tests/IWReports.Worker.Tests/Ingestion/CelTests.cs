using System.Text;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using IWReports.Worker.Ingestion.Sources.Queries;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;
using Microsoft.Extensions.Options;
using static IWReports.Worker.Tests.Ingestion.LogSite;

namespace IWReports.Worker.Tests.Ingestion;

/// <summary>
/// Behind a Local channel the log goes on counting talk until the customer hangs up on whomever; channel events tell the officer's.
/// Source: ops/docs/source-formats.md, 3.
/// </summary>
public sealed class CelTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly LogSite _site = new(database);
    private readonly TableFiles _tables = new(database);

    private static string[] Log(string call, int from = 0) =>
    [
        Line(from, call, "widgets", "NONE", "ENTERQUEUE", "||1"),
        Line(from + 10, call, "widgets", "Local/101@from-queue/n", "CONNECT", "10|x|3"),
        Line(from + 610, call, "widgets", "Local/101@from-queue/n", "COMPLETECALLER", "10|600|1"),
    ];

    /// <summary>The 20 columns of cel-custom; half a second after a second of the log.</summary>
    private static string Event(string type, int second, string uniqueId, string channel, string linked, string extra = "") =>
        $"\"{type}\",\"{Noon + second}.500000\",\"Caller\",\"0398765432\",\"\",\"\",\"\",\"101\",\"from-queue\",\"{channel}\","
            + $"\"AppQueue\",\"\",3,\"\",\"{uniqueId}\",\"{linked}\",\"\",\"\",\"\",\"{extra}\"\n";

    /// <summary>Officer 101 talks for two minutes and passes the caller on blindly; the customer stays on for ten.</summary>
    private static string PassedOn(string call) => string.Concat(
        Event("CHAN_START", 0, call, "PJSIP/telco-01", call),
        Event("BRIDGE_ENTER", 9, $"{call}2", "Local/101@from-queue-0001;2", call),
        Event("BRIDGE_ENTER", 9, $"{call}3", "PJSIP/101-02", call),
        Event("BRIDGE_ENTER", 10, call, "PJSIP/telco-01", call),
        Event("BLINDTRANSFER", 129, $"{call}3", "PJSIP/101-02", call,
            "{\"\"extension\"\":\"\"202\"\",\"\"context\"\":\"\"from-internal\"\"}"),
        Event("BRIDGE_EXIT", 129, $"{call}3", "PJSIP/101-02", call),
        Event("HANGUP", 130, $"{call}3", "PJSIP/101-02", call),
        Event("BRIDGE_ENTER", 135, $"{call}4", "PJSIP/202-03", call),
        Event("BRIDGE_EXIT", 610, $"{call}4", "PJSIP/202-03", call),
        Event("BRIDGE_EXIT", 610, call, "PJSIP/telco-01", call),
        Event("LINKEDID_END", 611, call, "PJSIP/telco-01", call));

    private Task<ImportCounts> ImportAsync(string events) =>
        _tables.ImportAsync("cel", events, zone: "Australia/Melbourne", site: _site.Name);

    private Task<string> TransfersAsync() => _site.RowsInOrderAsync(
        $"select concat_ws(' ', call_id, talk_s, coalesce(transferred::text, '-'), coalesce(transferred_after_s::text, '-')) from "
            + $"queue_entry where source_id = {_site.Id} order by call_id");

    [Fact]
    public async Task The_officers_talk_and_the_transfer_are_taken_from_the_channels()
    {
        await _site.ImportAsync(Log("1.1"));
        Assert.Equal("1.1 600 - -", await TransfersAsync());
        var counts = await ImportAsync(PassedOn("1.1"));
        Assert.Equal((11, 10, 1, 0), (counts.Read, counts.Inserted, counts.Unchanged, counts.Rejected));
        Assert.Equal("1.1 120 true 120", await TransfersAsync());
        Assert.Equal("queue-log:" + _site.Name, await database.ScalarAsync<string>($"select name from source where id = {_site.Id} and "
            + $"exists (select from source_sight where source_id = source.id and 'transfers' = any(sees))"));
        Assert.Equal((11, 0, 11), await ImportAsync(PassedOn("1.1")) is var again
            ? (again.Read, again.Inserted + again.Updated, again.Unchanged) : default);
    }

    [Fact]
    public async Task A_table_of_events_is_pulled_by_a_query_named_after_the_site()
    {
        await _site.ImportAsync(Log("1.1"));
        await database.ExecuteHereAsync(
            """
            create table pbx_cel as select * from (values
                ('BRIDGE_ENTER', timestamp '2025-11-28 12:00:09.5', 'Local/101@from-queue-0001;2', '1.12', '1.1', null), ('BRIDGE_ENTER',
                    '2025-11-28 12:00:09.6', 'PJSIP/101-02', '1.13', '1.1', '{}'),
                ('BRIDGE_ENTER', '2025-11-28 12:00:09.7', 'PJSIP/telco-01', '1.1', '1.1', null),
                ('ATTENDEDTRANSFER', '2025-11-28 12:01:05', 'PJSIP/101-09', '1.19', '1.1', '{"channel2_name":"PJSIP/101-02"}'),
                ('BRIDGE_EXIT', '2025-11-28 12:01:09.6', 'PJSIP/101-02', '1.13', '1.1', null)) e (eventtype, eventtime, channame, uniqueid,
                linkedid, extra)
            """);
        var options = new QueryOptions { Kind = "cel", ConnectionString = database.ConnectionString, Sql = "select * from pbx_cel",
            Zone = "Australia/Melbourne" };
        var key = new CallerKey(Options.Create(new PrivacyOptions { CallerKey = Convert.ToBase64String(new byte[32]) }));
        var pulled = new SourceRead(_site.Name);
        await new QueryPull(_site.Name, options, database.Source, key, new(), DemoClock.From("2025-12-01T09:00:00+11:00"))
            .PullAsync(pulled, new Progress<Progress>(), CancellationToken.None);
        Assert.Equal((5, 0), (pulled.Counts.Inserted, pulled.Counts.Rejected));
        // Passed on from the officer's other line, 55 seconds after the answer.
        Assert.Equal("1.1 60 true 55", await TransfersAsync());
    }

    [Fact]
    public async Task Events_that_are_read_while_the_log_is_correct_the_logs_calls_as_well()
    {
        // Both sources are known, and have calls on that day.
        await _site.ImportAsync(Log("0.1", from: -1000));
        await ImportAsync(Event("CHAN_START", -2000, "0.2", "PJSIP/telco-00", "0.2"));
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var source = await _site.Load.BeginAsync(connection, _site.Name, Melbourne, CancellationToken.None);
        var log = new LineReader(new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Log("1.1").Select(line => line + "\n")))));
        await _site.Load.RunAsync(
            connection, source, Melbourne, new("queue_log", [7, 8, 9], log, Whole: true), _ => { }, new Progress<Progress>(),
                CancellationToken.None);
        var events = ImportAsync(PassedOn("1.1"));
        await database.UntilAsync(
            "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')");
        await transaction.CommitAsync();
        await events;
        Assert.Equal("0.1 600 - -\n1.1 120 true 120", await TransfersAsync());
    }

    [Fact]
    public async Task It_does_not_matter_which_is_read_first_nor_in_which_order_the_events_stand()
    {
        var backwards = string.Concat(PassedOn("1.1").Split('\n', StringSplitOptions.RemoveEmptyEntries).Reverse()
            .Select(line => line + "\n"));
        await ImportAsync(backwards);
        await _site.ImportAsync(Log("1.1"));
        Assert.Equal("1.1 120 true 120", await TransfersAsync());
        await _site.ImportAsync(Line(1, "1.1", "widgets", "Local/102@from-queue/n", "RINGNOANSWER", "0"));
        Assert.Equal("1.1 120 true 120", await TransfersAsync());
    }

    [Fact]
    public async Task A_call_that_goes_on_and_one_without_a_Local_channel_stay_as_the_log_has_them()
    {
        await _site.ImportAsync([.. Log("1.1"), .. Log("2.2")]);
        await ImportAsync(Event("BRIDGE_ENTER", 9, "1.12", "Local/101@from-queue-0001;2", "1.1")
            + Event("BRIDGE_ENTER", 9, "1.13", "PJSIP/101-02", "1.1") + Event("BRIDGE_ENTER", 10, "1.1", "PJSIP/telco-01", "1.1")
            + Event("BRIDGE_ENTER", 9, "2.23", "PJSIP/101-02", "2.2") + Event("BRIDGE_EXIT", 99, "2.23", "PJSIP/101-02", "2.2")
                + Event("BRIDGE_ENTER", 10, "2.2", "PJSIP/telco-01", "2.2"));
        Assert.Equal("1.1 600 - -\n2.2 600 - -", await TransfersAsync());
        // The rest of the first one comes later.
        await ImportAsync(Event("BRIDGE_EXIT", 309, "1.13", "PJSIP/101-02", "1.1"));
        Assert.Equal("1.1 300 false -\n2.2 600 - -", await TransfersAsync());
        Assert.True(await database.ScalarAsync<bool>("select exists (select from touched_day where day = '2025-11-28')"));
    }

    [Fact]
    public async Task No_number_of_a_caller_is_kept_and_what_cannot_be_true_is_quarantined()
    {
        var counts = await ImportAsync(Event("BRIDGE_ENTER", 9, "1.12", "Local/0398765432@from-queue-0001;2", "1.1")
            + Event("BRIDGE_ENTER", 9_000_000, "1.13", "PJSIP/101-02", "1.1")
            + Event("ATTENDEDTRANSFER", 20, "1.13", "PJSIP/101-02", "1.1", "{"));
        Assert.Equal(2, counts.Rejected);
        Assert.Contains("ahead of now", counts.Rejects[0].Reason, StringComparison.Ordinal);
        Assert.Contains("is not JSON", counts.Rejects[1].Reason, StringComparison.Ordinal);
        Assert.Equal(0, await database.ScalarAsync<long>("select (select count(*) from cel_event t where to_jsonb(t)::text like "
            + "'%98765432%') + (select count(*) from quarantine where convert_from(raw, 'UTF8') like '%98765432%')"));
    }

    [Fact]
    public async Task A_file_without_a_sites_name_is_of_the_zones_as_a_log_is()
    {
        var log = new LogSite(database, "Australia/Melbourne");
        await log.ImportAsync(Log("5.5"));
        await _tables.ImportAsync("cel", PassedOn("5.5"));
        Assert.Equal("120", await log.RowsInOrderAsync($"select talk_s::text from queue_entry where source_id = {log.Id}"));
    }

    [Fact]
    public async Task A_file_that_is_none_is_refused_and_says_what_would_be_right()
    {
        var error = await Assert.ThrowsAsync<InputException>(() => ImportAsync("a,b,c\n1,2,3\n"));
        Assert.Contains("nor a record of cel-custom's 20 columns (it has 3)", error.Message, StringComparison.Ordinal);
    }
}
