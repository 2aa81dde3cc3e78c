using IWReports.Core.Calendar;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Tests.Cli;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;
using static IWReports.Worker.Tests.Ingestion.LogSite;

namespace IWReports.Worker.Tests.Ingestion;

/// <summary>A log, and a spreadsheet made from it, count each call twice: it is said, and nothing is refused.</summary>
public sealed class CallsReadTwiceTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly int[] Minutes = [0, 3, 7, 12, 18, 25, 33, 42, 52, 63];

    private readonly LogSite _log = new(database);
    private readonly TableFiles _tables = new(database);

    public Task InitializeAsync() => database.ExecuteHereAsync(
        $"truncate {TestDatabase.Sources} restart identity cascade; delete from touched_day");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_log_and_a_spreadsheet_of_the_same_calls_are_named()
    {
        await LogAsync("widgets", Minutes);
        await SheetAsync("Widgets", Minutes);
        string[] said = [$"10 calls of table:calls:sheet stand at the same minute and queue as calls of queue-log:{_log.Name}; "
            + "if they are the same calls, remove one (iwreports sources remove table:calls:sheet), or each counts twice."];
        Assert.Equal(said, await SaidAsync());
        Assert.Equal(said, await CallsReadTwice.OfAllDaysAsync(database.Source, default));
        Assert.Equal(said, await CallsReadTwice.OfPeriodAsync(database.Source, ReportPeriod.Month(2025, 11), default));
        Assert.Empty(await CallsReadTwice.OfPeriodAsync(database.Source, ReportPeriod.Month(2025, 10), default));
        await database.ExecuteHereAsync("delete from touched_day");
        Assert.Empty(await SaidAsync());
    }

    [Fact]
    public async Task A_spreadsheet_of_some_of_the_calls_is_named_too()
    {
        await LogAsync("widgets", Minutes);
        await SheetAsync("widgets", Minutes[2..9]);
        Assert.StartsWith("7 calls of table:calls:sheet", Assert.Single(await SaidAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sources_of_different_queues_are_silent()
    {
        await LogAsync("widgets", Minutes);
        await SheetAsync("gadgets", Minutes);
        Assert.Empty(await SaidAsync());
    }

    [Fact]
    public async Task Two_sources_of_one_queue_on_different_days_are_silent()
    {
        await LogAsync("widgets", Minutes);
        await SheetAsync("widgets", Minutes, "2025-11-27");
        Assert.Empty(await SaidAsync());
    }

    [Theory]
    [InlineData(10)]
    [InlineData(120)]
    [InlineData(600)]
    public async Task Two_sources_that_share_a_queue_by_chance_are_silent_however_busy_it_is(int calls)
    {
        var chance = new Random(calls);
        await LogAsync("widgets", [.. Enumerable.Range(0, calls).Select(_ => chance.Next(240)).Order()]);
        await SheetAsync("widgets", [.. Enumerable.Range(0, calls).Select(_ => chance.Next(240)).Order()]);
        Assert.Empty(await SaidAsync());
    }

    [Fact]
    public async Task An_import_the_doctor_and_a_preview_say_it()
    {
        await LogAsync("widgets", Minutes);
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, Sheet("widgets", Minutes, "2025-11-28"));
        var import = await BuiltProgram.RunAsync(database.ConnectionString,
            ["import", "table", "calls", path, "--site", "sheet", "--zone", "Australia/Melbourne"]);
        File.Delete(path);
        Assert.Contains("10 calls of table:calls:sheet stand at the same minute", import.Error, StringComparison.Ordinal);
        var doctor = await BuiltProgram.RunAsync(database.ConnectionString, ["doctor", "--json"]);
        Assert.Contains("10 calls of table:calls:sheet stand at the same minute", doctor.Output, StringComparison.Ordinal);
    }

    private Task<List<string>> SaidAsync() => CallsReadTwice.OfDaysToMeasureAsync(database.Source, default);

    // Each some seconds after its minute.
    private Task<ImportCounts> LogAsync(string queue, int[] minutes) => _log.ImportAsync([.. minutes.SelectMany((minute, call) => (string[])
    [
        Line(60 * minute + call % 50, $"9.{call}", queue, "NONE", "ENTERQUEUE", "|0398765432|1"),
        Line(60 * minute + call % 50 + 9, $"9.{call}", queue, "NONE", "ABANDON", "1|1|9"),
    ])]);

    private Task<ImportCounts> SheetAsync(string queue, int[] minutes, string day = "2025-11-28") =>
        _tables.ImportAsync("calls", Sheet(queue, minutes, day), zone: "Australia/Melbourne", site: "sheet");

    private static string Sheet(string queue, int[] minutes, string day) => "call_id,at,queue,answered\n"
        + string.Concat(minutes.Select((minute, call) =>
            $"s{call},{day} {TimeSpan.FromMinutes(720 + minute):hh\\:mm},{queue},{(call == 0 ? "yes" : "no")}\n"));
}
