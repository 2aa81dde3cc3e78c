using System.Net;
using AngleSharp.Html.Dom;

namespace IWReports.Worker.Tests.Admin;

/// <summary>Who gets reports, on the pages made for it.</summary>
public sealed class RecipientPagesTests(TestDatabase database) : RecipientsAt(database)
{
    [Fact]
    public async Task An_admin_adds_a_supervisor_who_is_listed_with_what_they_get()
    {
        await using var program = await PeopleAsync();
        using var anna = await SignedInAsync(program, "anna");
        Assert.Equal(HttpStatusCode.Redirect, await anna.PostAsync("/recipients?handler=Add", new()
        {
            ["name"] = " Sue ", ["address"] = "sue@widgets.example", ["role"] = "supervisor", ["team"] = OtherTeam, ["deputy"] = "John",
        }));
        var page = await PageAsync(anna, "/recipients");
        Assert.Equal("Sue gets reports from now on. The roster has nobody of that name today: reports go out, but nobody can tell when "
            + "they are away.", page.QuerySelector("[role=status]")!.TextContent);
        var row = page.QuerySelectorAll("tbody tr").Single(one => one.QuerySelector("a")!.TextContent == "Sue");
        Assert.Equal(["Sue", "sue@widgets.example", "supervisor", "Dispatch", "Daily digest, team week", "John", "active"],
            row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));
        Assert.Equal("anna: recipient Sue saved as supervisor of Dispatch, deputy John", await AuditAsync("recipient Sue%"));
    }

    [Theory]
    [InlineData("name", "", "A recipient's name has 1 to 100 characters, none of them control characters.")]
    [InlineData("name", "Chair", "There is a recipient \"Chair\" already.")]
    [InlineData("address", "jo.widgets.example", "\"jo.widgets.example\" has no @; an address reads name@example.com.")]
    [InlineData("address", "Chair@BOARD.example", "Chair@BOARD.example is the mailbox of \"Chair\" already")]
    [InlineData("role", "boss", "Choose one of the roles in the list.")]
    [InlineData("team", "", "A supervisor needs a team: the digest is about one.")]
    [InlineData("team", "Sales", "\"Sales\" is not a team. Company:Teams has Customer service, Dispatch.")]
    [InlineData("deputy", "Nobody", "\"Nobody\" is no recipient who gets reports.")]
    [InlineData("deputy", "Jo", "Only a supervisor has a deputy, and it is somebody else.")]
    public async Task What_cannot_be_is_refused_at_its_field_and_what_was_typed_stays(string field, string value, string words)
    {
        await using var program = await PeopleAsync();
        using var anna = await SignedInAsync(program, "anna");
        var typed = new Dictionary<string, string>
        {
            ["name"] = "Jo", ["address"] = "jo@widgets.example", ["role"] = "supervisor", ["team"] = Team, ["deputy"] = "Eve",
            ["shared"] = "false", [field] = value,
        };
        var page = await RefusedAsync(anna, "/recipients?handler=Add", typed);
        Assert.StartsWith(words, page.GetElementById($"add-{field}-wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.GetElementById($"add-{field}")!.GetAttribute("aria-invalid"));
        Assert.Single(page.QuerySelectorAll("[role=alert]"));
        Assert.Equal((typed["name"], typed["address"]),
            (((IHtmlInputElement)page.GetElementById("add-name")!).Value, ((IHtmlInputElement)page.GetElementById("add-address")!).Value));
        Assert.Equal(4, await Database.ScalarAsync<long>("select count(*) from recipient"));
    }

    [Fact]
    public async Task A_mailbox_is_shared_when_both_know_it()
    {
        await using var program = await PeopleAsync();
        using var anna = await SignedInAsync(program, "anna");
        Assert.Equal(HttpStatusCode.Redirect, await anna.PostAsync("/recipients?handler=Add", new()
        {
            ["name"] = "Secretary", ["address"] = "chair@board.example", ["role"] = "board", ["shared"] = "true",
        }));
        Assert.True(await Database.ScalarAsync<bool>("select shared from recipient where name = 'Secretary'"));
    }

    [Fact]
    public async Task A_changed_recipient_keeps_their_deliveries_and_the_change_is_written_down()
    {
        await using var program = await PeopleAsync();
        using var anna = await SignedInAsync(program, "anna");
        var john = await IdAsync("John");
        Assert.Equal(HttpStatusCode.Redirect, await anna.PostAsync($"/recipients/{john}?handler=Change", new()
        {
            ["name"] = "Johnny", ["address"] = "john@widgets.example", ["role"] = "supervisor", ["team"] = Team, ["deputy"] = "Eve",
        }));
        Assert.Equal(john, await IdAsync("Johnny"));
        Assert.Equal("anna: recipient John saved as supervisor of Customer service, deputy Eve, now called Johnny",
            await AuditAsync("recipient John %"));
        var page = await RefusedAsync(anna, $"/recipients/{john}?handler=Change", new()
        {
            ["name"] = "Johnny", ["address"] = "johnny", ["role"] = "board",
        });
        Assert.Equal("johnny", page.GetElementById("change-address")!.GetAttribute("value"));
        Assert.Contains("has no @", page.GetElementById("change-address-wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("john@widgets.example", await Database.ScalarAsync<string>($"select address from recipient where id = {john}"));
    }

    [Fact]
    public async Task Taking_out_needs_the_box_ticked_and_saving_brings_back()
    {
        await using var program = await PeopleAsync();
        using var anna = await SignedInAsync(program, "anna");
        var page = $"/recipients/{await IdAsync("Eve")}";
        await anna.PostAsync($"{page}?handler=Retire", []);
        Assert.Contains("tick the box", await AlertAsync(anna, page), StringComparison.Ordinal);
        Assert.Equal(4, await Database.ScalarAsync<long>("select count(*) from recipient where active"));
        await anna.PostAsync($"{page}?handler=Retire", new() { ["sure"] = "true" });
        Assert.Equal("anna: recipient Eve retired, 0 waiting deliveries withdrawn", await AuditAsync("recipient Eve%"));
        Assert.Equal(3, await Database.ScalarAsync<long>("select count(*) from recipient where active"));
        await anna.PostAsync($"{page}?handler=Change", new()
        {
            ["name"] = "Eve", ["address"] = "eve@widgets.example", ["role"] = "supervisor", ["team"] = OtherTeam,
        });
        Assert.Equal(4, await Database.ScalarAsync<long>("select count(*) from recipient where active"));
    }

    [Fact]
    public async Task A_recipients_page_shows_what_they_get_and_nothing_else()
    {
        await using var program = await PeopleAsync();
        var (old, digest, other, board) = (await FrozenEdition.AddAsync(Database, Team, period: "2025-11-27"),
            await FrozenEdition.AddAsync(Database, Team), await FrozenEdition.AddAsync(Database, OtherTeam),
            await FrozenEdition.AddAsync(Database, "company", "board-report", "2025-11"));
        using var kate = await SignedInAsync(program, "kate");
        var (john, chair) = (await IdAsync("John"), await IdAsync("Chair"));
        Assert.Equal($"/editions/{digest}/preview",
            (await PageAsync(kate, $"/recipients/{john}")).QuerySelector("iframe")!.GetAttribute("src"));
        Assert.Equal($"/editions/{old}/preview",
            (await PageAsync(kate, $"/recipients/{john}?edition={old}")).QuerySelector("iframe")!.GetAttribute("src"));
        Assert.Equal($"/editions/{board}/preview",
            (await PageAsync(kate, $"/recipients/{chair}")).QuerySelector("iframe")!.GetAttribute("src"));
        foreach (var (recipient, foreign) in new[] { (john, other), (john, board), (chair, digest) })
        {
            using var answer = await kate.Client.GetAsync($"/recipients/{recipient}?edition={foreign}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        var readers = (await PageAsync(kate, $"/editions/{digest}")).QuerySelectorAll("a.each").Select(link => link.TextContent);
        Assert.Equal(["John", "Kate"], readers);
    }

    [Fact]
    public async Task A_supervisor_sees_what_their_own_team_gets_and_nobody_else()
    {
        await using var program = await PeopleAsync();
        var (digest, other) = (await FrozenEdition.AddAsync(Database, Team), await FrozenEdition.AddAsync(Database, OtherTeam));
        using var john = await SignedInAsync(program, "john");
        var own = await PageAsync(john, $"/recipients/{await IdAsync("John")}");
        Assert.Equal($"/editions/{digest}/preview", own.QuerySelector("iframe")!.GetAttribute("src"));
        Assert.DoesNotContain("john@widgets.example", own.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("John", (await PageAsync(john, $"/editions/{digest}")).QuerySelectorAll("a.each").Single().TextContent);
        foreach (var path in new[] { "Eve", "Kate", "Chair" }.Select(IdAsync).Select(id => $"/recipients/{id.Result}")
            .Append($"/recipients/{await IdAsync("John")}?edition={other}").Append($"/recipients/{await IdAsync("Eve")}?edition={digest}"))
        {
            using var answer = await john.Client.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        // Standing in for another team's supervisor opens none of its reports to the own team's.
        await Database.ExecuteHereAsync($"update recipient set deputy_id = {await IdAsync("John")} where name = 'Eve'");
        Assert.DoesNotContain($"edition={other}", await john.Client.GetStringAsync($"/recipients/{await IdAsync("John")}"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_an_admin_changes_recipients_and_viewers_see_no_addresses()
    {
        await using var program = await PeopleAsync();
        var eve = await IdAsync("Eve");
        foreach (var (name, list) in new[]
        {
            ("john", HttpStatusCode.Forbidden), ("vera", HttpStatusCode.Forbidden), ("kate", HttpStatusCode.OK),
        })
        {
            using var visitor = await SignedInAsync(program, name);
            Assert.Equal(list, (await visitor.Client.GetAsync("/recipients")).StatusCode);
            foreach (var act in new[] { "?handler=Add", $"/{eve}?handler=Change", $"/{eve}?handler=Retire" })
            {
                Assert.Equal(HttpStatusCode.Forbidden, await visitor.PostAsync($"/recipients{act}", new()
                {
                    ["name"] = "Eve", ["address"] = "me@elsewhere.example", ["role"] = "board", ["sure"] = "true",
                }));
            }
        }

        using var vera = await SignedInAsync(program, "vera");
        Assert.DoesNotContain("eve@widgets.example", await vera.Client.GetStringAsync($"/recipients/{eve}"), StringComparison.Ordinal);
    }
}
