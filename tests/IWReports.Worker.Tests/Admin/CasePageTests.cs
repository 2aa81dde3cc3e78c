using System.Net;
using AngleSharp.Dom;
using IWReports.Worker.Admin;

namespace IWReports.Worker.Tests.Admin;

/// <summary>A customer's complaint, from the search to the letter that answers it.</summary>
public sealed class CasePageTests(TestDatabase database) : DashboardAt(database)
{
    private const string Late = "/cases?reference=T-0452";

    [Fact]
    public async Task A_manager_comes_from_the_search_to_the_case_and_makes_the_apology_for_it()
    {
        await FillAsync();
        await Installation.Get<Users>().AddAsync("max", Roles.Manager, null, Password, "test", CancellationToken.None);
        using var max = await SignedInAsync("max");
        Assert.Equal(Late, (await PageAsync(max, "/search?q=yore")).QuerySelector("[aria-labelledby=cases] a")!.GetAttribute("href"));
        var page = await PageAsync(max, Late);
        Assert.Equal(
            ["Customer: Yore Mine Co.", "About: late", "Received: Tue 18 Nov 2025", "Team: Customer service", "Settled: Thu 20 Nov 2025",
                "Asked afterwards: Mon 24 Nov 2025, not satisfied"],
            page.QuerySelectorAll("dl.card dt").Select(term => $"{term.TextContent}: {term.NextElementSibling!.TextContent}"));
        Assert.Equal("max: looked at complaint T-0452", await AuditAsync("looked at complaint%"));
        Assert.NotNull(page.QuerySelector("a[href='/cases?reference=T-0100']"));

        Assert.Equal(HttpStatusCode.Redirect,
            await max.PostAsync("/cases?handler=Make", new() { ["reference"] = "T-0452", ["report"] = "apology" }));
        Assert.Equal("max: apology for complaint T-0452 made", await AuditAsync("apology%"));
        var letter = (await PageAsync(max, Late)).QuerySelector("ul[aria-labelledby=letters] li")!;
        Assert.Contains("to hand over", letter.TextContent, StringComparison.Ordinal);
        var edition = await PageAsync(max, letter.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Contains("Dear Yore Mine Co.,", edition.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("to hand over", (await PageAsync(max, "/")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("T-9999", "apology")]
    [InlineData("T-0452", "board-report")]
    [InlineData("", "apology")]
    public async Task What_is_no_case_or_no_letter_makes_none(string reference, string report)
    {
        await FillAsync();
        using var anna = await SignedInAsync("anna");
        await anna.PostAsync("/cases?handler=Make", new() { ["reference"] = reference, ["report"] = report });
        Assert.StartsWith("No letter was made", await AlertAsync(anna, "/cases"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_sees_the_cases_of_the_own_team_and_writes_no_letter()
    {
        await FillAsync();
        using var john = await SignedInAsync("john");
        Assert.NotNull((await PageAsync(john, Late)).QuerySelector("dl.card"));
        // The one before was another team's.
        Assert.DoesNotContain("T-0100", (await PageAsync(john, Late)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await PageAsync(john, Late)).QuerySelector("form[method=post] [name=report]"));
        var other = await PageAsync(john, "/cases?reference=T-0999");
        Assert.Null(other.QuerySelector("dl.card"));
        Assert.StartsWith("There is no complaint “T-0999” among those that you may see.", other.QuerySelector(".empty")!.TextContent.Trim(),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden,
            await john.PostAsync("/cases?handler=Make", new() { ["reference"] = "T-0452", ["report"] = "apology" }));
    }

    [Fact]
    public async Task Who_may_see_no_call_reads_no_letter()
    {
        await FillAsync();
        using var anna = await SignedInAsync("anna");
        await anna.PostAsync("/cases?handler=Make", new() { ["reference"] = "T-0452", ["report"] = "complaint-reply" });
        var letter = (await PageAsync(anna, Late)).QuerySelector("ul[aria-labelledby=letters] a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await anna.Client.GetAsync(letter)).StatusCode);
        using var vera = await SignedInAsync("vera");
        Assert.Equal(HttpStatusCode.NotFound, (await vera.Client.GetAsync(letter)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await vera.Client.GetAsync($"{letter}/body.html")).StatusCode);
        Assert.DoesNotContain("T-0452", (await PageAsync(vera, "/recommendations")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("T-0452", (await PageAsync(vera, "/editions")).Body!.TextContent, StringComparison.Ordinal);
    }

    private Task FillAsync() => Database.ExecuteHereAsync(
        """
        insert into source (id, name, kind, zone, sees) overriding system value values (1, 'test', 'table', 'UTC', '{}')
            on conflict do nothing;
        insert into customer (source_id, customer_id, name) values (1, 'C001', 'Yore Mine Co.') on conflict do nothing;
        insert into complaint (source_id, complaint_id, received_on, resolved_on, followed_up_on, satisfied, customer_id, topic, team)
            values
            (1, 'T-0452', '2025-11-18', '2025-11-20', '2025-11-24', false, 'C001', 'late', 'Customer service'),
            (1, 'T-0100', '2025-10-18', '2025-10-20', null, null, 'C001', 'late', 'Parts'),
            (1, 'T-0999', '2025-11-18', null, null, null, null, 'late', 'Parts') on conflict do nothing;
        """);
}
