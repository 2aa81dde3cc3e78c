using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Tests.Measurement;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;

namespace IWReports.Worker.Tests.Ingestion;

/// <summary>A file read in the wrong zone counts nothing twice, and can be taken out again.</summary>
public sealed class SourceRemovalTests(TestDatabase database) : MeasuredDatabase(database)
{
    private const string Day = "2025-11-27";

    private static readonly string Calls = CallsOf("03 9555 12");

    private static string CallsOf(string callers) => "at,queue,agent,caller,wait\n"
        + string.Concat(Enumerable.Range(10, 20).Select(minute => $"{Day} 10:{minute}:00,orders,Mia,{callers}{minute},{minute}\n"));

    private Task<ImportCounts> ImportAsync(string csv, string zone, string? site = null) =>
        new TableFiles(Database).ImportAsync("calls", csv, zone: zone, site: site);

    [Fact]
    public async Task The_same_calls_in_another_zone_are_refused_until_the_first_are_taken_out()
    {
        await ImportAsync(Calls, "Pacific/Auckland");
        var refused = await Assert.ThrowsAsync<InputException>(() => ImportAsync(Calls, "Australia/Melbourne"));
        Assert.Contains("20 of its 20 rows are in the source table:calls:Pacific/Auckland already", refused.Message,
            StringComparison.Ordinal);
        // One row was corrected since: still the same calls.
        await Assert.ThrowsAsync<InputException>(() =>
            ImportAsync(Calls.Replace("10:10:00,orders,Mia", "10:10:00,orders,Bea", StringComparison.Ordinal), "Australia/Melbourne"));
        Assert.Equal(20, (await ImportAsync(Calls, "Pacific/Auckland")).Unchanged);

        var removal = new SourceRemoval(Database.Source);
        Assert.Contains(await removal.ListAsync(default), one =>
            one is { Name: "table:calls:Pacific/Auckland", Zone: "Pacific/Auckland", Rows: > 20, LastRead: not null });
        Assert.True(await removal.RemoveAsync("table:calls:Pacific/Auckland", "ann", default) >= 20);
        Assert.Equal(20, (await ImportAsync(Calls, "Australia/Melbourne")).Inserted);
        await MeasureAsync();
        Assert.Equal(20, (await ReadAsync("calls_offered", Day, Day)).Single().Value);
        Assert.Equal(1, await Database.ScalarAsync<long>(
            "select count(*) from audit where who = 'ann' and what like 'source table:calls:Pacific/Auckland removed with % rows'"));
    }

    [Fact]
    public async Task Another_sites_calls_are_its_own()
    {
        await ImportAsync(Calls, "UTC", "north");
        Assert.Equal(20, (await ImportAsync(CallsOf("07 3555 77"), "UTC", "south")).Inserted);
    }

    [Fact]
    public async Task What_was_measured_of_a_source_goes_with_it()
    {
        await ImportAsync(Calls, "UTC", "gone");
        await MeasureAsync();
        var removal = new SourceRemoval(Database.Source);
        await removal.RemoveAsync("table:calls:gone", "ann", default);
        await MeasureAsync();
        Assert.Equal(0, (await ReadAsync("calls_offered", Day, Day)).Sum(value => value.Numerator ?? 0));
        Assert.Contains("There is no source",
            (await Assert.ThrowsAsync<InputException>(() => removal.RemoveAsync("table:calls:gone", "ann", default))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_goes_with_all_its_lines_the_repeated_ones_too()
    {
        var site = new LogSite(Database, key: Convert.ToBase64String(new byte[32]));
        await site.ImportAsync([.. LogSite.Call, LogSite.Call[0]]);
        Assert.True(await new SourceRemoval(Database.Source).RemoveAsync($"queue-log:{site.Name}", "ann", default) > 0);
        Assert.Equal(0, await Database.ScalarAsync<long>(
            "select (select count(*) from queue_event) + (select count(*) from queue_event_again)"));
    }
}
