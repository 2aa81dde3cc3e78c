using System.Net;
using AngleSharp.Html.Parser;

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

    [Theory]
    [InlineData("Arrived", "sent")]
    [InlineData("Resend", "pending")]
    public async Task A_person_settles_an_unknown_delivery_with_a_reason(string verdict, string state)
    {
        var edition = await EditionAsync("company");
        var delivery = await Database.ScalarAsync<long>(
            $"""
            with who as (insert into recipient (name, address, role) values ('Board member {verdict}', 'board@example.com', 'board') returning id)
            insert into delivery (edition_id, report, period, scope, revision, recipient_id, channel, message_id, address, mime, sha256, state, give_up_at)
            select {edition}, 'daily-digest', '2025-11-28', 'company', 1, id, 'email', '<{verdict}@example.com>', 'board@example.com', 'x', 'x', 'unknown', now() + interval '1 day' from who returning id
            """);
        using var browser = new Visitor(Installation.Url);
        await browser.SignInAsync("vera", Password);
        Dictionary<string, string> form = new() { ["id"] = $"{delivery}", ["verdict"] = verdict, ["reason"] = "she told me" };
        Assert.Equal(HttpStatusCode.Forbidden, await browser.PostAsync("/deliveries?handler=Settle", form));
        await browser.SignInAsync("anna", Password);
        Assert.Contains("It arrived", await browser.Client.GetStringAsync($"/deliveries?edition={edition}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await browser.PostAsync("/deliveries?handler=Settle", form));
        Assert.Equal(state, await Database.ScalarAsync<string>($"select state from delivery where id = {delivery}"));
        Assert.Equal("anna: she told me", await Database.ScalarAsync<string>("select who || ': ' || reason from audit where what like 'delivery%'"));
    }

    private Task<long> EditionAsync(string scope) => Database.ScalarAsync<long>(
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
