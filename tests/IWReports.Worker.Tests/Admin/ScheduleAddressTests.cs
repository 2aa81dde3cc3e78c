namespace IWReports.Worker.Tests.Admin;

/// <summary>The pages of schedules: where they were before, and whose time they show.</summary>
public sealed class ScheduleAddressTests(TestDatabase database) : DashboardAt(database)
{
    [Theory]
    [InlineData("/jobs", "/schedules")]
    [InlineData("/runs?state=Failed", "/schedules/runs?state=Failed")]
    [InlineData("/runs/7", "/schedules/runs/7")]
    public async Task Former_addresses_lead_on(string from, string to)
    {
        using var browser = await SignedInAsync("vera");
        using var answer = await browser.Client.GetAsync(from);
        Assert.Equal(to, answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_demonstration_says_whose_time_it_shows()
    {
        using var browser = await SignedInAsync("vera");
        foreach (var path in new[] { "/schedules", "/schedules/nightly", "/schedules/runs" })
            Assert.Contains("the demonstration’s clock: it is Mon 1 Dec 2025, 09:", (await PageAsync(browser, path)).Body!.TextContent,
                StringComparison.Ordinal);
    }
}
