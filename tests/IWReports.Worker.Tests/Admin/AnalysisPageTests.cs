using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using IWReports.Core.Calendar;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement.Analysis;

namespace IWReports.Worker.Tests.Admin;

public sealed class AnalysisPageTests(TestDatabase database) : DashboardAt(database)
{
    [Fact]
    public async Task A_viewer_reads_what_was_found_in_a_month()
    {
        await AnalyseAsync();
        using var browser = new Visitor(Installation.Url);
        await browser.SignInAsync("vera", Password);
        var list = new HtmlParser().ParseDocument(await browser.Client.GetStringAsync("/analysis"));
        Assert.Equal("up to date", list.QuerySelector("tr td[data-label=State]")!.TextContent);
        var page = new HtmlParser().ParseDocument(await browser.Client.GetStringAsync("/analysis/2025-11"));
        Assert.NotNull(list.QuerySelector("td a[href='/analysis/2025-11']"));
        Assert.Equal(["signals", "causes", "stated", "what-if-title", "trends", "targets"],
            page.QuerySelectorAll("section h2").Select(heading => heading.Id));
        Assert.Equal(
            "Abandonment|14.2 %|5 %|missed|0.7 % to 11.7 %, provisional|worse than usual: outside its usual range|met at times",
            Row(page, "signals", "Abandonment"));
        Assert.Equal("Abandonment|11|rising|+0.5 (+0.1 to +1) points|4 %|6 %|14.2 %", Row(page, "trends", "Abandonment"));
        Assert.Equal(
            "Abandonment|5 %|26 %, provisional|challenging|change how it is done: it takes a mean of 3.5 %, today's is 6.2 %|4.8 %",
            Row(page, "targets", "Abandonment"));
        Assert.Equal(
            "Leave and sick days|−18.1|−28.6 to −7.8|55 %|yes|yes|cannot be told|yes", Row(page, "causes", "Leave and sick days"));
    }

    [Fact]
    public async Task A_month_begins_with_what_fell_short_and_where_from()
    {
        await AnalyseAsync();
        await Database.ExecuteHereAsync(
            """
            insert into analysis_signal (period, kpi, value, target, rag, demand_limited, months, direction,
                provisional) values
                ('2025-11', 'service_level', 0.61, 0.8, 'amber', false, 11, 0, true),
                ('2025-11', 'complaint_not_referred', 0, 0, 'green', false, 11, 0, true),
                ('2025-11', 'transfers', 0.02, 0.05, 'green', false, 11, 0, true)
                on conflict do nothing
            """);
        using var browser = new Visitor(Installation.Url);
        await browser.SignInAsync("vera", Password);
        var page = new HtmlParser().ParseDocument(await browser.Client.GetStringAsync("/analysis/2025-11"));
        Assert.Equal("Why November 2025 was as it was", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Of 3 targets 1 was missed and 1 was at risk. 1 figure is worse than usual. By the queue model, calls "
            + "answered in time were lost to leave and sick days (−18.1 points).", page.QuerySelector(".lead")!.TextContent);
        var shown = page.QuerySelectorAll("[aria-labelledby=signals] > table td:first-child a").Select(link => link.TextContent.Trim());
        Assert.Equal(["Abandonment", "Service level"], shown);
        Assert.NotNull(page.QuerySelector("a[href='/kpis/abandonment?from=2025-11-01&to=2025-11-30&by=day']"));
        Assert.Equal("The other 2", page.QuerySelector("[aria-labelledby=signals] details summary")!.TextContent);
    }

    [Fact]
    public async Task A_month_whose_days_changed_since_says_that_it_is_analysed_anew()
    {
        await AnalyseAsync();
        using var vera = await SignedInAsync("vera");
        Assert.Null((await PageAsync(vera, "/analysis/2025-11")).QuerySelector("main > .note"));
        await Database.ExecuteHereAsync("insert into touched_day (day) values ('2025-11-03')");
        Assert.StartsWith("What it is made from changed since", (await PageAsync(vera, "/analysis/2025-11"))
            .QuerySelector("main > .note")!.TextContent, StringComparison.Ordinal);
        await Database.ExecuteHereAsync("truncate touched_day");
    }

    [Fact]
    public async Task A_manager_states_a_cause_for_the_board_and_withdraws_it()
    {
        await AnalyseAsync();
        using var anna = await SignedInAsync("anna");
        using (var blank = await anna.FormAsync(new() { ["words"] = " ", ["by"] = "the supervisor" }))
        {
            var answer = await anna.Client.PostAsync("/analysis/2025-11?handler=state", blank);
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            Assert.StartsWith("The cause is blank", page.QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("the supervisor", page.QuerySelector("#by")!.GetAttribute("value"));
        }

        await anna.PostAsync("/analysis/2025-11?handler=state",
            new() { ["words"] = "Two were at a fair", ["driver"] = "absence", ["by"] = "the supervisor" });
        var said = (await PageAsync(anna, "/analysis/2025-11")).QuerySelector("ul[aria-labelledby=stated] li")!;
        Assert.StartsWith("“Two were at a fair” the supervisor, Mon 1 Dec 2025; leave and sick days", said.TextContent.Trim(),
            StringComparison.Ordinal);
        await anna.PostAsync("/analysis/2025-11?handler=withdraw",
            new() { ["cause"] = said.QuerySelector("[name=cause]")!.GetAttribute("value")!, ["reason"] = "it was in October" });
        Assert.Null((await PageAsync(anna, "/analysis/2025-11")).QuerySelector("ul[aria-labelledby=stated]"));
    }

    [Fact]
    public async Task A_supervisor_sees_none_of_it()
    {
        await AnalyseAsync();
        using var browser = new Visitor(Installation.Url);
        await browser.SignInAsync("john", Password);
        foreach (var path in new[] { "/analysis", "/analysis/2025-11" })
            Assert.NotEqual(HttpStatusCode.OK, await StatusAsync(browser, path));
        Assert.DoesNotContain("/analysis", await browser.Client.GetStringAsync("/editions"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/analysis/2025-10")]
    [InlineData("/analysis/2025-11-03")]
    [InlineData("/analysis/soon")]
    public async Task A_month_that_was_not_analysed_is_not_there(string path)
    {
        using var browser = new Visitor(Installation.Url);
        await browser.SignInAsync("vera", Password);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(browser, path));
    }

    [Fact]
    public async Task A_month_without_figures_says_so_in_each_table()
    {
        await Installation.Get<AnalyseJob>().RunAsync(ReportPeriod.Month(2025, 9), new Progress<Progress>(), CancellationToken.None);
        using var browser = new Visitor(Installation.Url);
        await browser.SignInAsync("vera", Password);
        var page = new HtmlParser().ParseDocument(await browser.Client.GetStringAsync("/analysis/2025-09"));
        Assert.Equal(5, page.QuerySelectorAll("section .empty").Length);
        Assert.Contains("Calls are not known one by one", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static string Row(IParentNode page, string table, string first) => string.Join('|', page
        .QuerySelectorAll($"[aria-labelledby={table}] tbody tr").Single(row => row.QuerySelector("td")!.TextContent.Trim() == first)
        .QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));

    private static async Task<HttpStatusCode> StatusAsync(Visitor browser, string path)
    {
        using var answer = await browser.Client.GetAsync(path);
        return answer.StatusCode;
    }

    // An empty month, so that it is fresh, with figures like those of a bad one.
    private async Task AnalyseAsync()
    {
        await Installation.Get<AnalyseJob>().RunAsync(ReportPeriod.Month(2025, 11), new Progress<Progress>(), CancellationToken.None);
        await Database.ExecuteHereAsync(
            """
            insert into analysis_signal values ('2025-11', 'abandonment', 0.1423, 0.05, 'red', false, 11, 0.0618, 0.0070, 0.1167,
                'concern_high', 'hit-and-miss', 'outside-limits', 1, true) on conflict do nothing;
            insert into analysis_trend values ('2025-11', 'abandonment', 11, 1, true, 0.005, 0.001, 0.01, 0.01, 0.06, 0.04, 0.142)
                on conflict do nothing;
            insert into analysis_target values ('2025-11', 'abandonment', 0.05, 0.0618, 0.2584, 'challenging', 'redesign', null, 0.0346,
                0.048, false, true) on conflict do nothing;
            insert into analysis_cause values ('2025-11', 'absence', -0.1813, -0.2856, -0.0778, 1.19, 0.55, true, null, true, true)
                on conflict do nothing;
            """);
    }
}
