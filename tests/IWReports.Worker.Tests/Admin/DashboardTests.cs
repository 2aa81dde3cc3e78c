using System.Net;
using AngleSharp.Html.Parser;
using IWReports.Core.Kpis;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using IWReports.Worker.Scheduling;
using Microsoft.Playwright;

namespace IWReports.Worker.Tests.Admin;

public sealed class DashboardTests(TestDatabase database) : DashboardAt(database)
{
    [Fact]
    public async Task An_admin_signs_in_runs_a_job_and_sees_it_finish()
    {
        var go = new TaskCompletionSource();
        Diary.Work = async (context, cancellationToken) =>
        {
            context.Log("Half of the day is read.");
            context.Progress.Report(new("Reading", 0.5));
            await go.Task.WaitAsync(cancellationToken);
            return JobOutcome.Succeeded("All is read.");
        };
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await LaunchAsync(playwright);
        var page = await browser.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);

        await page.GotoAsync(Installation.Url);
        await page.GetByLabel("Name").FillAsync("anna");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Schedules" }).ClickAsync();
        var card = page.GetByRole(AriaRole.Article, new() { Name = "nightly" });
        await card.GetByRole(AriaRole.Link, new() { Name = "nightly" }).ClickAsync();
        await page.GetByText("Run now").ClickAsync();
        await page.Locator("#run-reason").FillAsync("the file came late");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run nightly now" }).ClickAsync();

        await page.GetByText("Half of the day is read.").WaitForAsync();
        Assert.Equal("Writes down what it was run for, Sun 30 Nov 2025", await page.Locator("h1").TextContentAsync());
        go.SetResult();
        await page.Locator("#run-state").GetByText("succeeded").WaitForAsync();
        Assert.Equal("All is read.", await page.Locator("#run-message").TextContentAsync());
        Assert.Equal("the file came late", await Database.ScalarAsync<string>("select reason from job_run where requested_by = 'anna'"));
        Assert.True(await page.Locator("#run-cancel").IsHiddenAsync());
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_health_page_says_what_each_source_sees_of_calls()
    {
        await Database.ExecuteHereAsync("insert into source (name, kind, zone, sees) values ('queue-log:main', 'queue-log', 'UTC', "
            + "'{ringing}'), ('table:cdr:main', 'table', 'UTC', '{refusedcallers}'), ('table:orders', 'table', 'UTC', '{}') on conflict "
            + "do nothing");
        using var browser = new Visitor(Installation.Url);
        await browser.SignInAsync("vera", Password);
        var page = new HtmlParser().ParseDocument(await browser.Client.GetStringAsync("/health"));
        Assert.Equal("ringing, refused callers",
            page.QuerySelectorAll("tr").Single(row => row.TextContent.Contains("queue-log:main", StringComparison.Ordinal))
            .QuerySelector("td.words")!.TextContent);
        Assert.DoesNotContain("table:orders", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_health_page_names_queues_of_no_team_and_officers_on_no_roster()
    {
        await Database.ExecuteHereAsync(
            """
            insert into source (name, kind, zone) values ('queue-log:unmapped', 'queue-log', 'UTC') on conflict do nothing;
            insert into queue_entry (source_id, call_id, stint, queue, entered_at, day, half_hour, outcome, wait_s, officer)
                select id, '1', 1, 'IT', '2025-11-28', '2025-11-28', 0, 'answered', 5, 'SIP/1' from source
                where name = 'queue-log:unmapped';
            insert into touched_day values ('2025-11-28') on conflict do nothing;
            """);
        await Installation.Get<MeasureJob>().RunAsync(null, new(2025, 12, 1), new Progress<Progress>(), CancellationToken.None);
        var page = await PageAsync(await SignedInAsync("vera"), "/health");
        await Database.ExecuteHereAsync("delete from queue_entry where queue = 'IT'");
        var heading = page.QuerySelectorAll("h2").Single(title => title.TextContent == "Queues and officers that map to nothing");
        var queues = heading.NextElementSibling!;
        Assert.StartsWith("1 call came in to a queue of no team: IT (1).", queues.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("1 call was answered by an officer on no roster: SIP/1 (1).", queues.NextElementSibling!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_kpi_is_explained_with_its_formula_and_version()
    {
        using var browser = new Visitor(Installation.Url);
        await browser.SignInAsync("vera", Password);
        var page = new HtmlParser().ParseDocument(await browser.Client.GetStringAsync("/definitions"));
        Assert.All(KpiCatalog.All, kpi => Assert.Contains(kpi.Formula[..20], page.GetElementById(kpi.Id)!.TextContent,
            StringComparison.Ordinal));
        // On a narrow screen a cell's children stand side by side: name and id are one of them.
        Assert.All(KpiCatalog.All, kpi => Assert.Equal(kpi.Id, page.GetElementById(kpi.Id)!.QuerySelector("td > div > code")!.TextContent));
        Assert.Equal("Reach us", page.QuerySelector("h2")!.TextContent);
        Assert.Contains(Installation.Get<Definitions>().Version, page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_bring_nothing_from_elsewhere_and_nothing_inline()
    {
        using var browser = new Visitor(Installation.Url);
        await browser.SignInAsync("anna", Password);
        const string edit = "/schedules/nightly/edit?cron=0+7+*+*+*&zone=UTC&days=business";
        string[] schedules = ["/schedules", "/schedules/runs", "/schedules/nightly", edit];
        foreach (var path in (string[])[.. schedules, "/editions", "/deliveries", "/definitions", "/kpis", "/kpis/abandonment",
            "/analysis", "/callbacks", "/health", "/recipients", "/audit"])
        {
            using var answer = await browser.Client.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'",
                answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            Assert.Empty(page.QuerySelectorAll("style, [style], [onclick], script:not([src])"));
            Assert.All(page.QuerySelectorAll("[src], link[href]"),
                item => Assert.StartsWith("/", item.GetAttribute("src") ?? item.GetAttribute("href"), StringComparison.Ordinal));
            Assert.All(page.QuerySelectorAll("input:not([type=hidden]), select"),
                field => Assert.NotNull(page.QuerySelector($"label[for='{field.Id}']")));
        }
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_without_a_stack()
    {
        using var browser = new Visitor(Installation.Url);
        await browser.SignInAsync("anna", Password);
        using var answer = await browser.Client.GetAsync("/schedules/runs/4711");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Nothing here", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_monitor_is_answered_without_signing_in(string path)
    {
        using var browser = new Visitor(Installation.Url);
        Assert.Contains("\"status\":\"healthy\"", await browser.Client.GetStringAsync(path), StringComparison.Ordinal);
    }
}
