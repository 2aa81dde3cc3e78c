using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Host;

public sealed class BindingTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://localhost:0")]
    [InlineData("http://[::1]:8080")]
    public void This_machine_may_always_be_bound(string url) => Binding.Check([url], anyUser: false, behindTlsProxy: false);

    [Theory]
    [InlineData("http://0.0.0.0:8080", false, true)]
    [InlineData("https://reports.example.com:443", false, false)]
    [InlineData("http://*:8080", true, false)]
    [InlineData("http://[::]:8080", true, false)]
    [InlineData("http://10.1.2.3:8080", true, false)]
    [InlineData("nonsense", true, true)]
    public void Other_machines_are_let_in_only_with_sign_in_and_encryption(string url, bool anyUser, bool behindTlsProxy) =>
        Assert.Throws<InputException>(() => Binding.Check(["http://127.0.0.1:8080", url], anyUser, behindTlsProxy));

    [Theory]
    [InlineData("https://0.0.0.0:8443", false)]
    [InlineData("http://0.0.0.0:8080", true)]
    public void Sign_in_with_https_or_a_proxy_that_does_it_may_be_bound(string url, bool behindTlsProxy) =>
        Binding.Check([url], anyUser: true, behindTlsProxy);
}
