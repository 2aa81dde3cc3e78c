using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace IWReports.Worker.Tests.Admin;

/// <summary>What no browser of ours sends is refused before anything is done, and learns nothing.</summary>
public sealed class HostileRequestTests(TestDatabase database) : DashboardAt(database)
{
    [Theory]
    [InlineData("/editions?report=%00")]
    [InlineData("/editions?report=a%0Ab")]
    [InlineData("/editions?report=%FF")]
    [InlineData("/editions?report=%C0%80")]
    [InlineData("/editions?report=%ED%A0%80")]
    [InlineData("/editions?%00=x")]
    [InlineData("/deliveries?state=%1B")]
    [InlineData("/schedules/night%01ly")]
    [InlineData("/schedules/%FF")]
    [InlineData("/hangfire/jobs/details/%FF")]
    [InlineData("/sign-in?from=%00")]
    public async Task Text_that_is_none_is_refused_in_an_address(string address)
    {
        using var anna = await SignedInAsync("anna");
        using var answer = await anna.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("That request was refused", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_longer_than_any_of_ours_is_refused()
    {
        using var anna = await SignedInAsync("anna");
        using var answer = await anna.Client.GetAsync($"/editions?report={new string('a', 5000)}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/sign-in", "%00", false)]
    [InlineData("/deliveries?handler=Retry", "%FF", false)]
    [InlineData("/deliveries?handler=Retry", "%07", false)]
    [InlineData("/hangfire/recurring/trigger", "%00", false)]
    [InlineData("/hangfire/recurring/remove", "%C3%28", false)]
    [InlineData("/deliveries?handler=Retry", "two%0D%0Alines", true)]
    public async Task Text_that_is_none_is_refused_in_a_form(string address, string value, bool fine)
    {
        using var anna = await SignedInAsync("anna");
        using var ours = await anna.FormAsync([]);
        using var form = new StringContent($"{await ours.ReadAsStringAsync()}&id=1&reason={value}&Name={value}&jobs%5B%5D={value}",
            Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await anna.Client.PostAsync(address, form);
        Assert.Equal(fine ? HttpStatusCode.Redirect : HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("\u001b[31m")]
    [InlineData("\ufffd")]
    public async Task A_form_in_parts_is_held_to_the_same(string value)
    {
        using var anna = await SignedInAsync("anna");
        using var ours = await anna.FormAsync([]);
        var token = WebUtility.UrlDecode((await ours.ReadAsStringAsync()).Split('=')[1]);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("1"), "id" },
            { new StringContent(value), "reason" },
        };
        using var answer = await anna.Client.PostAsync("/deliveries?handler=Retry", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_that_is_cut_off_is_refused()
    {
        using var anna = await SignedInAsync("anna");
        using var cut = new StringContent("--x\r\nContent-Disposition: form-data; name=\"jobs[]\"\r\n\r\nnight");
        cut.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        foreach (var address in new[] { "/hangfire/recurring/trigger", "/deliveries?handler=Retry", "/sign-in" })
        {
            using var answer = await anna.Client.PostAsync(address, cut);
            Assert.Equal((address, HttpStatusCode.BadRequest), (address, answer.StatusCode));
        }
    }

    [Theory]
    [InlineData("/schedules")]
    [InlineData("/hangfire")]
    [InlineData("/")]
    public async Task A_forged_host_is_not_echoed(string path)
    {
        using var nobody = new Visitor(Installation.Url);
        nobody.Client.DefaultRequestHeaders.Host = "evil.example";
        using var answer = await nobody.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.DoesNotContain("evil.example", answer.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("/sign-in?from=%2F", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Admin:PublicUrl", "https://reports.example.com", "reports.example.com", HttpStatusCode.OK)]
    [InlineData("Admin:PublicUrl", "https://reports.example.com", "127.0.0.1", HttpStatusCode.OK)]
    [InlineData("Admin:PublicUrl", "https://reports.example.com", "evil.example", HttpStatusCode.BadRequest)]
    [InlineData("AllowedHosts", "reports.example.com", "reports.example.com", HttpStatusCode.OK)]
    [InlineData("AllowedHosts", "reports.example.com", "evil.example", HttpStatusCode.BadRequest)]
    public async Task A_host_that_is_not_ours_is_refused_once_ours_is_known(
        string setting, string value, string host, HttpStatusCode status)
    {
        await using var installation = await StartAsync(new() { [setting] = value });
        using var visitor = new Visitor(installation.Url);
        visitor.Client.DefaultRequestHeaders.Host = host;
        using var answer = await visitor.Client.GetAsync("/sign-in");
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Behind_a_proxy_that_does_tls_people_sign_in()
    {
        await using var installation = await StartAsync(new() { ["Admin:BehindTlsProxy"] = "true" });
        using var visitor = new Visitor(installation.Url);
        using var answer = await visitor.Client.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("; secure", answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("iwreports-form=",
            StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_is_told_whether_the_worker_is_ready_and_no_more()
    {
        using var nobody = new Visitor(Installation.Url);
        Assert.Equal("""{"status":"healthy"}""", await nobody.Client.GetStringAsync("/health/ready"));
        using var vera = await SignedInAsync("vera");
        Assert.Contains("the schema is up to date", await vera.Client.GetStringAsync("/health"), StringComparison.Ordinal);
    }
}
