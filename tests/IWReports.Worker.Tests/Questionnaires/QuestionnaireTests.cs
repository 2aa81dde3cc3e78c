using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Deque.AxeCore.Playwright;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using IWReports.Worker.Questionnaires;
using IWReports.Worker.Tests.Admin;
using IWReports.Worker.Tests.Reporting;
using IWReports.Worker.Tests.Scheduling;
using Microsoft.Playwright;

namespace IWReports.Worker.Tests.Questionnaires;

/// <summary>The public questionnaire, from its one-time link to the figures that its answers count in.</summary>
public sealed class QuestionnaireTests(TestDatabase database, AxeTests.Chromium chromium) : DashboardAt(database),
    IClassFixture<AxeTests.Chromium>
{
    private const string First = "s0", Happy = "Strongly agree";

    [Fact]
    public async Task An_answer_counts_in_the_figures_of_its_day_and_its_link_works_once()
    {
        await using var program = await OpenAsync();
        var path = await LinkAsync(program);
        using var client = ClientOf(program);
        // A mail scanner opens it: that uses nothing up.
        await client.GetStringAsync(path);
        Assert.Equal("Thank you", await HeadingAsync(client, path, new()
        {
            [First] = Happy, ["s1"] = "Disagree", ["recommend"] = "9", ["comment"] = "Thanks to Mia",
        }));
        Assert.Equal("This link leads nowhere any more", await HeadingAsync(client, path, new() { [First] = Happy }));
        Assert.Equal("1 csat 5, 1 csat 2, 2 csat null, 1 nps 9", await Database.ScalarAsync<string>(
            """
            select string_agg(format('%s %s %s', n, survey, coalesce(score::text, 'null')), ', ' order by survey, score desc nulls last)
            from (select survey, score, count(*) as n from survey_answer group by 1, 2) answers
            """));
        await program.Get<MeasureJob>().RunAsync(null, new(2025, 12, 1), new Progress<Progress>(), CancellationToken.None);
        Assert.Equal("1 of 2", await OfAsync(program, "csat"));
        Assert.Equal("1 of 1", await OfAsync(program, "csat_response_rate"));
    }

    [Fact]
    public async Task Of_two_who_send_at_the_same_time_one_counts()
    {
        await using var program = await OpenAsync();
        var path = await LinkAsync(program);
        using var client = ClientOf(program);
        var headings = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => HeadingAsync(client, path, new() { [First] = Happy })));
        Assert.Single(headings, "Thank you");
        Assert.Equal(1, await Database.ScalarAsync<long>("select count(distinct answer_id) from survey_answer"));
    }

    [Fact]
    public async Task Nothing_leads_from_an_answer_to_its_link()
    {
        await using var program = await OpenAsync();
        var path = await LinkAsync(program);
        using var client = ClientOf(program);
        await HeadingAsync(client, path, new() { [First] = Happy, ["comment"] = "a word", ["contact"] = "ann@example.com" });
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from feedback_link"));
        Assert.DoesNotContain(path.Trim('/'), await Database.ScalarAsync<string>("select string_agg(a::text, ' ') from survey_answer a"),
            StringComparison.Ordinal);
        Assert.DoesNotContain("ann@example.com", await Database.ScalarAsync<string>(
            "select string_agg(encode(contact, 'escape'), ' ') from feedback_contact"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_is_answered_on_the_dashboard_by_whom_it_concerns_and_the_contact_goes()
    {
        await using var program = await OpenAsync();
        using var client = ClientOf(program);
        await HeadingAsync(client, await LinkAsync(program), new()
        {
            [First] = "Disagree", ["comment"] = "Nobody rang back", ["contact"] = "ann@example.com", ["team"] = "Customer service",
        });
        using var john = new Visitor(program.Url);
        await john.SignInAsync("john", Password);
        var row = (await PageAsync(john, "/feedback")).QuerySelector("[aria-labelledby=comments] tbody tr")!;
        Assert.Equal("Nobody rang back|Customer service|ann@example.com", string.Join('|',
            row.QuerySelectorAll("td").Skip(1).Take(3).Select(cell => cell.TextContent.Trim())));
        await john.PostAsync("/feedback?handler=Done", row.QuerySelectorAll("input[type=hidden]")
            .Where(field => field.GetAttribute("name") is "source" or "answer")
            .ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value")!)
            .Append(new("replied", "true")).ToDictionary());
        Assert.Equal("2025-12-01", await Database.ScalarAsync<string>("select min(replied_on)::text from survey_answer"));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from feedback_contact"));
        Assert.EndsWith(": replied to", await AuditAsync("comment %"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_port_answers_with_its_own_and_without_an_address_there_is_none()
    {
        await using var program = await OpenAsync();
        using var client = ClientOf(program);
        foreach (var path in new[] { "/", "/kpis", "/sign-in", "/health/live", "/live.js" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path)).StatusCode);
        var link = await LinkAsync(program);
        using var dashboard = new Visitor(program.Url);
        Assert.NotEqual(HttpStatusCode.OK, (await dashboard.Client.GetAsync(link)).StatusCode);
        Assert.Null(Installation.Get<FeedbackSite>().Address);
        await Assert.ThrowsAsync<InputException>(() => Installation.Get<FeedbackLinks>()
            .MakeOutAsync(Questionnaire.All[0], 1, 1, "anna", CancellationToken.None));
    }

    [Theory]
    [InlineData(First, "5", "Choose one of the five answers.")]
    [InlineData("recommend", "11", "Choose a number from 0 to 10.")]
    [InlineData("team", "Nobody", "Choose one of the list.")]
    [InlineData("comment", "", "Answer at least one question, or write a comment.")]
    public async Task What_is_no_answer_is_told_and_the_rest_stays_filled_in(string field, string value, string said)
    {
        await using var program = await OpenAsync();
        using var client = ClientOf(program);
        var page = await SendAsync(client, await LinkAsync(program), new() { ["contact"] = "ann@example.com", [field] = value });
        Assert.Contains(said, page.QuerySelectorAll("[role=alert] a").Select(link => link.TextContent));
        Assert.Equal("ann@example.com", page.QuerySelector("#contact")!.GetAttribute("value"));
        Assert.Equal(1, await Database.ScalarAsync<long>("select count(*) from feedback_link"));
    }

    [Fact]
    public async Task A_link_that_is_too_old_and_one_that_never_was_lead_to_the_same_page()
    {
        await using var program = await OpenAsync();
        using var client = ClientOf(program);
        var path = await LinkAsync(program);
        await Database.ExecuteHereAsync("update feedback_link set counts_until = '2025-11-30'");
        async Task<string> PageOfAsync(string address)
        {
            using var answer = await client.GetAsync(address);
            return $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
        }

        Assert.Equal(await PageOfAsync(path), await PageOfAsync("/0123456789abcdef0123456789abcdef"));
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280, "customers")]
    [InlineData(ColorScheme.Dark, 390, "internal")]
    public async Task Everyone_can_fill_it_in(ColorScheme scheme, int width, string edition)
    {
        await using var program = await OpenAsync();
        await using var context = await chromium.Browser.NewContextAsync(new() { BaseURL = program.Get<FeedbackSite>().Address,
            ColorScheme = scheme, JavaScriptEnabled = true, ViewportSize = new() { Width = width, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(await LinkAsync(program, edition));
        Assert.Empty((await page.RunAxe()).Violations.Select(one => $"{one.Impact}: {one.Help}: {one.Nodes[0].Html}"));
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await page.ScreenshotAsync(new() { Path = EveryPageTests.PictureOf($"questionnaire-{edition}", scheme, width), FullPage = true });
        await page.GetByRole(AriaRole.Group, new() { Name = "They were able to help" }).GetByLabel("Agree", new() { Exact = true })
            .CheckAsync();
        if (edition == "internal")
            await page.GetByLabel("Your department").FillAsync("Warehouse");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        Assert.Equal("Thank you", await page.Locator("h1").TextContentAsync());
        Assert.Equal(4, await Database.ScalarAsync<short>("select max(score) from survey_answer"));
    }

    private async Task<Installation> OpenAsync()
    {
        await Database.ExecuteHereAsync("truncate survey_answer, invitation, feedback_link, feedback_contact, measured_day, touched_day");
        return await Installation.StartAsync(Database, "2025-12-01T09:00:00+11:00", Diary, settings: new Dictionary<string, string?>
        {
            ["Feedback:Url"] = "http://127.0.0.1:0",
            ["Company:Teams:Dispatch:0"] = "dispatch",
        });
    }

    private static HttpClient ClientOf(Installation program) => new() { BaseAddress = new Uri(program.Get<FeedbackSite>().Address!) };

    private static async Task<string> LinkAsync(Installation program, string edition = "customers") => new Uri((await program
        .Get<FeedbackLinks>().MakeOutAsync(Questionnaire.Find(edition)!, 1, 30, "anna", CancellationToken.None))[0]).AbsolutePath;

    private static async Task<string> HeadingAsync(HttpClient client, string path, Dictionary<string, string> fields) =>
        (await SendAsync(client, path, fields)).QuerySelector("h1")!.TextContent;

    private static async Task<IDocument> SendAsync(HttpClient client, string path, Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(path, form);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> OfAsync(Installation program, string kpi)
    {
        var value = (await program.Get<KpiReader>().ReadAsync([KpiCatalog.Find(kpi)!], new(2025, 12, 1), new(2025, 12, 1), KpiBy.Day,
            Scope.Company, CancellationToken.None)).Single();
        return $"{value.Numerator:0} of {value.Denominator:0}";
    }
}
