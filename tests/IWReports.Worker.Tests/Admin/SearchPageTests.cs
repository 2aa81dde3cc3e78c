using System.Net;
using AngleSharp.Dom;

namespace IWReports.Worker.Tests.Admin;

public sealed class SearchPageTests(TestDatabase database) : DashboardAt(database)
{
    [Fact]
    public async Task A_manager_finds_a_customers_cases_by_name_or_number_and_the_look_is_in_the_audit()
    {
        await FillAsync();
        await Installation.Get<IWReports.Worker.Admin.Users>().AddAsync("max", "manager", null, Password, "test", CancellationToken.None);
        using var max = await SignedInAsync("max");
        Assert.Equal(["Enquiry E-2 Yore Mine Co., delivery, Wed 19 Nov 2025, solved Thu 20 Nov 2025, Parts",
            "Complaint T-0452 Yore Mine Co., late, Tue 18 Nov 2025, open, Customer service"], Of(await AskAsync(max, "yore"), "cases"));
        Assert.Equal("max: found by search: enquiry E-2, complaint T-0452", await AuditAsync("found by search%"));
        Assert.Single(Of(await AskAsync(max, "t-04"), "cases"));
    }

    [Fact]
    public async Task A_supervisor_finds_cases_and_officers_of_the_own_team_alone()
    {
        await FillAsync();
        using var john = await SignedInAsync("john");
        Assert.StartsWith("Complaint T-0452", Assert.Single(Of(await AskAsync(john, "Yore"), "cases")), StringComparison.Ordinal);
        Assert.Empty(Of(await AskAsync(john, "E-2"), "cases"));
        Assert.Equal(["Mia Customer service"], Of(await AskAsync(john, "Mi"), "officers"));
        Assert.Empty(Of(await AskAsync(john, "Miro"), "officers"));
        Assert.Empty(Of(await AskAsync(john, "Chair"), "recipients"));
    }

    [Fact]
    public async Task A_viewer_finds_no_customer_and_no_recipient_and_nothing_is_written_down()
    {
        await FillAsync();
        using var vera = await SignedInAsync("vera");
        var before = await Database.ScalarAsync<long>("select count(*) from audit");
        Assert.Empty(Of(await AskAsync(vera, "Yore"), "cases"));
        Assert.Empty(Of(await AskAsync(vera, "Chair"), "recipients"));
        Assert.Equal(["Mia Customer service", "Miro Parts"], Of(await AskAsync(vera, "mi"), "officers"));
        Assert.Equal(before, await Database.ScalarAsync<long>("select count(*) from audit"));
    }

    [Fact]
    public async Task Kpis_pages_schedules_and_recipients_are_found_and_lead_on()
    {
        await FillAsync();
        using var anna = await SignedInAsync("anna");
        var page = await AskAsync(anna, "abandonm");
        Assert.Equal("/kpis/abandonment", page.QuerySelector("[aria-labelledby=kpis] a")!.GetAttribute("href"));
        Assert.Equal("/health", (await AskAsync(anna, "heal")).QuerySelector("[aria-labelledby=pages] a")!.GetAttribute("href"));
        Assert.Equal("/schedules/nightly", (await AskAsync(anna, "night")).QuerySelector("[aria-labelledby=schedules] a")!
            .GetAttribute("href"));
        Assert.Equal(["Chair of the board board"], Of(await AskAsync(anna, "chair"), "recipients"));
        Assert.Equal(HttpStatusCode.OK, (await anna.Client.GetAsync((await AskAsync(anna, "chair"))
            .QuerySelector("[aria-labelledby=recipients] a")!.GetAttribute("href"))).StatusCode);
        Assert.Equal("/cases?reference=T-0452",
            (await AskAsync(anna, "t-0452")).QuerySelector("[aria-labelledby=cases] a")!.GetAttribute("href"));
        foreach (var link in (await AskAsync(anna, "mi")).QuerySelectorAll("main section a"))
            Assert.Equal(HttpStatusCode.OK, (await anna.Client.GetAsync(link.GetAttribute("href"))).StatusCode);
    }

    [Fact]
    public async Task A_customers_cases_are_those_of_the_same_site()
    {
        await FillAsync();
        await Database.ExecuteHereAsync(
            """
            insert into source (id, name, kind, zone, sees) overriding system value
                values (2, 'table:complaints:north', 'table', 'UTC', '{}') on conflict do nothing;
            insert into complaint (source_id, complaint_id, received_on, customer_id, topic, team) values
                (2, 'N-1', '2025-11-18', 'C001', 'late', 'Customer service') on conflict do nothing;
            """);
        using var anna = await SignedInAsync("anna");
        var page = await AskAsync(anna, "yore");
        Assert.DoesNotContain("N-1", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("T-0452", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Yore", (await AskAsync(anna, "n-1")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%25%25", "Nothing was found whose name begins so, of what you may see. A shorter word finds more.")]
    [InlineData("__", "Nothing was found whose name begins so, of what you may see. A shorter word finds more.")]
    [InlineData("a", "Write at least 2 characters.")]
    [InlineData("", "Write at least 2 characters.")]
    [InlineData("'; drop table audit;--", "Nothing was found whose name begins so, of what you may see. A shorter word finds more.")]
    public async Task What_finds_nothing_says_so(string asked, string says)
    {
        await FillAsync();
        using var anna = await SignedInAsync("anna");
        Assert.Contains(says, (await AskAsync(anna, asked)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Of(IParentNode page, string kind) => page.QuerySelectorAll($"[aria-labelledby={kind}] li")
        .Select(found => string.Join(' ', found.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static Task<IDocument> AskAsync(Visitor visitor, string text) =>
        PageAsync(visitor, $"/search?q={(text.Contains('%', StringComparison.Ordinal) ? text : WebUtility.UrlEncode(text))}");

    private Task FillAsync() => Database.ExecuteHereAsync(
        """
        insert into source (id, name, kind, zone, sees) overriding system value values (1, 'test', 'table', 'UTC', '{}')
            on conflict do nothing;
        insert into customer (source_id, customer_id, name) values (1, 'C001', 'Yore Mine Co.'), (1, 'C002', 'Other Ltd')
            on conflict do nothing;
        insert into complaint (source_id, complaint_id, received_on, customer_id, topic, team) values
            (1, 'T-0452', '2025-11-18', 'C001', 'late', 'Customer service'), (1, 'T-0999', '2025-11-18', 'C002', 'late', 'Parts')
            on conflict do nothing;
        insert into enquiry (source_id, enquiry_id, opened_on, resolved_on, customer_id, topic, team) values
            (1, 'E-2', '2025-11-19', '2025-11-20', 'C001', 'delivery', 'Parts') on conflict do nothing;
        insert into roster_entry (source_id, person, role, team, from_day) values
            (1, 'Mia', 'officer', 'Customer service', '2025-01-01'), (1, 'Miro', 'officer', 'Parts', '2025-01-01') on conflict do nothing;
        insert into recipient (name, address, role) select 'Chair of the board', 'chair@example.com', 'board'
            where not exists (select from recipient where name = 'Chair of the board');
        """);
}
