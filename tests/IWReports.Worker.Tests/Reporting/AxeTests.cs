using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>What axe finds in a report's mail, light and dark: nothing.</summary>
public sealed class AxeTests(AxeTests.Chromium chromium) : IClassFixture<AxeTests.Chromium>
{
    [Theory]
    [MemberData(nameof(AccessibleMailTests.Names), MemberType = typeof(AccessibleMailTests))]
    public async Task A_mail_can_be_read_by_everyone(string edition)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await chromium.Browser.NewPageAsync(new() { ColorScheme = scheme });
            await page.SetContentAsync(AccessibleMailTests.Mail(edition));
            var found = (await page.RunAxe()).Violations
                .Select(one => $"{one.Impact}: {one.Help} ({string.Join(" | ", one.Nodes.Select(node => node.Html))})").ToList();
            Assert.True(found.Count == 0, $"{scheme}: {string.Join('\n', found)}");
            await page.CloseAsync();
        }
    }

    /// <summary>One browser for all mails.</summary>
    public sealed class Chromium : IAsyncLifetime
    {
        private IPlaywright _playwright = null!;

        public IBrowser Browser { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            _playwright = await Playwright.CreateAsync();
            Browser = await _playwright.Chromium.LaunchAsync(
                new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
        }

        public async Task DisposeAsync()
        {
            await Browser.DisposeAsync();
            _playwright.Dispose();
        }
    }
}
