using System.Net;
using AngleSharp.Dom;
using IWReports.Worker.Admin.Data;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Measurement;
using IWReports.Worker.Scheduling.OnHangfire;
using IWReports.Worker.Tests.Ingestion;
using IWReports.Worker.Tests.Scheduling;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Admin;

public sealed class DataPagesTests(TestDatabase database) : DashboardAt(database)
{
    private readonly TestDatabase _database = database;

    [Fact]
    public async Task A_queue_of_no_team_is_given_to_one_with_a_click_and_its_days_are_measured_again()
    {
        await CallsAsync();
        using var anna = await SignedInAsync("anna");
        Assert.Equal("orders|2", Row(await PageAsync(anna, "/data"), "Queues of no team", "orders"));
        await anna.PostAsync("/data?handler=queue", new() { ["name"] = "orders", ["team"] = "Customer service" });
        Assert.StartsWith("orders belongs to Customer service from now on.", await DoneAsync(anna), StringComparison.Ordinal);
        Assert.Equal(1, await _database.ScalarAsync<long>("select count(*) from touched_day where day = '2025-11-03'"));
        Assert.Equal("Customer service", Installation.Get<IOptions<CompanyOptions>>().Value.TeamOf("Orders"));
        Assert.Equal("anna: queue orders given to Customer service", await AuditAsync("queue orders%"));
        await Installation.Get<MeasureJob>().RunAsync(null, new(2025, 12, 1), new Progress<Progress>(), CancellationToken.None);
        Assert.Equal(3, await _database.ScalarAsync<decimal>(
            "select sum(amount) from measure_value where measure = 'calls_offered' and scope_kind = 'team' and half_hour >= 0 "
                + "and day = '2025-11-03'"));
        await anna.PostAsync("/data?handler=queue", new() { ["name"] = "orders", ["team"] = "Customer service" });
        Assert.Equal("The queue orders belongs to Customer service already.", await AlertAsync(anna, "/data"));
        await anna.PostAsync("/data?handler=unmap", new() { ["kind"] = "queue", ["name"] = "orders" });
        Assert.Null(Installation.Get<IOptions<CompanyOptions>>().Value.TeamOf("orders"));
    }

    [Fact]
    public async Task An_officer_whom_a_source_calls_otherwise_is_named_in_calls_read_before_too()
    {
        await CallsAsync("M. Brown");
        using var anna = await SignedInAsync("anna");
        Assert.Equal("M. Brown|1", Row(await PageAsync(anna, "/data"), "Officers on no roster", "M. Brown"));
        await anna.PostAsync("/data?handler=officer", new() { ["name"] = "M. Brown", ["officer"] = "Mia" });
        Assert.StartsWith("M. Brown is Mia from now on", await DoneAsync(anna), StringComparison.Ordinal);
        Assert.Equal(0, await _database.ScalarAsync<long>("select count(*) from queue_entry where officer = 'M. Brown'"));
        await anna.PostAsync("/data?handler=unmap", new() { ["kind"] = "agent", ["name"] = "M. Brown" });
    }

    [Fact]
    public async Task What_is_mapped_on_one_worker_counts_in_the_next_run_of_another()
    {
        await using var other = await Installation.PrepareAsync(_database, "2025-12-01T09:00:00+11:00", new());
        await Installation.Get<MappingEdits>().SetTeamAsync("returns", "Customer service", "anna", CancellationToken.None);
        Assert.Null(other.Get<IOptions<CompanyOptions>>().Value.TeamOf("returns"));
        await other.Get<RunRequests>().RunAsync("nightly", null, "anna", "a test", new Progress<Progress>(), CancellationToken.None);
        Assert.Equal("Customer service", other.Get<IOptions<CompanyOptions>>().Value.TeamOf("returns"));
        await Installation.Get<MappingEdits>().RemoveAsync("queue", "returns", "anna", CancellationToken.None);
    }

    [Fact]
    public async Task What_the_settings_say_comes_before_what_was_mapped()
    {
        await Installation.Get<MappingEdits>().SetTeamAsync("sales", "Customer service", "anna", CancellationToken.None);
        await using var later = await StartAsync(new() { ["Company:Teams:Sales:0"] = "sales" });
        Assert.Equal("Sales", later.Get<IOptions<CompanyOptions>>().Value.TeamOf("sales"));
        await Installation.Get<MappingEdits>().RemoveAsync("queue", "sales", "anna", CancellationToken.None);
    }

    [Fact]
    public async Task A_rejected_log_line_is_corrected_in_its_place_and_counts()
    {
        var site = new LogSite(_database);
        await site.ImportAsync(LogSite.Call[0],
            LogSite.Call[1].Replace("CONNECT", "CON\u0001NECT", StringComparison.Ordinal), LogSite.Call[2]);
        await using var keyed = await StartAsync(new() { ["Privacy:CallerKey"] = "MDEyMzQ1Njc4OWFiY2RlZg==" });
        using var anna = new Visitor(keyed.Url);
        await anna.SignInAsync("anna", Password);
        var line = (await Installation.Get<Quarantine>().ReadAsync($"queue-log:{site.Name}", null, 10, CancellationToken.None)).Single();
        await anna.PostAsync("/data/quarantine?handler=fix", Fields(line.Id, "text", "nonsense"));
        Assert.StartsWith("Line 2 cannot be used so either: ", await AlertAsync(anna, "/data/quarantine"), StringComparison.Ordinal);
        await anna.PostAsync("/data/quarantine?handler=fix", Fields(line.Id, "text", LogSite.Call[1]));
        Assert.Equal("widgets answered 12 60 SIP/101", await site.EntriesAsync());
        Assert.Equal($"anna: line 2 of queue-log:{site.Name} corrected and used", await AuditAsync("line 2 of%"));
    }

    [Fact]
    public async Task A_line_that_nothing_is_to_come_of_is_dismissed_for_a_reason()
    {
        var site = new LogSite(_database);
        await site.ImportAsync([.. LogSite.Call, "nonsense", "more nonsense"]);
        using var anna = await SignedInAsync("anna");
        var lines = await Installation.Get<Quarantine>().ReadAsync($"queue-log:{site.Name}", null, 10, CancellationToken.None);
        await anna.PostAsync("/data/quarantine?handler=dismiss", Fields(lines[0].Id, "reason", ""));
        Assert.StartsWith("A reason is needed", await AlertAsync(anna, "/data/quarantine"), StringComparison.Ordinal);
        await anna.PostAsync("/data/quarantine?handler=dismiss", Fields(lines[0].Id, "reason", "a banner of the system"));
        await anna.PostAsync("/data/quarantine?handler=dismissAll", new() { ["source"] = lines[1].Source, ["wrong"] = lines[1].Reason,
            ["reason"] = "more of it" });
        Assert.Empty(await Installation.Get<Quarantine>().ReadAsync($"queue-log:{site.Name}", null, 10, CancellationToken.None));
    }

    [Fact]
    public async Task Lines_that_wait_are_listed_to_the_last_in_the_order_of_their_file()
    {
        var site = new LogSite(_database);
        await site.ImportAsync([.. LogSite.Call, .. Enumerable.Range(1, 30).Select(number => $"nonsense {number}")]);
        using var anna = await SignedInAsync("anna");
        var (address, seen) = ((string?)$"/data/quarantine?source=queue-log:{site.Name}", new List<string>());
        while (address is not null)
        {
            var page = await PageAsync(anna, address);
            seen.AddRange(page.QuerySelectorAll("td[data-label=Where] .soft").Select(line => line.TextContent.Split("line ")[1]));
            address = page.QuerySelector(".paging a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(Enumerable.Range(4, 30).Select(number => $"{number}"), seen);
    }

    [Fact]
    public async Task A_source_shows_the_times_it_was_read_and_is_removed_by_its_name()
    {
        var site = new LogSite(_database);
        await site.ImportAsync([.. LogSite.Call, "nonsense"]);
        using var anna = await SignedInAsync("anna");
        var address = $"/data/sources/{await _database.ScalarAsync<short>($"select id from source where name = 'queue-log:{site.Name}'")}";
        Assert.Null((await PageAsync(anna, address)).QuerySelector("#position"));
        await _database.ExecuteHereAsync("update source_file set position = 118, lines = 4");
        var page = await PageAsync(anna, address);
        Assert.Equal("3 new, 1 rejected", page.QuerySelector("[data-label='Of which']")!.TextContent);
        Assert.EndsWith(": 4 lines, 118 bytes", page.QuerySelector("[aria-labelledby=position] li")!.TextContent, StringComparison.Ordinal);
        await anna.PostAsync($"{address}?handler=remove", new() { ["confirm"] = "another" });
        Assert.StartsWith("Nothing was removed", await AlertAsync(anna, address), StringComparison.Ordinal);
        await anna.PostAsync($"{address}?handler=remove", new() { ["confirm"] = $"queue-log:{site.Name}" });
        Assert.Equal(HttpStatusCode.NotFound, (await anna.Client.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Who_may_see_calls_looks_at_a_sources_newest_rows_without_any_number_to_ring()
    {
        await CallsAsync();
        await _database.ExecuteHereAsync("update queue_entry set caller = 'a number' where source_id = 900");
        using var anna = await SignedInAsync("anna");
        var tables = (await PageAsync(anna, "/data/sources/900?rows=true")).QuerySelectorAll("table.sample");
        Assert.Equal(3, tables.Single().QuerySelectorAll("tbody tr").Length);
        var columns = tables.Single().QuerySelectorAll("th").Select(column => column.TextContent).ToList();
        Assert.DoesNotContain("caller", columns);
        Assert.Contains("2025-11-03 09:", tables.Single().QuerySelectorAll("td")[columns.IndexOf("entered at")].TextContent,
            StringComparison.Ordinal);
        Assert.Equal("anna: looked at the newest rows of table:calls:Australia/Melbourne", await AuditAsync("looked at the newest%"));
        using var vera = await SignedInAsync("vera");
        Assert.Equal(HttpStatusCode.Forbidden, (await vera.Client.GetAsync("/data/sources/900?rows=true")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await vera.Client.GetAsync("/data/sources/900")).StatusCode);
    }

    private static Dictionary<string, string> Fields(long id, string name, string value) =>
        new() { ["id"] = $"{id}", [name] = value };

    private static string Row(IParentNode page, string caption, string key) => page.QuerySelectorAll("table")
        .Single(table => table.QuerySelector("caption")!.TextContent == caption).QuerySelectorAll("tbody tr")
        .Select(row => string.Join('|', row.QuerySelectorAll("td").Take(2).Select(cell => cell.TextContent.Trim())))
        .Single(row => row.StartsWith(key, StringComparison.Ordinal));

    private static async Task<string> DoneAsync(Visitor visitor) =>
        (await PageAsync(visitor, "/data")).QuerySelector("[role=status]")!.TextContent;

    // A call to the team's queue and two to a queue of nobody, of an officer who is on the roster.
    private async Task CallsAsync(string first = "Mia")
    {
        await _database.ExecuteHereAsync(
            """
            select make_months(array[date '2025-11-03']);
            insert into source (id, name, kind, zone, sees) overriding system value
                values (900, 'table:calls:Australia/Melbourne', 'table', 'Australia/Melbourne', '{}'),
                    (901, 'table:roster', 'table', 'Australia/Melbourne', '{}') on conflict do nothing;
            insert into roster_entry (source_id, person, team, role, from_day)
                values (901, 'Mia', 'Customer service', 'officer', '2025-01-01')
                on conflict do nothing;
            insert into queue_entry (source_id, call_id, stint, queue, entered_at, day, half_hour, outcome, wait_s, talk_s, officer)
            select 900, n, 1, queue, (date '2025-11-03' + at) at time zone 'Australia/Melbourne', '2025-11-03', 18, 'answered', 30, 60,
                'Mia'
            from (values ('1', 'widgets', time '09:05'), ('2', 'orders', '09:10'), ('3', 'orders', '10:00')) as calls (n, queue, at)
            where not exists (select from queue_entry where source_id = 900);
            insert into touched_day values ('2025-11-03') on conflict do nothing;
            """);
        await _database.ExecuteHereAsync($"update queue_entry set officer = '{first}' where source_id = 900 and call_id = '1'");
        await Installation.Get<MeasureJob>().RunAsync(null, new(2025, 12, 1), new Progress<Progress>(), CancellationToken.None);
    }
}
