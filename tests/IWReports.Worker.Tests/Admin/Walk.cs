using IWReports.Worker.Tests.Reporting;
using Microsoft.Playwright;

namespace IWReports.Worker.Tests.Admin;

/// <summary>Somebody who walks through the pages in a real browser, of some width, with scripts or without.</summary>
public abstract class Walk(TestDatabase database, AxeTests.Chromium chromium) : Routes(database), IClassFixture<AxeTests.Chromium>
{
    private protected IPage Page { get; private set; } = null!;

    private protected async Task<IBrowserContext> BeginAsync(string url, int width, bool scripts)
    {
        var context = await chromium.Browser.NewContextAsync(
            new() { BaseURL = url, JavaScriptEnabled = scripts, ViewportSize = new() { Width = width, Height = 900 } });
        Page = await EveryPageTests.SignedInAsync(context);
        Page.SetDefaultTimeout(10_000);
        return context;
    }

    private protected async Task OpenAsync(string path) => Assert.Equal((path, 200), (path, (await Page.GotoAsync(path))!.Status));

    private protected Task PressAsync(string name) =>
        Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).Locator("visible=true").First.ClickAsync();

    private protected ILocator Field(string label) =>
        Page.GetByLabel(label).And(Page.Locator("input, select, textarea")).Locator("visible=true").First;

    private protected Task OpenUpAsync(string summary) =>
        Page.Locator("summary", new() { HasText = summary }).Filter(new() { HasText = summary }).First.ClickAsync();

    private protected async Task SeesAsync(string text) => Assert.Contains(text,
        await Page.Locator("main").TextContentAsync() ?? "", StringComparison.Ordinal);
}
