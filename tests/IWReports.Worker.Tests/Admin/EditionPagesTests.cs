using System.Net;
using AngleSharp.Html.Parser;
using IWReports.Worker.Admin;

namespace IWReports.Worker.Tests.Admin;

public sealed class EditionPagesTests(TestDatabase database) : DashboardAt(database)
{
    [Fact]
    public async Task A_supervisor_sees_the_reports_of_their_team_only()
    {
        var (all, team) = (await EditionAsync("company"), await EditionAsync("Customer service"));
        using var browser = new Visitor(Installation.Url);
        await browser.SignInAsync("john", Password);
        var list = await browser.Client.GetStringAsync("/editions");
        Assert.Contains($"/editions/{team}", list, StringComparison.Ordinal);
        Assert.DoesNotContain($"/editions/{all}\"", list, StringComparison.Ordinal);
        foreach (var part in new[] { "", "/preview", "/body.html" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Client.GetAsync($"/editions/{all}{part}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Client.GetAsync($"/editions/{team}/body.html")).StatusCode);
    }

    [Theory]
    [InlineData("john", "Customer service", true)]
    [InlineData("john", "Dispatch", false)]
    [InlineData("john", "", false)]
    [InlineData("vera", "Customer service", false)]
    [InlineData("olga", "Customer service", false)]
    [InlineData("max", "Customer service", true)]
    [InlineData("anna", "Customer service", true)]
    public async Task A_coaching_sheet_is_for_the_officers_supervisor_and_the_manager(string reader, string team, bool sees)
    {
        await Installation.Get<Users>().AddAsync("olga", Roles.Operator, null, Password, "test", CancellationToken.None);
        await Installation.Get<Users>().AddAsync("max", Roles.Manager, null, Password, "test", CancellationToken.None);
        var sheet = await EditionAsync($"Mary of {team}", "coaching-sheet", $$"""{"team": "{{team}}"}""");
        using var browser = await SignedInAsync(reader);
        Assert.Equal(sees, (await browser.Client.GetStringAsync("/editions")).Contains($"/editions/{sheet}\"", StringComparison.Ordinal));
        foreach (var part in new[] { "", "/preview", "/body.html" })
        {
            using var answer = await browser.Client.GetAsync($"/editions/{sheet}{part}");
            Assert.Equal(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_drafts_page_offers_no_deliveries()
    {
        var letter = await EditionAsync("F-075", "apology", "{}");
        using var browser = await SignedInAsync("anna");
        var page = await browser.Client.GetStringAsync($"/editions/{letter}");
        Assert.Contains("Never: a person finishes this draft and hands it over.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/deliveries?edition=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_that_changed_twice_is_told_once_and_a_change_nobody_sees_is_counted()
    {
        var edition = await EditionAsync("company");
        await Database.ExecuteHereAsync(
            $"""
            insert into restatement (edition_id, kpi, scope_kind, scope_key, period, was, now, runs) values
                ({edition}, 'abandonment', 'company', '', '2025-11', 0.10, 0.11, array[1]),
                ({edition}, 'abandonment', 'company', '', '2025-11', 0.11, 0.14, array[2]),
                ({edition}, 'transfer_rate', 'company', '', '2025-11', 0.051001, 0.051002, '{"{}"}')
            """);
        using var browser = await SignedInAsync("vera");
        var page = await PageAsync(browser, $"/editions/{edition}");
        var row = page.QuerySelectorAll("[aria-labelledby=restated] tbody tr").Single();
        Assert.Equal("Abandonment|10 %|14 %", string.Join('|', row.QuerySelectorAll("td").Take(3).Select(cell => cell.TextContent)));
        Assert.Contains("1 figure changed by less than is written, or back again.",
            page.QuerySelectorAll("p.soft").Select(note => note.TextContent));
    }

    [Fact]
    public async Task A_report_is_shown_cut_off_from_everything_with_its_charts_inside()
    {
        var edition = await EditionAsync("company");
        using var browser = new Visitor(Installation.Url);
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

    [Fact]
    public async Task Bytes_that_are_not_those_frozen_are_never_shown()
    {
        var edition = await EditionAsync("company");
        await Database.ExecuteHereAsync(
            $"update edition_part set content = set_byte(content, 0, get_byte(content, 0) # 1) where edition_id = {edition}");
        using var browser = await SignedInAsync("vera");
        foreach (var (path, part) in new[] { ("preview", "body.html"), ("body.html", "body.html"), ("demand.png", "demand.png") })
        {
            using var answer = await browser.Client.GetAsync($"/editions/{edition}/{path}");
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.Contains($"Part {part} of edition {edition} is not what was frozen", await answer.Content.ReadAsStringAsync(),
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Arrived", "sent")]
    [InlineData("Resend", "pending")]
    public async Task A_person_settles_an_unknown_delivery_with_a_reason(string verdict, string state)
    {
        var edition = await EditionAsync("company");
        var delivery = await Database.ScalarAsync<long>(
            $"""
            with who as (insert into recipient (name, address, role) values ('Board member {verdict}', 'board@example.com', 'board')
                returning id)
            insert into delivery (edition_id, report, period, scope, revision, recipient_id, channel, message_id, address, mime, sha256,
                state, give_up_at)
            select {edition}, 'daily-digest', '2025-11-28', 'company', 1, id, 'email', '<{verdict}@example.com>', 'board@example.com', 'x',
                'x', 'unknown', now() + interval '1 day' from who returning id
            """);
        using var browser = new Visitor(Installation.Url);
        await browser.SignInAsync("vera", Password);
        Dictionary<string, string> form = new() { ["id"] = $"{delivery}", ["verdict"] = verdict, ["reason"] = "she told me" };
        Assert.Equal(HttpStatusCode.Forbidden, await browser.PostAsync("/deliveries?handler=Settle", form));
        await browser.SignInAsync("anna", Password);
        Assert.Contains("It arrived", await browser.Client.GetStringAsync($"/deliveries?edition={edition}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await browser.PostAsync("/deliveries?handler=Settle", form));
        Assert.Equal(state, await Database.ScalarAsync<string>($"select state from delivery where id = {delivery}"));
        Assert.Equal("anna: she told me", await Database.ScalarAsync<string>(
            "select who || ': ' || reason from audit where what like 'delivery%'"));
    }

    [Fact]
    public async Task A_reports_text_is_compared_with_the_period_and_the_revision_before_and_with_no_other()
    {
        await Database.ExecuteHereAsync("truncate edition cascade");
        var before = await FrozenEdition.AddAsync(Database, "Customer service", period: "2025-11-27", text: "Calls\n80\nAll well");
        var first = await FrozenEdition.AddAsync(Database, "Customer service", text: "Calls\n90\nAll well");
        var second = await FrozenEdition.AddAsync(Database, "Customer service", text: "Calls\n91\nAll well", revision: 2);
        var foreign = await FrozenEdition.AddAsync(Database, "Dispatch", period: "2025-11-27", text: "Secrets");
        using var john = await SignedInAsync("john");
        var page = await PageAsync(john, $"/editions/{second}");
        Assert.Equal([$"/editions/{second}?against={first}#changes", $"/editions/{second}?against={before}#changes"],
            page.QuerySelectorAll("#changes + nav a").Select(link => link.GetAttribute("href")));
        Assert.Equal(["− 90", "+ 91"], await ChangesAsync(first));
        Assert.Equal(["− 80", "+ 91"], await ChangesAsync(before));
        Assert.Empty(await ChangesAsync(foreign));

        async Task<IEnumerable<string>> ChangesAsync(long against) => (await PageAsync(john, $"/editions/{second}?against={against}"))
            .QuerySelectorAll(".diff del, .diff ins").Select(line => line.TextContent);
    }

    private Task<long> EditionAsync(string scope, string report = "daily-digest", string model = "{}") => Database.ScalarAsync<long>(
        $"""
        with made as (
            insert into edition (report, period, scope, revision, state, subject, model, template_version, definitions_version)
            values ('{report}', '2025-11-28', '{scope}', (select coalesce(max(revision), 0) + 1 from edition where scope = '{scope}'),
                'complete', 'Yesterday', '{model}', '1', '1') returning id),
        parts as (
            insert into edition_part (edition_id, name, media_type, content, sha256)
            select id, name, media_type, content, sha256(content) from made, (values
                ('body.html', 'text/html', '<p><img alt="" src="cid:demand@iwreports"></p>'::bytea),
                ('demand.png', 'image/png', '\x010203'::bytea)) as p(name, media_type, content))
        select id from made
        """);
}
