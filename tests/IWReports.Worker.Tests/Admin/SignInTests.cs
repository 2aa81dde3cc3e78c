using System.Net;
using IWReports.Worker.Admin;

namespace IWReports.Worker.Tests.Admin;

public sealed class SignInTests(TestDatabase database) : DashboardAt(database)
{
    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        using var browser = new Visitor(Installation.Url);
        var wrong = await browser.SignInAsync("anna", "not my password");
        using var other = new Visitor(Installation.Url);
        var unknown = await other.SignInAsync("nobody", "not my password");
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (wrong.Status, unknown.Status));
        Assert.Equal(wrong.Alert, unknown.Alert);
        Assert.Contains("locked", wrong.Alert, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_name_for_a_while()
    {
        using var browser = new Visitor(Installation.Url);
        for (var attempt = 0; attempt < SignIn.Tries; attempt++)
            await browser.SignInAsync("anna", "not my password");
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SignInAsync("anna", Password)).Status);
        Assert.Equal("anna: locked for 15 minutes: 5 wrong passwords", await AuditAsync("locked%"));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync("vera", Password)).Status);

        await Database.ExecuteHereAsync("update app_user set locked_until = now() - interval '1 second' where name = 'anna'");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync("anna", Password)).Status);
    }

    [Fact]
    public async Task Coming_and_going_are_written_down()
    {
        using var browser = await SignedInAsync("john");
        Assert.Equal("john: signed in as supervisor of Customer service", await AuditAsync("signed in%"));
        await browser.PostAsync("/sign-out", []);
        Assert.Equal("john: signed out", await AuditAsync("signed out"));
    }

    [Fact]
    public async Task A_right_password_within_five_tries_starts_the_count_again()
    {
        using var browser = new Visitor(Installation.Url);
        for (var round = 0; round < 2; round++)
        {
            for (var attempt = 1; attempt < SignIn.Tries; attempt++)
                await browser.SignInAsync("anna", "not my password");
            Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync("anna", Password)).Status);
        }
    }

    [Theory]
    [InlineData("/schedules")]
    [InlineData("/schedules/nightly/edit")]
    [InlineData("/editions/1/report.pdf")]
    [InlineData("/deliveries")]
    [InlineData("/definitions")]
    [InlineData("/health")]
    public async Task Nobody_gets_in_without_signing_in_whatever_address_they_claim(string path)
    {
        using var browser = new Visitor(Installation.Url);
        browser.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "127.0.0.1");
        browser.Client.DefaultRequestHeaders.Add("X-Forwarded-Host", "localhost");
        using var answer = await browser.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in?from=", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_of_the_old_one()
    {
        using var browser = new Visitor(Installation.Url);
        await browser.SignInAsync("anna", Password);
        await Installation.Get<Users>().SetPasswordAsync("anna", Password + "!", "test", CancellationToken.None);
        using var answer = await browser.Client.GetAsync("/schedules");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
