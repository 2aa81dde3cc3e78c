using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using IWReports.Worker.Ingestion.Sources.Databases;
using IWReports.Worker.Ingestion.Sources.Queries;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static IWReports.Worker.Tests.Ingestion.LogSite;
using static IWReports.Worker.Tests.Ingestion.Sources.Databases.FreePbxTables;

namespace IWReports.Worker.Tests.Ingestion.Sources.Databases;

/// <summary>The database of FreePBX and Issabel, read as ops/examples/sources.json shows it.</summary>
[Collection(MariaDbTests.Name)]
public sealed class FreePbxTests(TestDatabase database, MariaDbServer server) : IClassFixture<TestDatabase>
{
    private const string Pbx = "asteriskcdrdb";

    private readonly LogSite _site = new(database);

    [MariaDbFact]
    public async Task Call_detail_records_give_the_callers_refused_at_the_door()
    {
        await CreateAsync(Cdr);
        await AddAsync("cdr (calldate, clid, src, dcontext, dstchannel, lastapp, disposition, did, uniqueid, linkedid, sequence, cnam)",
            "'2025-11-28 12:00:00', '\"Jane\" <0398765432>', '0398765432', 'from-trunk', '', 'Busy', 'BUSY', '0391230000', '1.1', '1.1', "
                + "1, 'Jane'",
            "'2025-11-28 12:05:00', '', '', 'from-internal', 'SIP/2', 'Dial', 'ANSWERED', '', '2.1', '2.1', 2, ''");
        var first = await PullAsync("sydney-cdr");
        Assert.Equal((null, 2, 2, 0, 1L, 1L),
            (first.Failure, first.Counts.Read, first.Counts.Inserted, first.Counts.Rejected, first.Counts.Details["inbound_calls"],
            first.Counts.Details["refused_calls"]));
        Assert.Equal("2025-11-28 01:00:00+00 busy 2025-11-28",
            await database.ScalarAsync<string>("select concat_ws(' ', at, reason, day) from refused_call"));

        // Two hours are read again, and no more.
        await AddAsync("cdr (calldate, dcontext, lastapp, disposition, did, uniqueid, linkedid, sequence)",
            "'2025-11-28 13:30:00', 'from-trunk', 'Congestion', 'CONGESTION', '0391230000', '3.1', '3.1', 3",
                "'2025-11-28 09:00:00', 'from-trunk', 'Busy', 'BUSY', '0391230000', '4.1', '4.1', 4");
        Assert.Equal((3, 1, 2), Fates(await PullAsync("sydney-cdr")));
        Assert.Equal((3, 0, 3), Fates(await PullAsync("sydney-cdr")));
    }

    [MariaDbFact]
    public async Task A_record_without_a_date_is_rejected_and_the_others_are_read()
    {
        await CreateAsync(Cdr);
        await AddAsync("cdr (calldate, clid, cnum, cnam, disposition, uniqueid)",
            "0, '\"Jane\" <0398765432>', '0398765432', 'Jane Citizen', 'BUSY', '1.1'", "'2025-11-28 12:00:00', '', '', '', 'BUSY', '2.1'");
        var pulled = await PullAsync(new QueryOptions { Kind = "cdr", Provider = DatabaseProvider.MariaDb,
            ConnectionString = server.Reader(Pbx), Sql = "select * from cdr", Zone = "Australia/Sydney" });
        Assert.Equal((null, 2, 1), (pulled.Failure, pulled.Counts.Read, pulled.Counts.Rejected));
        Assert.Equal("calldate is blank", Assert.Single(pulled.Counts.Rejects).Reason);
        var kept = await database.ScalarAsync<string>("select convert_from(raw, 'UTF8') from quarantine order by id desc limit 1");
        Assert.DoesNotContain("Jane", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("98765432", kept, StringComparison.Ordinal);
    }

    [MariaDbFact]
    public async Task Channel_events_tell_how_long_an_officer_behind_a_local_channel_talked()
    {
        await CreateAsync(Cel);
        await AddAsync("cel (eventtype, eventtime, channame, uniqueid, linkedid, extra)",
            "'CHAN_START', '2025-11-28 12:00:00', 'SIP/trunk-1', '1.1', '1.1', ''",
            "'BRIDGE_ENTER', '2025-11-28 12:00:12', 'Local/101@from-queue-1;1', '1.2', '1.1', ''",
            "'BRIDGE_ENTER', '2025-11-28 12:00:12', 'SIP/101-2', '1.3', '1.1', ''",
            "'BRIDGE_EXIT', '2025-11-28 12:01:12', 'SIP/101-2', '1.3', '1.1', ''",
            "'LINKEDID_END', '2025-11-28 12:01:12', 'SIP/trunk-1', '1.1', '1.1', ''");
        var pulled = await PullAsync("sydney-cel");
        Assert.Equal((null, 5, 0), (pulled.Failure, pulled.Counts.Read, pulled.Counts.Rejected));
        Assert.Equal(60, await database.ScalarAsync<int>("select talk_s from cel_talk where uniqueid = '1.3'"));
    }

    [MariaDbFact]
    public async Task The_queue_log_goes_on_after_the_last_id_and_its_lines_are_the_files()
    {
        await CreateAsync(QueueLog);
        await AddAsync("queue_log (time, callid, queuename, agent, event, data1, data2, data3)",
            "'2025-11-28 12:00:00.123456', '1.1', 'widgets', 'NONE', 'ENTERQUEUE', '', '0398765432', '1'",
                "'2025-11-28 12:00:12.500000', '1.1', 'widgets', 'SIP/101', 'CONNECT', '12', '1.2', '3'");
        Assert.Equal((2, 2, 0), Fates(await PullLogAsync()));
        await AddAsync("queue_log (time, callid, queuename, agent, event, data)",
            "'2025-11-28 12:01:12', '1.1', 'widgets', 'SIP/101', 'COMPLETECALLER', '12|60|1'");
        Assert.Equal((3, 1, 2), (await PullLogAsync()).Counts is var counts ? (counts.Read, counts.Inserted, counts.Duplicates) : default);
        Assert.Equal("widgets answered 12 60 Mia", await _site.EntriesAsync());

        var file = new LogSite(database);
        await file.ImportAsync(Call);
        Assert.Equal(await HashesAsync(file), await HashesAsync(_site));
    }

    [MariaDbTheory]
    [InlineData("time timestamp(6)", "'2025-11-28 12:00:00'", "2025-11-28 12:00:00+00")]
    [InlineData("time datetime", "'2025-11-28 12:00:00'", "2025-11-28 01:00:00+00")]
    [InlineData("time int unsigned", "1764291600", "2025-11-28 01:00:00+00")]
    [InlineData("time varchar(32)", "'1764291600'", "2025-11-28 01:00:00+00")]
    public async Task A_timestamp_is_an_instant_and_any_other_time_the_sites_own(string time, string value, string at)
    {
        await CreateAsync($"create table queue_log (id bigint auto_increment primary key, {time} null, callid varchar(80), queuename "
            + $"varchar(256), agent varchar(80), event varchar(32), data1 varchar(100), data2 varchar(100), data3 varchar(100), data4 "
            + $"varchar(100), data5 varchar(100))");
        await server.ExecuteAsync($"set time_zone = '+00:00'; insert into queue_log (time, callid, queuename, agent, event, data3) "
            + $"values ({value}, '1.1', 'widgets', 'NONE', 'ENTERQUEUE', '1')", Pbx);
        await PullLogAsync();
        Assert.Equal(at, await _site.RowsInOrderAsync(
            $"select (at at time zone 'UTC')::text || '+00' from queue_event where source_id = {_site.Id}"));
    }

    [MariaDbFact]
    public async Task A_table_that_is_missing_or_another_is_named_with_its_setting()
    {
        await CreateAsync("create table queue_log (id int, time datetime)");
        Assert.Contains("has no column callid", (await Assert.ThrowsAsync<InputException>(() => PullLogAsync())).Message,
            StringComparison.Ordinal);
        await server.ExecuteAsync("drop table queue_log", Pbx);
        Assert.StartsWith($"Sources:QueueLogTables:{_site.Name}:Table: Table 'asteriskcdrdb.queue_log' doesn't exist",
            (await Assert.ThrowsAsync<InputException>(() => PullLogAsync())).Message, StringComparison.Ordinal);
    }

    private async Task CreateAsync(string table)
    {
        await server.CreateAsync(Pbx);
        await server.ExecuteAsync(table, Pbx);
        await database.ExecuteHereAsync($"truncate {TestDatabase.Sources} cascade");
    }

    private Task AddAsync(string into, params string[] rows) =>
        server.ExecuteAsync($"set sql_mode = ''; insert into {into} values {string.Join(", ", rows.Select(row => $"({row})"))}", Pbx);

    private Task<SourceRead> PullAsync(string example)
    {
        var query = new ConfigurationBuilder().AddJsonFile(Tables.GivenFilesTests.Ops("examples/sources.json")).Build()
            .GetSection($"Sources:Queries:{example}").Get<QueryOptions>()!;
        return PullAsync(new QueryOptions { Kind = query.Kind, Site = query.Site, Provider = query.Provider,
            ConnectionString = server.Reader(Pbx), Sql = query.Sql, Cursor = query.Cursor, Zone = query.Zone });
    }

    private async Task<SourceRead> PullAsync(QueryOptions options)
    {
        var callers = new CallerKey(Options.Create(new PrivacyOptions { CallerKey = Convert.ToBase64String(new byte[32]) }));
        return Assert.Single(await new IngestJob([new QueryPull(options.Kind, options, database.Source, callers, new(),
            TimeProvider.System)], NullLogger<IngestJob>.Instance).RunAsync([], new Progress<Progress>(), CancellationToken.None));
    }

    private async Task<SourceRead> PullLogAsync()
    {
        var pulled = new SourceRead(_site.Name);
        var options = new QueueLogTableOptions { Provider = DatabaseProvider.MySql, ConnectionString = server.Reader(Pbx),
            Zone = "Australia/Melbourne" };
        await new QueueLogTablePull(_site.Name, options, database.Source, _site.Load)
            .PullAsync(pulled, new Progress<Progress>(), CancellationToken.None);
        return pulled;
    }

    private static (long Read, long Inserted, long Unchanged) Fates(SourceRead pulled) =>
        (pulled.Counts.Read, pulled.Counts.Inserted, pulled.Counts.Unchanged);

    private static Task<string> HashesAsync(LogSite site) =>
        site.RowsInOrderAsync($"select hash::text from queue_event where source_id = {site.Id} order by 1");
}
