using System.Net;
using AngleSharp.Html.Parser;
using IWReports.Worker.Admin;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Tests.Scheduling;
using Microsoft.Playwright;

namespace IWReports.Worker.Tests.Admin;

public sealed class DashboardTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Password = "correct horse battery";

    private readonly Diary _diary = new();
    private Installation _installation = null!;

    public async Task InitializeAsync()
    {
        await database.ExecuteHereAsync("truncate job_log, job_run, audit, app_user, job_schedule, qrtz_triggers, qrtz_job_details, qrtz_fired_triggers, qrtz_scheduler_state cascade");
        _installation = await Installation.StartAsync(database, "2025-12-01T09:00:00+11:00", _diary);
        foreach (var (name, role) in new[] { ("anna", Roles.Admin), ("vera", Roles.Viewer) })
            await _installation.Get<Users>().AddAsync(name, role, null, Password, "test", CancellationToken.None);
        await _installation.Get<Users>().AddAsync("john", Roles.Supervisor, "Customer service", Password, "test", CancellationToken.None);
    }

    public async Task DisposeAsync() => await _installation.DisposeAsync();

    [Fact]
    public async Task An_admin_signs_in_runs_a_job_and_sees_it_finish()
    {
        var go = new TaskCompletionSource();
        _diary.Work = async (context, cancellationToken) =>
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

        await page.GotoAsync(_installation.Url);
        await page.GetByLabel("Name").FillAsync("anna");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        var job = page.GetByRole(AriaRole.Article, new() { Name = "nightly" });
        await job.GetByText("Run now").ClickAsync();
        await job.GetByLabel("Reason").First.FillAsync("the file came late");
        await job.GetByRole(AriaRole.Button, new() { Name = "Run nightly now" }).ClickAsync();

        await page.GetByText("Half of the day is read.").WaitForAsync();
        Assert.Equal("nightly for 2025-11-30", await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).TextContentAsync());
        go.SetResult();
        await page.Locator("#run-state").GetByText("succeeded").WaitForAsync();
        Assert.Equal("All is read.", await page.Locator("#run-message").TextContentAsync());
        Assert.Equal("the file came late", await database.ScalarAsync<string>("select reason from job_run where requested_by = 'anna'"));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        using var browser = new Visitor(_installation.Url);
        var wrong = await browser.SignInAsync("anna", "not my password");
        using var other = new Visitor(_installation.Url);
        var unknown = await other.SignInAsync("nobody", "not my password");
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (wrong.Status, unknown.Status));
        Assert.Equal(wrong.Alert, unknown.Alert);
        Assert.Contains("locked", wrong.Alert, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_name_for_a_while()
    {
        using var browser = new Visitor(_installation.Url);
        for (var attempt = 0; attempt < SignIn.Tries; attempt++)
            await browser.SignInAsync("anna", "not my password");
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SignInAsync("anna", Password)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync("vera", Password)).Status);

        await database.ExecuteHereAsync("update app_user set locked_until = now() - interval '1 second' where name = 'anna'");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync("anna", Password)).Status);
    }

    [Fact]
    public async Task A_right_password_within_five_tries_starts_the_count_again()
    {
        using var browser = new Visitor(_installation.Url);
        for (var round = 0; round < 2; round++)
        {
            for (var attempt = 1; attempt < SignIn.Tries; attempt++)
                await browser.SignInAsync("anna", "not my password");
            Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync("anna", Password)).Status);
        }
    }

    [Theory]
    [InlineData("/jobs")]
    [InlineData("/runs")]
    [InlineData("/editions/1/report.pdf")]
    [InlineData("/deliveries")]
    [InlineData("/health")]
    public async Task Nobody_gets_in_without_signing_in_whatever_address_they_claim(string path)
    {
        using var browser = new Visitor(_installation.Url);
        browser.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "127.0.0.1");
        browser.Client.DefaultRequestHeaders.Add("X-Forwarded-Host", "localhost");
        using var answer = await browser.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/sign-in", answer.Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task A_viewer_sees_the_jobs_and_may_not_touch_them()
    {
        using var browser = new Visitor(_installation.Url);
        await browser.SignInAsync("vera", Password);
        var jobs = await browser.Client.GetStringAsync("/jobs");
        Assert.Contains("nightly", jobs, StringComparison.Ordinal);
        Assert.DoesNotContain("Run now", jobs, StringComparison.Ordinal);
        foreach (var handler in new[] { "Run", "Pause", "Resume" })
            Assert.Equal(HttpStatusCode.Forbidden, await browser.PostAsync($"/jobs?handler={handler}", new() { ["id"] = "nightly", ["reason"] = "let me" }));
        Assert.Empty(_diary.Periods);
    }

    [Fact]
    public async Task A_form_from_another_site_is_refused()
    {
        using var browser = new Visitor(_installation.Url);
        await browser.SignInAsync("anna", Password);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["id"] = "nightly", ["reason"] = "attack" });
        using var answer = await browser.Client.PostAsync("/jobs?handler=Pause", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("That request was refused", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(await database.ScalarAsync<bool>("select paused from job_schedule where id = 'nightly'"));
    }

    [Fact]
    public async Task A_pause_needs_a_reason_and_is_written_down()
    {
        using var browser = new Visitor(_installation.Url);
        await browser.SignInAsync("anna", Password);
        Assert.Equal(HttpStatusCode.Redirect, await browser.PostAsync("/jobs?handler=Pause", new() { ["id"] = "nightly", ["reason"] = " " }));
        Assert.Contains("A reason is needed", await browser.Client.GetStringAsync("/jobs"), StringComparison.Ordinal);
        await browser.PostAsync("/jobs?handler=Pause", new() { ["id"] = "nightly", ["reason"] = "move of the server" });
        Assert.Contains("not until resumed", await browser.Client.GetStringAsync("/jobs"), StringComparison.Ordinal);
        Assert.Equal("anna|schedule nightly paused|move of the server", await database.ScalarAsync<string>("select who || '|' || what || '|' || reason from audit where what like 'schedule%'"));
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_of_the_old_one()
    {
        using var browser = new Visitor(_installation.Url);
        await browser.SignInAsync("anna", Password);
        await _installation.Get<Users>().SetPasswordAsync("anna", Password + "!", "test", CancellationToken.None);
        using var answer = await browser.Client.GetAsync("/jobs");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task A_supervisor_sees_the_reports_of_their_team_only()
    {
        var (all, team) = (await EditionAsync("company"), await EditionAsync("Customer service"));
        using var browser = new Visitor(_installation.Url);
        await browser.SignInAsync("john", Password);
        var list = await browser.Client.GetStringAsync("/editions");
        Assert.Contains($"/editions/{team}", list, StringComparison.Ordinal);
        Assert.DoesNotContain($"/editions/{all}\"", list, StringComparison.Ordinal);
        foreach (var part in new[] { "", "/preview", "/body.html" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Client.GetAsync($"/editions/{all}{part}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Client.GetAsync($"/editions/{team}/body.html")).StatusCode);
    }

    [Fact]
    public async Task A_report_is_shown_cut_off_from_everything_with_its_charts_inside()
    {
        var edition = await EditionAsync("company");
        using var browser = new Visitor(_installation.Url);
        await browser.SignInAsync("vera", Password);
        var page = new HtmlParser().ParseDocument(await browser.Client.GetStringAsync($"/editions/{edition}"));
        Assert.Equal("", page.QuerySelector("iframe")!.GetAttribute("sandbox"));
        using var preview = await browser.Client.GetAsync($"/editions/{edition}/preview");
        var policy = preview.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("sandbox; default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Contains("src=\"data:image/png;base64,AQID\"", await preview.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var download = await browser.Client.GetAsync($"/editions/{edition}/body.html");
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Theory]
    [InlineData("Arrived", "sent")]
    [InlineData("Resend", "pending")]
    public async Task A_person_settles_an_unknown_delivery_with_a_reason(string verdict, string state)
    {
        var edition = await EditionAsync("company");
        var delivery = await database.ScalarAsync<long>(
            $"""
            with who as (insert into recipient (name, address, role) values ('Board member {verdict}', 'board@example.com', 'board') returning id)
            insert into delivery (edition_id, report, period, scope, revision, recipient_id, channel, message_id, address, mime, sha256, state, give_up_at)
            select {edition}, 'daily-digest', '2025-11-28', 'company', 1, id, 'email', '<{verdict}@example.com>', 'board@example.com', 'x', 'x', 'unknown', now() + interval '1 day' from who returning id
            """);
        using var browser = new Visitor(_installation.Url);
        await browser.SignInAsync("vera", Password);
        Dictionary<string, string> form = new() { ["id"] = $"{delivery}", ["verdict"] = verdict, ["reason"] = "she told me" };
        Assert.Equal(HttpStatusCode.Forbidden, await browser.PostAsync("/deliveries?handler=Settle", form));
        await browser.SignInAsync("anna", Password);
        Assert.Contains("It arrived", await browser.Client.GetStringAsync($"/deliveries?edition={edition}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await browser.PostAsync("/deliveries?handler=Settle", form));
        Assert.Equal(state, await database.ScalarAsync<string>($"select state from delivery where id = {delivery}"));
        Assert.Equal("anna: she told me", await database.ScalarAsync<string>("select who || ': ' || reason from audit where what like 'delivery%'"));
    }

    [Fact]
    public async Task Pages_bring_nothing_from_elsewhere_and_nothing_inline()
    {
        using var browser = new Visitor(_installation.Url);
        await browser.SignInAsync("anna", Password);
        foreach (var path in new[] { "/jobs", "/runs", "/editions", "/deliveries", "/health" })
        {
            using var answer = await browser.Client.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            Assert.Empty(page.QuerySelectorAll("style, [style], [onclick], script:not([src])"));
            Assert.All(page.QuerySelectorAll("[src], link[href]"), item => Assert.StartsWith("/", item.GetAttribute("src") ?? item.GetAttribute("href"), StringComparison.Ordinal));
            Assert.All(page.QuerySelectorAll("input:not([type=hidden]), select"), field => Assert.NotNull(page.QuerySelector($"label[for='{field.Id}']")));
        }
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_without_a_stack()
    {
        using var browser = new Visitor(_installation.Url);
        await browser.SignInAsync("anna", Password);
        using var answer = await browser.Client.GetAsync("/runs/4711");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Nothing here", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_monitor_is_answered_without_signing_in(string path)
    {
        using var browser = new Visitor(_installation.Url);
        Assert.Contains("\"status\":\"healthy\"", await browser.Client.GetStringAsync(path), StringComparison.Ordinal);
    }

    internal static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = "/usr/bin/chromium",
        Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });

    private Task<long> EditionAsync(string scope) => database.ScalarAsync<long>(
        $"""
        with made as (
            insert into edition (report, period, scope, revision, state, subject, model, template_version, definitions_version)
            values ('daily-digest', '2025-11-28', '{scope}', (select coalesce(max(revision), 0) + 1 from edition where scope = '{scope}'), 'complete', 'Yesterday', '{"{}"}', '1', '1') returning id),
        parts as (
            insert into edition_part (edition_id, name, media_type, content, sha256)
            select id, name, media_type, content, sha256(content) from made, (values
                ('body.html', 'text/html', '<p><img alt="" src="cid:demand@iwreports"></p>'::bytea), ('demand.png', 'image/png', '\x010203'::bytea)) as p(name, media_type, content))
        select id from made
        """);
}
