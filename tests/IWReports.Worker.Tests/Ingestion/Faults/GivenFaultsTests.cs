using System.Text.Json;
using IWReports.Worker.Cli;
using IWReports.Worker.Tests.Cli;

namespace IWReports.Worker.Tests.Ingestion.Faults;

/// <summary>Small files that were read wrongly once: the built program, with the settings it ships with.</summary>
public sealed class GivenFaultsTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_call_in_a_queue_of_no_team_is_told_in_the_mail_and_its_queue_named()
    {
        var folder = Directory.CreateTempSubdirectory("iw-digest-").FullName;
        await ImportAsync("queue-log queue_of_no_team.queue_log --zone UTC");
        // It wants a look: figures of the team itself are missing.
        await RunAsync(["report", "preview", "daily-digest", "--period", "2018-12-03", "--no-pictures", "--out", folder],
            ExitCode.LookAtIt);
        var mail = await File.ReadAllTextAsync(Path.Combine(folder, "body.txt"));
        Directory.Delete(folder, recursive: true);
        Assert.DoesNotContain("Nobody called", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("1 call came in on Monday, but the queue belongs to no team.", mail, StringComparison.Ordinal);
        Assert.Contains("IT (1)", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Importing_a_log_names_the_queue_of_no_team_and_the_officer_on_no_roster()
    {
        var ended = await RunAsync(["import", "queue-log", Given("queue_of_no_team.queue_log"), "--zone", "UTC"]);
        Assert.Contains("1 call came in to a queue of no team: IT (1).", ended.Error, StringComparison.Ordinal);
        Assert.Contains("1 call was answered by an officer on no roster: SIP/1 (1).", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Importing_a_log_names_an_officer_of_two_names_and_the_setting_that_makes_them_one()
    {
        var ended = await RunAsync(["import", "queue-log", Given("two_names.queue_log"), "--zone", "UTC"]);
        Assert.Contains("Officers seen only logged in, never on a call: Local/1127@callback-agent.", ended.Error, StringComparison.Ordinal);
        Assert.Contains("""set "Sources": { "AgentAliases": {"Local/1127@callback-agent":"Agent/1127"} }""", ended.Error,
            StringComparison.Ordinal);
    }

    // A question of rule, decided: one telephone was busy and two rang, so the call rang and was not refused.
    [Fact]
    public async Task A_group_of_which_one_telephone_was_busy_refused_nobody()
    {
        var counts = await ImportAsync("table cdr ring_group_cdr.csv --zone Australia/Melbourne");
        Assert.Equal((3, 1, 0), (Number(counts, "read"), Number(counts, "inbound_calls"), Number(counts, "refused_calls")));
        Assert.Equal("0 of ", await ValueAsync("calls_refused", "2025-11-04"));
    }

    [Fact]
    public async Task A_call_from_a_browser_is_offered_and_answered()
    {
        await ImportAsync("connect connect_webrtc.json --zone UTC");
        Assert.Equal("1 of ", await ValueAsync("calls_offered", "2025-11-02"));
        Assert.Equal("5 of 1", await ValueAsync("speed_of_answer", "2025-11-02"));
    }

    [Fact]
    public async Task A_lead_won_before_it_was_there_is_won_and_only_its_interval_is_left_out()
    {
        Assert.Equal((2, 0), await ImportAsync("table leads lead_negative.csv --zone UTC") is var counts
            ? (Number(counts, "inserted"), Number(counts, "rejected")) : default);
        Assert.Equal("2 of 2", await ValueAsync("sql_to_won", "2018-03-01", "2018-03-31"));
    }

    [Fact]
    public async Task Refunds_are_held_against_what_was_ordered()
    {
        await ImportAsync("woocommerce woo_orders.json --zone UTC");
        Assert.Equal("90 of 100", await ValueAsync("refunded_value", "2025-09-01", "2025-09-30"));
        await ImportAsync("woocommerce woo_refunds.json --zone UTC");
        Assert.Equal("90 of 100", await ValueAsync("refunded_value", "2025-09-01", "2025-09-30"));
        Assert.Equal("2 of 2", await ValueAsync("refunds", "2025-09-01", "2025-09-30"));
    }

    [Fact]
    public async Task Refunds_that_failed_or_moved_no_money_are_none()
    {
        await ImportAsync("shopify shopify_failed_refund.json --zone UTC");
        Assert.Equal("0 of 3", await ValueAsync("refunds", "2025-09-01", "2025-09-30"));
    }

    [Theory]
    [InlineData("table orders two_currencies.csv --zone UTC")]
    [InlineData("woocommerce woo_two_currencies.json --zone UTC")]
    public async Task Dollars_and_yen_are_no_sum_and_stand_apart(string import)
    {
        await ImportAsync(import);
        Assert.Equal(("not-measurable", JsonValueKind.Null), await KpiAsync("sales", "2025-09-01", "2025-09-30") is var sales
            ? (sales.GetProperty("state").GetString(), sales.GetProperty("value").ValueKind) : default);
        var apart = await RunAsync(
            ["kpis", "--kpi", "sales", "--from", "2025-09-01", "--to", "2025-09-30", "--by", "currency", "--json"]);
        Assert.Equal(["AUD 100", "JPY 10000"], JsonDocument.Parse(apart.Output).RootElement.EnumerateArray()
            .Select(value => $"{value.GetProperty("key").GetString()} {value.GetProperty("value")}"));
    }

    // A question of rule, decided: the limits lie on the thirteen, and only the other lies outside.
    [Fact]
    public async Task Of_thirteen_equal_points_and_one_other_the_other_is_special()
    {
        var ended = await BuiltProgram.RunAsync(BuiltProgram.NoDatabase, ["analyse", "xmr", "--improve", "up", "--target", "95", "--json"],
            await File.ReadAllTextAsync(Given("thirteen_equal.csv")));
        Assert.Equal(ExitCode.Done, ended.Code);
        Assert.Equal(98, Assert.Single(JsonDocument.Parse(ended.Output).RootElement.GetProperty("points").EnumerateArray(),
            point => point.GetProperty("kind").GetString() != "common").GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task A_record_with_a_header_of_its_own_is_read_by_its_map()
    {
        var counts = await ImportAsync($"table cdr cdr_renamed.csv --map {Given("cdr_renamed.json")} --zone UTC");
        Assert.Equal((1, 1), (Number(counts, "inserted"), Number(counts, "refused_calls")));
    }

    private static string Given(string name) => Path.Combine(AppContext.BaseDirectory, "faults", name);

    private static long Number(JsonElement counts, string name) => counts.GetProperty(name).GetInt64();

    /// <summary>Imports a given file, as "kind FILE options", and returns what became of its rows.</summary>
    private async Task<JsonElement> ImportAsync(string import) =>
        JsonDocument.Parse((await RunAsync(
            ["import", .. import.Split(' ').Select(word => File.Exists(Given(word)) ? Given(word) : word), "--json"])).Output).RootElement;

    private async Task<string> ValueAsync(string kpi, string from, string? to = null) => await KpiAsync(kpi, from, to) is var value
        ? $"{value.GetProperty("numerator")} of {value.GetProperty("denominator")}" : "";

    private async Task<JsonElement> KpiAsync(string kpi, string from, string? to = null) =>
        JsonDocument.Parse((await RunAsync(["kpis", "--kpi", kpi, "--from", from, "--to", to ?? from, "--json"])).Output).RootElement
            .EnumerateArray().Single();

    private async Task<Ended> RunAsync(string[] verb, int code = ExitCode.Done)
    {
        var ended = await BuiltProgram.RunAsync(_database.ConnectionString, verb);
        Assert.True(ended.Code == code, ended.Error);
        return ended;
    }
}
