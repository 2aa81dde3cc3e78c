using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using IWReports.Worker.Admin;
using IWReports.Worker.Tests.Scheduling;
using Microsoft.Playwright;

namespace IWReports.Worker.Tests.Admin;

/// <summary>The program serving its dashboard on a Monday morning, with an admin, a viewer and a supervisor who may sign in.</summary>
public abstract class DashboardAt(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    protected const string Password = "correct horse battery";

    protected TestDatabase Database => database;

    private protected Diary Diary { get; } = new();

    private protected Installation Installation { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await database.ForgetRunsAsync();
        Installation = await Installation.StartAsync(database, "2025-12-01T09:00:00+11:00", Diary);
        foreach (var (name, role) in new[] { ("anna", Roles.Admin), ("vera", Roles.Viewer) })
            await Installation.Get<Users>().AddAsync(name, role, null, Password, "test", CancellationToken.None);
        await Installation.Get<Users>().AddAsync("john", Roles.Supervisor, "Customer service", Password, "test", CancellationToken.None);
    }

    private protected async Task<Visitor> SignedInAsync(string name)
    {
        var browser = new Visitor(Installation.Url);
        await browser.SignInAsync(name, Password);
        return browser;
    }

    /// <summary>The same program once more, with other settings.</summary>
    private protected Task<Installation> StartAsync(Dictionary<string, string?> settings) =>
        Installation.StartAsync(database, "2025-12-01T09:00:00+11:00", Diary, settings: settings);

    private protected static async Task<IDocument> PageAsync(Visitor browser, string path) =>
        new HtmlParser().ParseDocument(await browser.Client.GetStringAsync(path));

    /// <summary>What a page says that went wrong.</summary>
    private protected static async Task<string> AlertAsync(Visitor browser, string path) =>
        (await PageAsync(browser, path)).QuerySelector("[role=alert]")!.TextContent;

    /// <summary>The last line of the audit about such a thing: who, what and why.</summary>
    protected Task<string> AuditAsync(string like) =>
        database.ScalarAsync<string>(
            $"select concat_ws(': ', who, what, reason) from audit where what like '{like}' order by id desc limit 1");

    /// <summary>Waits until something is so; fails when it is not within a while.</summary>
    protected static async Task EventuallyAsync(Func<Task<bool>> isSo, int seconds = 20)
    {
        var since = TimeProvider.System.GetTimestamp();
        for (; !await isSo(); await Task.Delay(100))
            Assert.True(TimeProvider.System.GetElapsedTime(since).TotalSeconds < seconds, $"Not so after {seconds} seconds.");
    }

    private protected static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = "/usr/bin/chromium",
        Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync"],
    });

    public async Task DisposeAsync() => await Installation.DisposeAsync();
}
