using System.Net;
using System.Text.RegularExpressions;
using IWReports.Worker.Admin;

namespace IWReports.Worker.Tests.Admin;

/// <summary>What an admin does with people who sign in, on the page made for it.</summary>
public sealed partial class UsersPageTests(TestDatabase database) : DashboardAt(database)
{
    [Fact]
    public async Task An_admin_adds_a_supervisor_who_signs_in_with_the_password_shown_once()
    {
        using var anna = await SignedInAsync("anna");
        await ActAsync(anna, "Add", new() { ["name"] = "sue", ["role"] = "supervisor", ["team"] = "Customer service" });
        var page = await PageAsync(anna, "/users");
        var password = Shown().Match(page.QuerySelector("[role=status]")!.TextContent).Value;
        Assert.DoesNotContain(password, await anna.Client.GetStringAsync("/users"), StringComparison.Ordinal);
        using var sue = new Visitor(Installation.Url);
        Assert.Equal(HttpStatusCode.Redirect, (await sue.SignInAsync("sue", password)).Status);
        Assert.Equal("anna: user sue added as supervisor", await AuditAsync("user sue%"));
    }

    [Fact]
    public async Task A_changed_role_ends_the_sessions_and_is_written_down()
    {
        using var anna = await SignedInAsync("anna");
        using var vera = await SignedInAsync("vera");
        await ActAsync(anna, "Change", new() { ["name"] = "vera", ["role"] = "supervisor", ["team"] = "Customer service" });
        Assert.Equal(HttpStatusCode.Redirect, (await vera.Client.GetAsync("/health")).StatusCode);
        Assert.Equal("anna: user vera is now supervisor of Customer service", await AuditAsync("user vera is%"));
        await ActAsync(anna, "Change", new() { ["name"] = "vera", ["role"] = "viewer", ["team"] = "Customer service" });
        Assert.Equal("anna: user vera is now viewer", await AuditAsync("user vera is%"));
    }

    [Fact]
    public async Task A_new_password_and_ended_sessions_leave_nobody_signed_in()
    {
        using var anna = await SignedInAsync("anna");
        using var vera = await SignedInAsync("vera");
        await ActAsync(anna, "End", new() { ["name"] = "vera" });
        Assert.Contains("1 session of vera ended", (await PageAsync(anna, "/users")).QuerySelector("[role=status]")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await vera.Client.GetAsync("/health")).StatusCode);
        await ActAsync(anna, "Password", new() { ["name"] = "vera" });
        Assert.Equal(HttpStatusCode.Unauthorized, (await vera.SignInAsync("vera", Password)).Status);
        Assert.Equal("anna: sessions of vera ended", await AuditAsync("sessions%"));
    }

    [Fact]
    public async Task Removing_needs_the_box_ticked_and_never_takes_the_last_admin()
    {
        using var anna = await SignedInAsync("anna");
        using var vera = await SignedInAsync("vera");
        await ActAsync(anna, "Remove", new() { ["name"] = "vera" });
        Assert.Contains("tick the box", await AlertAsync(anna, "/users"), StringComparison.Ordinal);
        await ActAsync(anna, "Remove", new() { ["name"] = "vera", ["sure"] = "true" });
        Assert.Equal(HttpStatusCode.Redirect, (await vera.Client.GetAsync("/health")).StatusCode);
        Assert.Equal("anna: user vera removed", await AuditAsync("user vera removed"));
        await ActAsync(anna, "Remove", new() { ["name"] = "anna", ["sure"] = "true" });
        Assert.Contains("anna is the last admin", await AlertAsync(anna, "/users"), StringComparison.Ordinal);
        await ActAsync(anna, "Change", new() { ["name"] = "anna", ["role"] = "viewer" });
        Assert.Contains("anna is the last admin", await AlertAsync(anna, "/users"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("john")]
    [InlineData("vera")]
    public async Task Nobody_but_an_admin_sees_or_changes_users(string name)
    {
        using var visitor = await SignedInAsync(name);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Client.GetAsync("/users")).StatusCode);
        foreach (var act in new[] { "Add", "Change", "Password", "End", "Remove" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await visitor.PostAsync($"/users?handler={act}",
                new() { ["name"] = name, ["role"] = "admin", ["sure"] = "true" }));
        }
    }

    [Fact]
    public async Task Too_many_tries_of_one_name_are_told_to_wait_and_others_sign_in()
    {
        using var visitor = new Visitor(Installation.Url);
        using var form = await visitor.FormAsync("/sign-in", new() { ["Name"] = "vera", ["Password"] = "wrong" });
        for (var attempt = 0; attempt < SignInLimits.TriesByName; attempt++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.Client.PostAsync("/sign-in", form)).StatusCode);
        using var refused = await visitor.Client.PostAsync("/sign-in", form);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains($"Wait {refused.Headers.RetryAfter.Delta.Value.TotalSeconds} seconds", await refused.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync("anna", Password)).Status);
    }

    [Fact]
    public async Task Too_many_names_tried_from_one_address_are_told_to_wait()
    {
        using var visitor = new Visitor(Installation.Url);
        var statuses = new List<HttpStatusCode>();
        for (var name = 0; name <= SignInLimits.TriesByAddress; name++)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["Name"] = $"nobody {name}" });
            visitor.Client.DefaultRequestHeaders.Remove("X-Forwarded-For");
            visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-For", $"192.0.2.{name}");
            using var answer = await visitor.Client.PostAsync("/sign-in", form);
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, statuses[..^1]);
    }

    [GeneratedRegex("[a-z0-9]{20}$")]
    private static partial Regex Shown();

    private static async Task ActAsync(Visitor visitor, string act, Dictionary<string, string> fields) =>
        Assert.Equal(HttpStatusCode.Redirect, await visitor.PostAsync($"/users?handler={act}", fields));
}
