using Deque.AxeCore.Playwright;
using IWReports.Worker.Tests.Delivery.Email;
using Microsoft.Playwright;

namespace IWReports.Worker.Tests.Admin;

/// <summary>A newcomer's first mail, in a browser, on a desk and on a phone, with and without scripts.</summary>
public sealed class RecipientBrowserTests(TestDatabase database) : RecipientsAt(database)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task A_recipient_is_added_and_gets_a_test(int width, bool scripts)
    {
        await using var inbox = new SmtpInbox();
        await using var program = await PeopleAsync(TestMailTests.Relay(inbox.Port));
        await FrozenEdition.AddAsync(Database, "company", "board-report", "2025-11");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await LaunchAsync(playwright);
        await using var context = await browser.NewContextAsync(
            new() { JavaScriptEnabled = scripts, ViewportSize = new() { Width = width, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(program.Url);
        await page.GetByLabel("Name").FillAsync("anna");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Recipients" }).ClickAsync();

        await page.GetByLabel("Name").FillAsync("Treasurer");
        await page.GetByLabel("E-mail address").FillAsync("treasurer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        Assert.Contains("has no @", await page.GetByRole(AriaRole.Alert).TextContentAsync(), StringComparison.Ordinal);
        await page.GetByLabel("E-mail address").FillAsync("treasurer@board.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        Assert.Equal("Treasurer gets reports from now on.", await page.GetByRole(AriaRole.Status).TextContentAsync());

        await page.GetByRole(AriaRole.Link, new() { Name = "Treasurer" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();
        Assert.Equal("The test to Treasurer was sent and accepted: 250 2.0.0 kept as 1",
            await page.GetByRole(AriaRole.Status).TextContentAsync());
        await page.ReloadAsync();
        Assert.Single(inbox.Kept);
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        if (!scripts)
            return;
        await EveryPageTests.WithoutReportsAsync(page);
        Assert.Empty((await page.RunAxe()).Violations.Select(one => $"{one.Impact}: {one.Help}"));
    }
}
