using System.Text;
using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Delivery.Email;

namespace IWReports.Worker.Tests.Delivery.Email;

public sealed class SubmissionTests
{
    private static readonly byte[] Message = Some.Message().ToBytes();

    // More than any socket buffer takes, so that writing it must notice a server that left.
    private static readonly byte[] LargeMessage =
        [.. Message, .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(new string('x', 70) + "\r\n", 400_000)))];

    [Fact]
    public async Task An_accepted_message_arrives_byte_for_byte()
    {
        await using var server = new ScriptedSmtpServer();
        var result = await SendAsync(server);
        Assert.Equal(new(SendResultKind.Accepted, SmtpStage.Accepted, 250, "250 2.0.0 queued as 1"), result);
        Assert.Equal(Message, Assert.Single(server.DeliveryLog).Bytes);
    }

    [Fact]
    public async Task Dots_that_begin_a_line_arrive_as_they_were()
    {
        byte[] dots = [.. "Subject: dots\r\n\r\n.\r\n..\r\n.a\r\n\r\n.\r\n"u8];
        await using var server = new ScriptedSmtpServer();
        await SendAsync(server, dots);
        Assert.Equal(dots, Assert.Single(server.DeliveryLog).Bytes);
    }

    [Theory]
    [InlineData(Fault.Banner, nameof(SmtpStage.Greeting))]
    [InlineData(Fault.Ehlo, nameof(SmtpStage.Ehlo))]
    [InlineData(Fault.Mail, nameof(SmtpStage.Mail))]
    [InlineData(Fault.Rcpt, nameof(SmtpStage.Rcpt))]
    [InlineData(Fault.Data, nameof(SmtpStage.Data))]
    [Trait("Req", "R04")]
    public async Task A_connection_dropped_before_the_dot_is_temporary(string at, string stage)
    {
        await using var server = new ScriptedSmtpServer(new Fault(at, Ending: Ending.Close));
        var result = await SendAsync(server);
        Assert.Equal((SendResultKind.Transient, stage), (result.Kind, result.Stage.ToString()));
        Assert.Empty(server.DeliveryLog);
    }

    [Theory]
    [InlineData(Fault.After354)]
    [InlineData(Fault.MidBody)]
    [InlineData(Fault.MidBody, nameof(Ending.Close))]
    [InlineData(Fault.MidBody, nameof(Ending.Close), "452 4.3.1 full")]
    [Trait("Req", "R04")]
    public async Task A_connection_dropped_within_the_message_is_temporary(string at, string ending = nameof(Ending.Reset),
        string? reply = null)
    {
        await using var server = new ScriptedSmtpServer(new Fault(at, reply, Enum.Parse<Ending>(ending)));
        var result = await SendAsync(server, LargeMessage);
        Assert.Equal((SendResultKind.Transient, SmtpStage.Body), (result.Kind, result.Stage));
        Assert.Empty(server.DeliveryLog);
    }

    [Theory]
    [InlineData(nameof(Ending.Close))]
    [InlineData(nameof(Ending.Reset))]
    [Trait("Req", "R03")]
    public async Task A_connection_dropped_behind_the_dot_is_unknown(string ending)
    {
        await using var server = new ScriptedSmtpServer(new Fault(Fault.Dot, Ending: Enum.Parse<Ending>(ending)));
        var result = await SendAsync(server);
        Assert.Equal((SendResultKind.Unknown, SmtpStage.DotSent), (result.Kind, result.Stage));
        Assert.Single(server.DeliveryLog);
    }

    [Fact]
    public async Task A_connection_dropped_behind_the_answer_changes_nothing()
    {
        await using var server = new ScriptedSmtpServer(new Fault(Fault.Accepted, Ending: Ending.Reset));
        Assert.Equal(SendResultKind.Accepted, (await SendAsync(server)).Kind);
    }

    [Theory]
    [InlineData(Fault.Banner, "554 5.3.2 no", nameof(SendResultKind.Transient))]
    [InlineData(Fault.Banner, "421 busy", nameof(SendResultKind.Transient))]
    [InlineData(Fault.Ehlo, "502 what", nameof(SendResultKind.Transient))]
    [InlineData(Fault.Mail, "451 4.3.0 later", nameof(SendResultKind.Transient))]
    [InlineData(Fault.Mail, "421 4.3.2 closing", nameof(SendResultKind.Transient))]
    [InlineData(Fault.Mail, "550 5.7.1 not you", nameof(SendResultKind.Permanent))]
    [InlineData(Fault.Mail, "530 5.7.0 sign in first", nameof(SendResultKind.Transient))]
    [InlineData(Fault.Rcpt, "450 4.2.1 later", nameof(SendResultKind.Transient))]
    [InlineData(Fault.Rcpt, "550 5.1.1 no such user", nameof(SendResultKind.Permanent))]
    [InlineData(Fault.Data, "451 later", nameof(SendResultKind.Transient))]
    [InlineData(Fault.Data, "554 no", nameof(SendResultKind.Permanent))]
    [InlineData(Fault.Dot, "452 4.3.1 full", nameof(SendResultKind.Transient))]
    [InlineData(Fault.Dot, "554 5.7.1 spam", nameof(SendResultKind.Permanent))]
    [InlineData(Fault.Dot, "354 again", nameof(SendResultKind.Unknown))]
    [InlineData(Fault.Dot, "garbage", nameof(SendResultKind.Unknown))]
    [InlineData(Fault.Rcpt, "garbage", nameof(SendResultKind.Transient))]
    public async Task The_answer_decides(string at, string reply, string kind)
    {
        await using var server = new ScriptedSmtpServer(new Fault(at, reply));
        var result = await SendAsync(server);
        Assert.Equal(kind, result.Kind.ToString());
        Assert.Contains(reply, result.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "R05")]
    public async Task A_refused_message_does_not_spoil_the_connection_for_the_next()
    {
        await using var server = new ScriptedSmtpServer(new Fault(Fault.Rcpt, "550 no such user"));
        await using (var client = Some.Client(Some.Relay(server)))
        {
            Assert.Equal(SendResultKind.Permanent, (await client.SendAsync(Some.Sender, "a@b.example", Message)).Kind);
            Assert.Equal(SendResultKind.Accepted, (await client.SendAsync(Some.Sender, "c@b.example", Message)).Kind);
        }

        Assert.Equal(1, server.Connections);
        Assert.Contains("RSET", server.Heard);
        Assert.Contains("QUIT", server.Heard);
    }

    [Theory]
    [InlineData("421 4.4.2 enough for today")]
    [InlineData(null)]
    [Trait("Req", "R05")]
    public async Task A_session_ended_between_two_messages_is_opened_again(string? reply)
    {
        await using var server = new ScriptedSmtpServer(new Fault(Fault.Accepted, reply, Ending.Close));
        await using (var client = Some.Client(Some.Relay(server)))
        {
            Assert.Equal(SendResultKind.Accepted, (await client.SendAsync(Some.Sender, "a@b.example", Message)).Kind);
            Assert.Equal(SendResultKind.Accepted, (await client.SendAsync(Some.Sender, "c@b.example", Message)).Kind);
        }

        Assert.Equal(2, server.Connections);
        Assert.Equal(["a@b.example", "c@b.example"], server.DeliveryLog.Select(accepted => accepted.Recipient));
    }

    [Fact]
    public async Task Replies_of_many_lines_arrive_in_any_pieces()
    {
        await using var server = new ScriptedSmtpServer { InPieces = true, Offers = ["PIPELINING", "SIZE 1000000", "8BITMIME"] };
        Assert.Equal(SendResultKind.Accepted, (await SendAsync(server)).Kind);
        Assert.Contains($"MAIL FROM:<{Some.Sender}> SIZE={Message.Length}", server.Heard);
    }

    [Fact]
    public async Task A_message_larger_than_the_server_takes_is_not_even_begun()
    {
        await using var server = new ScriptedSmtpServer { Offers = ["SIZE 100"] };
        var result = await SendAsync(server);
        Assert.Equal(SendResultKind.Permanent, result.Kind);
        Assert.Equal($"the message has {Message.Length} bytes, the server takes 100", result.Text);
        Assert.DoesNotContain(server.Heard, line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_server_at_all_is_temporary()
    {
        var server = new ScriptedSmtpServer();
        var relay = Some.Relay(server);
        await server.DisposeAsync();
        var result = await SendAsync(server, relay: relay);
        Assert.Equal((SendResultKind.Transient, SmtpStage.Connect), (result.Kind, result.Stage));
    }

    internal static async Task<SmtpResult> SendAsync(ScriptedSmtpServer server, byte[]? message = null, EmailOptions? relay = null)
    {
        await using var client = Some.Client(relay ?? Some.Relay(server));
        return await client.SendAsync(Some.Sender, "ann@board.example", message ?? Message);
    }
}
