using IWReports.Worker.Tests.Reporting;
using Microsoft.Playwright;

namespace IWReports.Worker.Tests.Admin;

/// <summary>What people decide on the pages, in a real browser: on a desk and on a phone, with scripts and without.</summary>
public sealed class DecisionWalkTests(TestDatabase database, AxeTests.Chromium chromium) : Walk(database, chromium)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    [InlineData(390, false)]
    public async Task People_decide_and_take_back(int width, bool scripts)
    {
        var tag = $"{width}{(scripts ? "s" : "")}";
        await ModelledMonths.AnalyseAsync(Database, Installation);
        await Database.ExecuteHereAsync("truncate kpi_mark, what_if, stated_cause; truncate edition cascade");
        var edition = await FrozenEdition.AddAsync(Database, "company");
        await WaitingAsync(edition, tag);
        await FrozenEdition.AddAsync(Database, "F-075", "apology");
        await using var context = await BeginAsync(Installation.Url, width, scripts);
        await MarksAsync();
        await WhyAsync();
        await WhatIfAsync();
        await HoldAsync(edition);
        await LetterAsync();
    }

    private async Task MarksAsync()
    {
        await OpenAsync("/kpis/abandonment");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Set a target, draw limits anew, note something" }).ClickAsync();
        await Field("Target, in %").FillAsync("8");
        await PressAsync("What are the chances?");
        await Field("Reason").FillAsync("the board asked");
        await PressAsync("Set this target");
        await SeesAsync("target 8 %, “the board asked”");
        await Field("Day").FillAsync("2025-11-03");
        await Field("What happened").FillAsync("a strike");
        await PressAsync("Keep the note");
        await SeesAsync("“a strike”");
        await OpenUpAsync("Take back target 8 %");
        await Field("Reason").FillAsync("too soon");
        await PressAsync("Take it back");
        await SeesAsync("taken back by anna: too soon");
    }

    private async Task WhyAsync()
    {
        await OpenAsync("/analysis/2025-11");
        await OpenUpAsync("State a cause");
        await Field("The cause in a sentence").FillAsync("Two officers were ill.");
        await Field("Who says so").FillAsync("the supervisor");
        await PressAsync("State it");
        await SeesAsync("“Two officers were ill.”");
        await OpenUpAsync("Withdraw");
        await Field("Reason").FillAsync("it was three");
        await PressAsync("Withdraw this cause");
        Assert.DoesNotContain("“Two officers", await Page.Locator("main").TextContentAsync() ?? "", StringComparison.Ordinal);
    }

    private async Task WhatIfAsync()
    {
        await OpenAsync("/analysis/2025-11");
        await Field("Officers more").FillAsync("1");
        await Page.GetByLabel("From", new() { Exact = true }).SelectOptionAsync("12:00");
        await Page.GetByLabel("To", new() { Exact = true }).SelectOptionAsync("14:00");
        await Page.GetByLabel("Wed").CheckAsync();
        await PressAsync("Ask");
        await Page.GetByRole(AriaRole.Heading, new() { Name = "1 more officer at 12:00–14:00 on Wed" }).WaitForAsync();
        await Field("Why the board should see it").FillAsync("Wednesdays are worst.");
        await PressAsync("Save as an option for the board report");
        await SeesAsync("Saved as an option");
    }

    private async Task HoldAsync(long edition)
    {
        await OpenAsync($"/editions/{edition}");
        await OpenUpAsync("Hold");
        await Field("Reason").FillAsync("a figure looks odd");
        await PressAsync("Hold this report");
        await SeesAsync("Held: 1 mail waits until the report is approved.");
        await OpenUpAsync("Approve");
        await Field("Reason").FillAsync("it is right");
        await PressAsync("Approve this report");
        await SeesAsync("Approved: 1 mail goes out with the next run.");
    }

    private async Task LetterAsync()
    {
        await OpenAsync("/recommendations");
        await SeesAsync("not yet");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await SeesAsync(", anna");
    }

    private Task WaitingAsync(long edition, string tag) => Database.ExecuteHereAsync(
        $"""
        with who as (insert into recipient (name, address, role) values ('Chair {tag}', 'chair{tag}@example.com', 'board') returning id)
        insert into delivery (edition_id, report, period, scope, revision, recipient_id, channel, message_id, address, mime, sha256,
            state, give_up_at)
        select {edition}, 'daily-digest', '2025-11-28', 'company', 1, id, 'email', '<{tag}@example.com>', 'chair@example.com', 'x', 'x',
            'pending', now() + interval '1 day' from who
        """);
}
