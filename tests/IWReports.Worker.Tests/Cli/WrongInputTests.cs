using System.Net;
using System.Net.Sockets;

namespace IWReports.Worker.Tests.Cli;

public sealed class WrongInputTests
{
    [Theory]
    [InlineData("repor", "report")]
    [InlineData("report prevew", "preview")]
    [InlineData("kpis --kp service_level", "--kpi")]
    public async Task A_mistyped_word_gets_the_nearest_one(string typed, string meant)
    {
        var ended = await BuiltProgram.RunAsync(typed.Split(' '));
        Assert.Equal(2, ended.Code);
        Assert.Contains(ended.Said, line => line.EndsWith($"Did you mean one of the following? {meant}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("report make board-report --period 2025-13", "--period: \"2025-13\" is no period. Write a month (2025-11)")]
    [InlineData("backfill nightly --from 2025-11-01 --to soon", "--to: \"soon\" is no period.")]
    [InlineData("deliveries --period 13", "--period: \"13\" is no period.")]
    [InlineData("serve --urls nonsense", "--urls: \"nonsense\" is not an address. Use one such as http://127.0.0.1:8080.")]
    [InlineData("serve --urls http://127.0.0.1:99999", "is not an address")]
    [InlineData("serve --urls http://127.0.0.1:eighty", "is not an address")]
    [InlineData("serve --urls ftp://127.0.0.1:8080", "is not an address")]
    [InlineData("serve --urls https://127.0.0.1:0", "needs a certificate. Set Kestrel__Certificates__Default__Path")]
    public async Task An_argument_that_cannot_be_used_is_named_with_what_would_be_right(string verb, string said)
    {
        var ended = await BuiltProgram.RunAsync(verb.Split(' '));
        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Contains(said, ended.Said[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Delivery__Channel", "Emial", "Delivery:Channel: \"Emial\" is not one of Folder, Email.")]
    [InlineData("Delivery__Channel", "Email", "Delivery:Channel is Email, but Delivery:Email:Host names no relay.")]
    [InlineData("Delivery__Email__Port", "99999", "Delivery:Email:Port: The field Port must be between 1 and 65535.")]
    [InlineData("Delivery__Lease", "soon", "Delivery:Lease: \"soon\" is not a length of time")]
    [InlineData("Company__Name", "", "Company:Name: The Name field is required.")]
    public async Task A_setting_that_cannot_be_used_is_named_with_what_would_be_right(string setting, string value, string said)
    {
        var ended = await BuiltProgram.RunAsync(["report", "list"], (setting, value));
        Assert.Equal(2, ended.Code);
        Assert.StartsWith($"Settings: {said}", Assert.Single(ended.Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_wrong_settings_are_told_together()
    {
        var ended = await BuiltProgram.RunAsync(["report", "list"], ("Delivery__From", "nobody"), ("Company__Zone", ""));
        Assert.Equal(2, ended.Code);
        Assert.Matches("Company:Zone.*Delivery:From", Assert.Single(ended.Said));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_before_any_work()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        foreach (var verb in new[] { "serve", "demo" })
        {
            var ended = await BuiltProgram.RunAsync([verb, "--urls", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}"]);
            Assert.Equal(3, ended.Code);
            Assert.Contains("another program listens at", Assert.Single(ended.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
                StringComparison.Ordinal);
        }
    }
}
