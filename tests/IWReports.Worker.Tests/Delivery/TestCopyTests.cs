using IWReports.Worker.Tests.Cli;

namespace IWReports.Worker.Tests.Delivery;

public sealed class TestCopyTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_redirect_takes_test_copies_too()
    {
        await using var server = new ScriptedSmtpServer();
        var ended = await SendAsync(server.Port, ("Delivery__RedirectTo", "tester@widgets.example"),
            ("Delivery__AllowedDomains__0", "board.example"));
        Assert.Equal(0, ended.Code);
        Assert.Equal("tester@widgets.example", Assert.Single(server.DeliveryLog).Recipient);
        Assert.Contains("\"sent_to\": \"tester@widgets.example\"", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_the_server_refuses_is_wrong_input()
    {
        await using var server = new ScriptedSmtpServer(new Fault(Fault.Rcpt, "550 5.1.1 no such user"));
        var ended = await SendAsync(server.Port);
        Assert.Equal(2, ended.Code);
        Assert.Equal("--to: the server refused the copy for ann@board.example: Rcpt: 550 5.1.1 no such user", Assert.Single(ended.Said));
    }

    [Fact]
    public async Task A_relay_that_is_down_is_a_part_that_is_down()
    {
        await using var server = new ScriptedSmtpServer(new Fault(Fault.Banner, "421 closed"));
        Assert.Equal(3, (await SendAsync(server.Port)).Code);
    }

    private Task<Ended> SendAsync(int port, params (string, string)[] settings) => BuiltProgram.RunAsync(
        database.ConnectionString, "report send board-report --period 2025-11 --to ann@board.example --json".Split(' '),
        [("Delivery__Channel", "Email"), ("Delivery__Email__Host", "localhost"), ("Delivery__Email__Port", $"{port}"),
            ("Delivery__Email__Security", "None"), .. settings]);
}
