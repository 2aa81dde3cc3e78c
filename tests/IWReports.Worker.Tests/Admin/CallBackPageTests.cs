using System.Net;

namespace IWReports.Worker.Tests.Admin;

public sealed class CallBackPageTests(TestDatabase database) : DashboardAt(database)
{
    [Theory]
    [InlineData("john", HttpStatusCode.OK)]
    [InlineData("anna", HttpStatusCode.OK)]
    [InlineData("vera", HttpStatusCode.Forbidden)]
    public async Task Callers_numbers_are_for_those_who_ring_back(string name, HttpStatusCode answer)
    {
        using var browser = new Visitor(Installation.Url);
        await browser.SignInAsync(name, Password);
        Assert.Equal(answer, (await browser.Client.GetAsync("/callbacks")).StatusCode);
        Assert.Equal(answer == HttpStatusCode.OK,
            (await browser.Client.GetStringAsync("/definitions")).Contains("Call-backs", StringComparison.Ordinal));
    }
}
