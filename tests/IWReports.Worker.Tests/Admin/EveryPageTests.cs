using Deque.AxeCore.Playwright;
using IWReports.Worker.Tests.Reporting;
using Microsoft.Playwright;

namespace IWReports.Worker.Tests.Admin;

/// <summary>Every page in a real browser: what axe finds in it, whether it fits a phone, and whether it needs scripts.</summary>
public sealed class EveryPageTests(TestDatabase database, AxeTests.Chromium chromium) : Routes(database), IClassFixture<AxeTests.Chromium>
{
    private const int Phone = 390, Desk = 1280;

    [Theory]
    [InlineData(ColorScheme.Light, Desk)]
    [InlineData(ColorScheme.Dark, Phone)]
    public async Task Every_page_can_be_used_by_everyone_fits_and_needs_no_scripts(ColorScheme scheme, int width)
    {
        await FactsAsync();
        await using var context = await chromium.Browser.NewContextAsync(
            new() { BaseURL = Installation.Url, ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
        var page = await SignedInAsync(context);
        // What is sent is all that a browser without scripts shows.
        using var plain = await SignedInAsync("anna");
        var wrong = new List<string>();
        foreach (var path in Pages())
        {
            var answer = (await page.GotoAsync(path))!;
            if (answer.Status >= 400 || await page.TitleAsync() is not { Length: > 0 })
                continue;
            if (await page.Locator("h1").AllTextContentsAsync() is var headings && !headings.SequenceEqual(
                (await PageAsync(plain, new Uri(page.Url).PathAndQuery)).QuerySelectorAll("h1").Select(heading => heading.TextContent)))
                wrong.Add($"{path}: without scripts it is not “{string.Join(", ", headings)}”");
            await page.ScreenshotAsync(new() { Path = PictureOf(path, scheme, width), FullPage = true });
            await WithoutReportsAsync(page);
            var found = (await page.RunAxe()).Violations.Where(one => one.Impact is "critical" or "serious" or "moderate");
            wrong.AddRange(found.Select(one => $"{path}: {one.Impact}: {one.Help} ({one.Nodes[0].Html})"));
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") > width)
                wrong.Add($"{path}: wider than {width}");
        }

        Assert.Equal("", string.Join('\n', wrong));
    }

    // Kept beside the tests' results, to be looked at.
    internal static string PictureOf(string path, ColorScheme scheme, int width) => Path.Combine(
        Environment.GetEnvironmentVariable("IWREPORTS_TEST_RESULTS") ?? AppContext.BaseDirectory, "pages",
        $"{path.Trim('/').Replace('/', '-')}.{scheme}-{width}.png".ToLowerInvariant());

    // Ours that answer with a page, each once; Hangfire's own are looked at by JobPagesTests.
    private IEnumerable<string> Pages() => Acts().Where(act => act.StartsWith("GET ", StringComparison.Ordinal))
        .Select(act => act["GET ".Length..])
        .Where(path => !path.Contains('?', StringComparison.Ordinal) && !path.StartsWith("/hangfire", StringComparison.Ordinal)
            && !path.StartsWith("/health/", StringComparison.Ordinal) && !path.Contains("{name}", StringComparison.Ordinal)
            && path is not "/sign-in/refused" and not "/error")
        .Select(path => Fill(path, null));

    /// <summary>A report's frame runs no scripts: axe would wait in it for ever. AxeTests look at what is in it.</summary>
    internal static Task WithoutReportsAsync(IPage page) =>
        page.EvaluateAsync("document.querySelectorAll('iframe[sandbox]').forEach(frame => frame.remove())");

    internal static async Task<IPage> SignedInAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Name").FillAsync("anna");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Now", Exact = true }).WaitForAsync();
        return page;
    }
}
