using System.Net;
using Deque.AxeCore.Playwright;
using IWReports.Worker.Host;
using IWReports.Worker.Questionnaires;
using IWReports.Worker.Tests.Admin;
using IWReports.Worker.Tests.Reporting;
using Microsoft.Playwright;

namespace IWReports.Worker.Tests.Questionnaires;

/// <summary>The questionnaire's own server: what it answers, what it refuses, and that everybody can use it.</summary>
public sealed class FeedbackSiteTests(TestDatabase database, AxeTests.Chromium chromium) : QuestionnaireAt(database),
    IClassFixture<AxeTests.Chromium>
{
    [Fact]
    public async Task What_is_no_form_is_refused_with_the_headers_of_every_answer_and_no_cookie()
    {
        await using var program = await OpenAsync();
        using var client = ClientOf(program);
        var path = await LinkAsync(program);
        var tooMany = string.Join('&', Enumerable.Range(0, 2000).Select(number => $"f{number}=1"));
        foreach (var (content, type) in new[]
        {
            ("no parts", "multipart/form-data; boundary=x"), (new string('a', 40_000), "application/x-www-form-urlencoded"),
            (tooMany, "application/x-www-form-urlencoded"),
        })
        {
            using var body = new StringContent(content);
            body.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
            using var answer = await client.PostAsync(path, body);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        }

        using var page = await client.GetAsync(path);
        Assert.False(page.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("RequestVerificationToken", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_too_often_waits_a_minute()
    {
        await using var program = await OpenAsync();
        using var client = ClientOf(program);
        var statuses = new List<HttpStatusCode>();
        for (var number = 0; number < 62; number++)
        {
            statuses.Add((await client.GetAsync($"/{number}")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/style.css")).StatusCode);
        }

        Assert.Equal(60, statuses.Count(status => status is HttpStatusCode.NotFound));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
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
}
