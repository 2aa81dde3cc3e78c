using IWReports.Worker.Ingestion;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.Jobs;
using IWReports.Worker.Tests.Ingestion.Sources.AmazonConnect;
using IWReports.Worker.Tests.Ingestion;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;
using Microsoft.Extensions.Options;
using static IWReports.Worker.Tests.Ingestion.LogSite;

namespace IWReports.Worker.Tests.Database;

/// <summary>Lines, entries and figures lie in months.</summary>
public sealed class MonthsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    // From Noon, 28 November, to the second before 1 December in Melbourne.
    private const int LastSecond = (2 * 24 + 12) * 3600 - 1;

    private RetentionJob RetentionOn(string day) => new(
        database.Source, DemoClock.From($"{day}T00:00:00Z"), Options.Create(new RetentionOptions()), Options.Create(new PrivacyOptions()));

    private static string LineOf(int day, string call) => Line(day * 24 * 3600, call, "widgets", "NONE", "ENTERQUEUE", "|0398765432|1");

    private Task<string> EntriesAsync(string source) => database.ScalarAsync<string>(
        $"select string_agg(concat_ws(' ', day, outcome), ', ' order by day) from queue_entry where source_id = (select id from source "
            + $"where name = '{source}')");

    [Fact]
    [Trait("Req", "R24")]
    public async Task A_logs_call_whose_start_turns_out_to_be_in_another_month_is_one()
    {
        // The end alone says that the caller had waited for a minute, since November; the start, read later, that it was December.
        var site = new LogSite(database);
        await site.ImportAsync(Line(LastSecond + 31, "1.1", "widgets", "NONE", "ABANDON", "1|1|60"));
        Assert.Equal("2025-11-30 abandoned", await EntriesAsync($"queue-log:{site.Name}"));
        await site.ImportAsync(Line(LastSecond + 6, "1.1", "widgets", "NONE", "ENTERQUEUE", "|0398765432|1"));
        Assert.Equal("2025-12-01 abandoned", await EntriesAsync($"queue-log:{site.Name}"));
    }

    [Fact]
    [Trait("Req", "R24")]
    public async Task A_spreadsheets_call_that_is_corrected_into_another_month_is_one()
    {
        var tables = new TableFiles(database);
        await tables.ImportAsync("calls", "call_id,at,queue\nx,2025-11-30 23:59,orders\n");
        Assert.Equal(1, (await tables.ImportAsync("calls", "call_id,at,queue\nx,2025-12-01 00:01,orders\n")).Updated);
        Assert.Equal("2025-12-01 open", await EntriesAsync("table:calls:Australia/Melbourne"));
        Assert.Equal(1, (await tables.ImportAsync("calls", "call_id,at,queue\nx,2025-12-01 00:01,orders\n")).Unchanged);
    }

    [Fact]
    [Trait("Req", "R24")]
    public async Task A_contact_whose_start_is_corrected_into_another_month_is_one()
    {
        var site = new ConnectSite(database);
        (string, string)[] atMonthsEnd = [("2025-11-28", "2025-11-30"), ("T01:", "T13:"), ("T00:59:40", "T12:59:40")];
        await site.ImportAsync(ConnectSite.Record("a",
            [.. atMonthsEnd, ("EnqueueTimestamp\":\"2025-11-30T13:00:00Z", "EnqueueTimestamp\":\"2025-11-30T12:59:50Z")]));
        Assert.Equal("2025-11-30 answered", await EntriesAsync($"connect:{site.Name}"));
        await site.ImportAsync(ConnectSite.Record("a", [.. atMonthsEnd, ("T13:10:00Z", "T13:20:00Z")]));
        Assert.Equal("2025-12-01 answered", await EntriesAsync($"connect:{site.Name}"));
    }

    [Fact]
    public async Task Months_past_their_limit_go_as_one_and_the_rest_of_a_month_line_by_line()
    {
        var site = new LogSite(database);
        await site.ImportAsync(LineOf(-30, "October"), LineOf(-20, "early November"), Call[0], Call[1], Call[2]);
        // 762 days before this it was 10 November 2025.
        var removed = await RetentionOn("2027-12-12").RunAsync("test", CancellationToken.None);
        Assert.Equal(2, removed.Single(one => one.What == "lines of calls").Rows);
        Assert.Equal("1.1", await database.ScalarAsync<string>(
            $"select string_agg(distinct call_id, ',') from queue_event where source_id = {site.Id}"));
        Assert.Equal("", await database.ScalarAsync<string>("select coalesce(to_regclass('queue_event_2025_10')::text, '')"));
        Assert.Equal(3, await database.ScalarAsync<long>($"select count(*) from queue_entry where source_id = {site.Id}"));

        // Read again, the month is made again.
        Assert.Equal(1, (await site.ImportAsync(LineOf(-30, "October"))).Inserted);
        Assert.Equal(3, await database.ScalarAsync<long>($"select count(*) from queue_entry where source_id = {site.Id}"));
    }

    [Fact]
    public async Task A_month_that_is_being_read_is_emptied_instead()
    {
        var site = new LogSite(database);
        await site.ImportAsync(Call);
        await using var reader = await database.Source.OpenConnectionAsync();
        await using var reading = await reader.BeginTransactionAsync();
        await using (var command = reader.CreateCommand())
        {
            command.CommandText = "select count(*) from queue_event where at < '2025-12-01'";
            await command.ExecuteScalarAsync();
        }

        var removed = await RetentionOn("2028-02-01").RunAsync("test", CancellationToken.None);
        Assert.InRange(removed.Single(one => one.What == "lines of calls").Rows, 3, long.MaxValue);
        Assert.Equal(0, await database.ScalarAsync<long>($"select count(*) from queue_event where source_id = {site.Id}"));
    }

    [Fact]
    public async Task Each_month_has_each_key_and_index_of_its_table()
    {
        await database.ExecuteHereAsync(
            "select make_months(array[date '2031-02-03', '2031-02-28', '2031-03-01', '1999-12-31', '2100-01-01'])");
        Assert.Equal("queue_entry 6 6, queue_event 2 2, measure_spread 1 1, measure_value 1 1", await database.ScalarAsync<string>(
            """
            select string_agg(concat_ws(' ', parent, least, most), ', ' order by most desc, parent) from (
                select inhparent::regclass::text as parent, min(indexes) as least, max(indexes) as most
                from (select inhparent, (select count(*) from pg_index where indrelid = inhrelid) as indexes from pg_inherits
                    where inhparent = any(array['queue_event', 'queue_entry', 'measure_value', 'measure_spread']::regclass[])) part
                        group by 1) parts
            """));
        Assert.Equal(2, await database.ScalarAsync<long>(
            "select count(*) from pg_class where relname like 'queue_entry_2031%' and relkind = 'r'"));
    }
}
