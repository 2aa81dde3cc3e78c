using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Admin;

/// <summary>People come in with the company's account, in the role that its claims give them.</summary>
public sealed class SingleSignOnTests(TestDatabase database) : DashboardAt(database)
{
    private const string Public = "http://reports.test";

    [Theory]
    [InlineData("board", "viewer", HttpStatusCode.Forbidden)]
    [InlineData("it", "admin", HttpStatusCode.OK)]
    public async Task The_claim_decides_on_the_role(string group, string role, HttpStatusCode users)
    {
        await using var provider = await TestProvider.StartAsync();
        await using var installation = await StartAsync(Settings(provider));
        using var visitor = new Visitor(installation.Url);
        provider.Claims["preferred_username"] = "carol";
        provider.Claims["roles"] = new[] { "staff", group };
        Assert.Equal("/editions", await EnterAsync(visitor, "/editions"));
        Assert.Contains("carol", await visitor.Client.GetStringAsync("/editions"), StringComparison.Ordinal);
        Assert.Equal(users, (await visitor.Client.GetAsync("/users")).StatusCode);
        Assert.Equal(role, await Database.ScalarAsync<string>("select role from app_session where name = 'carol' and user_id is null"));
    }

    [Fact]
    public async Task A_supervisors_team_comes_from_its_claim()
    {
        await using var provider = await TestProvider.StartAsync();
        await using var installation = await StartAsync(Settings(provider));
        using var visitor = new Visitor(installation.Url);
        provider.Claims["preferred_username"] = "sue";
        provider.Claims["roles"] = "lead";
        provider.Claims["team"] = "no team of ours";
        Assert.Equal("/sign-in/refused", await EnterAsync(visitor, "/editions"));
        provider.Claims["team"] = "Customer service";
        Assert.Equal("/editions", await EnterAsync(visitor, "/editions"));
        Assert.Equal("Customer service", await Database.ScalarAsync<string>("select team from app_session where name = 'sue'"));
        Assert.Equal("sue: signed in as supervisor of Customer service, by single sign-on", await AuditAsync("signed in%"));
    }

    [Theory]
    [InlineData("carol", "staff", "Not known here")]
    [InlineData("anna", "it", "Not known here")]
    [InlineData(" ", "it", "Not known here")]
    public async Task Whom_we_do_not_know_is_told_so_plainly(string name, string group, string heading)
    {
        await using var provider = await TestProvider.StartAsync();
        await using var installation = await StartAsync(Settings(provider));
        using var visitor = new Visitor(installation.Url);
        provider.Claims["preferred_username"] = name;
        provider.Claims["roles"] = group;
        var at = await EnterAsync(visitor, "/editions");
        using var page = await visitor.Client.GetAsync(at);
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Contains(heading, await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Client.GetAsync("/editions")).StatusCode);
    }

    [Fact]
    public async Task A_token_signed_by_somebody_else_opens_nothing()
    {
        await using var provider = await TestProvider.StartAsync();
        await using var installation = await StartAsync(Settings(provider));
        using var visitor = new Visitor(installation.Url);
        using var forger = RSA.Create(2048);
        (provider.Claims["preferred_username"], provider.Claims["roles"], provider.Forger) = ("carol", "it", forger);
        Assert.Equal("/sign-in/refused?failed=true", await EnterAsync(visitor, "/editions"));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from app_session"));
        // Nor does an answer that nobody asked for.
        using var unasked = await visitor.Client.GetAsync("/sign-in/done?code=1&state=2");
        Assert.Equal("/sign-in/refused?failed=true", unasked.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_there()
    {
        await using var provider = await TestProvider.StartAsync();
        await using var installation = await StartAsync(Settings(provider));
        using var visitor = new Visitor(installation.Url);
        (provider.Claims["preferred_username"], provider.Claims["roles"]) = ("carol", "it");
        await EnterAsync(visitor, "/editions");
        using var copy = visitor.Copy();
        using var form = await visitor.FormAsync([]);
        using var answer = await visitor.Client.PostAsync("/sign-out", form);
        Assert.Equal("/sign-in", await FollowAsync(visitor, answer));
        Assert.Equal((1, HttpStatusCode.Redirect), (provider.SignedOut, (await copy.Client.GetAsync("/editions")).StatusCode));
    }

    [Fact]
    public async Task A_provider_that_is_away_is_told_and_passwords_work_on()
    {
        var provider = await TestProvider.StartAsync();
        var settings = Settings(provider);
        await provider.DisposeAsync();
        await using var installation = await StartAsync(settings);
        using var visitor = new Visitor(installation.Url);
        Assert.Equal("/sign-in/refused?failed=true", await EnterAsync(visitor, "/editions"));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync("anna", Password)).Status);
    }

    [Fact]
    public async Task It_is_off_until_its_address_is_set()
    {
        using var nobody = new Visitor(Installation.Url);
        Assert.DoesNotContain("/sign-in/company", await nobody.Client.GetStringAsync("/sign-in"), StringComparison.Ordinal);
        using var done = await nobody.Client.GetAsync("/sign-in/done?code=1&state=2");
        Assert.StartsWith("/sign-in?from=", done.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Authority", "http://login.example.com", "SingleSignOn:Authority")]
    [InlineData("ClientId", "", "SingleSignOn:ClientId")]
    [InlineData("Roles:it", "boss", "\"boss\" is not a role")]
    public async Task Settings_that_would_let_in_the_wrong_ones_are_refused(string setting, string value, string says)
    {
        await using var provider = await TestProvider.StartAsync();
        var settings = Settings(provider);
        settings[$"Admin:SingleSignOn:{setting}"] = value;
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(settings));
        Assert.Contains(says, wrong.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Settings(TestProvider provider) => new()
    {
        ["Admin:PublicUrl"] = Public,
        ["Admin:SingleSignOn:Authority"] = provider.Url,
        ["Admin:SingleSignOn:ClientId"] = TestProvider.Client,
        ["Admin:SingleSignOn:ClientSecret"] = TestProvider.Secret,
        ["Admin:SingleSignOn:Roles:board"] = "viewer",
        ["Admin:SingleSignOn:Roles:lead"] = "supervisor",
        ["Admin:SingleSignOn:Roles:it"] = "admin",
    };

    private static async Task<string> EnterAsync(Visitor visitor, string to)
    {
        using var answer = await visitor.Client.GetAsync($"/sign-in/company?from={Uri.EscapeDataString(to)}");
        return await FollowAsync(visitor, answer);
    }

    /// <summary>Goes where a browser would, to the provider and back, and says where on our pages it ends.</summary>
    private static async Task<string> FollowAsync(Visitor visitor, HttpResponseMessage answer)
    {
        using var elsewhere = new Visitor("http://127.0.0.1");
        for (var hops = 0; hops < 8; hops++)
        {
            var to = answer.Headers.Location!.OriginalString;
            var ours = to.StartsWith(Public, StringComparison.Ordinal) ? to[Public.Length..] : to;
            if (ours.StartsWith('/') && !ours.Contains("/done", StringComparison.Ordinal))
                return ours;
            answer = await (ours.StartsWith('/') ? visitor : elsewhere).Client.GetAsync(ours);
        }

        throw new InvalidOperationException("It leads in a circle.");
    }
}
