using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace IWReports.Worker.Tests.Rendering;

/// <summary>What axe finds in a report's mail, light and dark: nothing.</summary>
public sealed class AxeTests
{
    // The largest of each report has all that the others have.
    [Theory]
    [InlineData("the fullest board report")]
    [InlineData("the largest digest")]
    [InlineData("a week of the team")]
    public async Task A_mail_can_be_read_by_everyone(string edition)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await browser.NewPageAsync(new() { ColorScheme = scheme });
            await page.SetContentAsync(AccessibleMailTests.Mail(edition));
            var found = (await page.RunAxe()).Violations
                .Select(one => $"{one.Impact}: {one.Help} ({string.Join(" | ", one.Nodes.Select(node => node.Html))})").ToList();
            Assert.True(found.Count == 0, $"{scheme}: {string.Join('\n', found)}");
            await page.CloseAsync();
        }
    }
}
