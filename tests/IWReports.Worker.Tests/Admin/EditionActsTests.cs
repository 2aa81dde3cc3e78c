namespace IWReports.Worker.Tests.Admin;

/// <summary>What people decide about a report: hold it, let it go, hand it over.</summary>
public sealed class EditionActsTests(TestDatabase database) : DashboardAt(database)
{
    [Fact]
    public async Task A_report_is_held_and_approved_for_a_reason_on_its_page()
    {
        var edition = await FrozenEdition.AddAsync(Database, "company");
        await Database.ExecuteHereAsync(
            $"""
            with who as (insert into recipient (name, address, role) values ('Chair', 'chair@example.com', 'board') returning id)
            insert into delivery (edition_id, report, period, scope, revision, recipient_id, channel, message_id, address, mime, sha256,
                state, give_up_at)
            select {edition}, 'daily-digest', '2025-11-28', 'company', 1, id, 'email', '<c@example.com>', 'chair@example.com', 'x', 'x',
                'pending', now() + interval '1 day' from who
            """);
        using var anna = await SignedInAsync("anna");
        await anna.PostAsync($"/editions/{edition}?handler=Hold", new() { ["reason"] = " " });
        Assert.StartsWith("A reason is needed", await AlertAsync(anna, $"/editions/{edition}"), StringComparison.Ordinal);
        await anna.PostAsync($"/editions/{edition}?handler=Hold", new() { ["reason"] = "a figure looks odd" });
        var page = await PageAsync(anna, $"/editions/{edition}");
        Assert.Equal("Held: 1 mail waits until the report is approved.", page.QuerySelector("[role=status]")!.TextContent);
        Assert.Equal("1 held", page.QuerySelector("a[href^='/deliveries?edition']")!.TextContent);
        await anna.PostAsync($"/editions/{edition}?handler=Approve", new() { ["reason"] = "it is right" });
        Assert.Equal("Approved: 1 mail goes out with the next run.",
            (await PageAsync(anna, $"/editions/{edition}")).QuerySelector("[role=status]")!.TextContent);
        Assert.Equal("anna: daily-digest 2025-11-28, company, revision 1 approved: 1 delivery: it is right",
            await AuditAsync("%approved%"));
    }

    [Fact]
    public async Task A_letter_is_to_be_sent_until_somebody_says_that_it_was_handed_over()
    {
        await Database.ExecuteHereAsync("truncate edition cascade");
        await FrozenEdition.AddAsync(Database, "F-075", "apology");
        var letter = await Database.ScalarAsync<long>("select max(id) from edition");
        using var anna = await SignedInAsync("anna");
        Assert.Equal("not yet", await StandingAsync());
        Assert.Contains(await NeedsAsync(), need => need.StartsWith("1 letter to hand over.", StringComparison.Ordinal));
        await anna.PostAsync("/recommendations?handler=Letter", new() { ["id"] = $"{letter}", ["done"] = "true" });
        Assert.EndsWith(", anna", await StandingAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(await NeedsAsync(), need => need.Contains("letter", StringComparison.Ordinal));
        Assert.Equal($"anna: letter {letter} handed over", await AuditAsync("letter%"));
        await anna.PostAsync("/recommendations?handler=Letter", new() { ["id"] = $"{letter}", ["done"] = "false" });
        Assert.Equal("not yet", await StandingAsync());

        async Task<List<string>> NeedsAsync() =>
            [.. (await PageAsync(anna, "/")).QuerySelectorAll(".needs li").Select(need => need.TextContent.Trim())];

        async Task<string> StandingAsync() => string.Join(' ', (await PageAsync(anna, "/recommendations"))
            .QuerySelector("[aria-labelledby=letters] td[data-label^=Handed]")!.ChildNodes.Where(node => node.NodeName != "FORM")
            .Select(node => node.TextContent.Trim()).Where(text => text.Length > 0)).Replace(" ,", ",", StringComparison.Ordinal);
    }
}
