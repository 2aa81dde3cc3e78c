using IWReports.Worker.Admin;
using IWReports.Worker.Company;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Tests.Ingestion.Sources.AmazonConnect;
using Microsoft.Extensions.Options;
using static IWReports.Worker.Tests.Ingestion.LogSite;

namespace IWReports.Worker.Tests.Ingestion;

/// <summary>Only who hung up and has not got through since can be rung back, and only with the key.</summary>
public sealed class CallBackNumberTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Key = "MDEyMzQ1Njc4OWFiY2RlZg==";

    private readonly LogSite _site = new(database, key: Key);

    private CallBacks CallBacks => new(
        database.Source, new(Options.Create(new PrivacyOptions { CallerKey = Key })),
            Options.Create(new CompanyOptions { Teams = { ["Customer service"] = ["widgets"] } }));

    public Task InitializeAsync() => database.ExecuteHereAsync(
        $"truncate {TestDatabase.Sources}, call_back, audit restart identity cascade");

    public Task DisposeAsync() => Task.CompletedTask;

    private static string[] HungUp(int second, string call, string number, string queue = "widgets") =>
        [Line(second, call, queue, "NONE", "ENTERQUEUE", $"|{number}|1"), Line(second + 60, call, queue, "NONE", "ABANDON", "1|1|60")];

    private static string[] GotThrough(int second, string call, string number) =>
        [Line(second, call, "widgets", "NONE", "ENTERQUEUE", $"|{number}|1"),
            Line(second + 5, call, "widgets", "SIP/101", "CONNECT", "5|1|3"),
            Line(second + 60, call, "widgets", "SIP/101", "COMPLETECALLER", "5|55|1")];

    private async Task<string> NumbersAsync(string? team = null) =>
        string.Join(' ', (await CallBacks.ListAsync(team, CancellationToken.None)).Select(caller => caller.Number));

    [Fact]
    public async Task Who_hung_up_can_be_rung_back_and_who_was_answered_cannot()
    {
        await _site.ImportAsync([.. HungUp(0, "1.1", "03 9876 1111"), .. GotThrough(10, "1.2", "0398762222")]);
        Assert.Equal("+61398761111", await NumbersAsync());
    }

    [Fact]
    public async Task Who_gets_through_later_is_no_longer_on_the_list()
    {
        await _site.ImportAsync(HungUp(0, "1.1", "0398761111"));
        await _site.ImportAsync([.. HungUp(0, "1.1", "0398761111"), .. GotThrough(600, "1.2", "+61 3 9876 1111")]);
        Assert.Equal("", await NumbersAsync());
    }

    [Fact]
    public async Task A_hang_up_that_is_read_after_its_call_is_known()
    {
        await _site.ImportAsync(HungUp(0, "1.1", "0398761111")[..1]);
        await _site.ImportAsync(HungUp(0, "1.1", "0398761111"));
        Assert.Equal("+61398761111", await NumbersAsync());
    }

    [Fact]
    public async Task Nobody_is_rung_back_after_weeks()
    {
        await _site.ImportAsync([.. HungUp(-8 * 86_400, "1.1", "0398761111"), .. GotThrough(0, "1.2", "0398762222")]);
        Assert.Equal("", await NumbersAsync());
    }

    [Fact]
    public async Task A_contact_record_tells_a_number_too()
    {
        await new ConnectSite(database).ImportAsync(ConnectSite.Record("1", ConnectSite.Abandoned));
        Assert.Equal("+61398765432", await NumbersAsync());
    }

    [Fact]
    public async Task The_number_cannot_be_read_from_the_database()
    {
        await _site.ImportAsync(HungUp(0, "1.1", "0398761111"));
        var row = await database.ScalarAsync<string>("select to_jsonb(call_back)::text from call_back");
        Assert.DoesNotContain("398761111", row, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexStringLower("398761111"u8), row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_sees_their_teams_queues_and_what_is_done_is_deleted_and_told()
    {
        await _site.ImportAsync([.. HungUp(0, "1.1", "0398761111"), .. HungUp(5, "1.2", "0398762222", "sales")]);
        Assert.Equal("+61398761111", await NumbersAsync("Customer service"));
        var other = (await CallBacks.ListAsync(null, CancellationToken.None)).Single(caller => caller.Queue == "sales");
        Assert.False(await CallBacks.DoneAsync(other.Id, "Customer service", "john", CancellationToken.None));
        Assert.True(await CallBacks.DoneAsync(other.Id, null, "anna", CancellationToken.None));
        Assert.Equal("+61398761111", await NumbersAsync());
        Assert.StartsWith("rang back a caller of sales", await database.ScalarAsync<string>("select what from audit where who = 'anna'"),
            StringComparison.Ordinal);
    }
}
