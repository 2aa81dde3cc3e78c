using System.Net;

namespace IWReports.Worker.Tests.Admin;

/// <summary>A session is the server's: whoever kept its cookie has nothing once it has ended.</summary>
public sealed class SessionTests(TestDatabase database) : DashboardAt(database)
{
    [Fact]
    public async Task A_cookie_kept_from_before_the_sign_out_opens_nothing()
    {
        using var anna = await SignedInAsync("anna");
        using var thief = anna.Copy();
        Assert.True(await IsInAsync(thief));
        Assert.Equal(HttpStatusCode.Redirect, await anna.PostAsync("/sign-out", []));
        Assert.False(await IsInAsync(thief));
    }

    [Fact]
    public async Task Signing_out_here_leaves_the_other_browser_signed_in_and_everywhere_ends_both()
    {
        using var here = await SignedInAsync("anna");
        using var there = await SignedInAsync("anna");
        using var other = await SignedInAsync("vera");
        await here.PostAsync("/sign-out", []);
        Assert.True(await IsInAsync(there));
        await here.SignInAsync("anna", Password);
        await here.PostAsync("/sign-out?handler=Everywhere", []);
        Assert.Equal((false, false, true), (await IsInAsync(here), await IsInAsync(there), await IsInAsync(other)));
        Assert.Equal("anna: sessions of anna ended", await AuditAsync("sessions%"));
    }

    [Theory]
    [InlineData("update app_user set password_hash = 'another' where name = 'vera'")]
    [InlineData("update app_user set role = 'operator' where name = 'vera'")]
    [InlineData("update app_user set team = 'Customer service' where name = 'vera'")]
    [InlineData("delete from app_user where name = 'vera'")]
    [InlineData("update app_session set ends_at = now() where name = 'vera'")]
    public async Task Sessions_end_with_what_they_rest_on(string change)
    {
        using var anna = await SignedInAsync("anna");
        using var vera = await SignedInAsync("vera");
        await Database.ExecuteHereAsync(change);
        Assert.Equal((true, false), (await IsInAsync(anna), await IsInAsync(vera)));
    }

    [Fact]
    public async Task The_database_holds_no_key_that_would_open_a_session()
    {
        using var anna = await SignedInAsync("anna");
        var kept = await Database.ScalarAsync<byte[]>("select key from app_session");
        Assert.Equal(32, kept.Length);
        await Database.ExecuteHereAsync("update app_session set key = sha256(key)");
        Assert.False(await IsInAsync(anna));
    }

    private static async Task<bool> IsInAsync(Visitor visitor)
    {
        using var answer = await visitor.Client.GetAsync("/schedules");
        return answer.StatusCode is HttpStatusCode.OK;
    }
}
