using System.Text;
using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Delivery.Email;

namespace IWReports.Worker.Tests.Delivery.Email;

/// <summary>A server says something that nobody asked for. Taken for an answer, it led to a message sent twice.</summary>
[Trait("Req", "R03")]
public sealed class UnaskedReplyTests : IDisposable
{
    private static readonly byte[] Message = Some.Message().ToBytes();

    // More than any socket buffer takes: the server's words in mid-body are there before the body has gone.
    private static readonly byte[] LargeMessage =
        [.. Message, .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(new string('x', 70) + "\r\n", 400_000)))];

    private readonly TestCertificate _certificate = new("localhost");

    public void Dispose() => _certificate.Dispose();

    [Theory]
    [InlineData("452 4.3.1 full", false)]
    [InlineData("452 4.3.1 full", true)]
    [InlineData("250 2.0.0 queued", false)]
    [InlineData("250 2.0.0 queued", true)]
    [InlineData("421 4.3.2 closing", true)]
    public async Task A_reply_in_mid_body_ends_the_conversation_before_the_dot(string reply, bool tls)
    {
        await using var server = Server(tls, new Fault(Fault.MidBody, reply));
        var result = await SendAsync(server, tls, LargeMessage);
        Assert.Equal((SendResultKind.Transient, SmtpStage.Body), (result.Kind, result.Stage));
        Assert.Contains("nobody had asked", result.Text, StringComparison.Ordinal);
        Assert.Empty(server.DeliveryLog);
    }

    [Theory]
    [InlineData(Fault.Crossing, false)]
    [InlineData(Fault.Crossing, true)]
    [InlineData(Fault.CrossingLate, false)]
    [InlineData(Fault.CrossingLate, true)]
    public async Task A_refusal_that_crossed_the_dot_of_an_accepted_message_is_unknown(string how, bool tls)
    {
        await using var server = Server(tls, new Fault(how, "452 4.3.1 full"));
        await using var client = Some.Client(Relay(server, tls));
        var result = await client.SendAsync(Some.Sender, "a@b.example", Message);
        Assert.Equal((SendResultKind.Unknown, SmtpStage.DotSent), (result.Kind, result.Stage));
        Assert.StartsWith("452 4.3.1 full (", result.Text, StringComparison.Ordinal);
        Assert.Single(server.DeliveryLog);
        await AnotherConnectionIsOpenedAsync(server, client);
    }

    [Theory]
    [InlineData(Fault.Crossing, false)]
    [InlineData(Fault.Crossing, true)]
    [InlineData(Fault.CrossingLate, false)]
    [InlineData(Fault.CrossingLate, true)]
    public async Task An_acceptance_that_crossed_the_dot_of_a_refused_message_is_unknown(string how, bool tls)
    {
        await using var server = Server(tls, new Fault(how, "250 2.0.0 queued"),
            new Fault(Fault.Dot, (how == Fault.Crossing ? "250 2.0.0 queued\r\n" : "") + "554 5.7.1 spam"));
        await using var client = Some.Client(Relay(server, tls));
        Assert.Equal(SendResultKind.Unknown, (await client.SendAsync(Some.Sender, "a@b.example", Message)).Kind);
        Assert.Empty(server.DeliveryLog);
        await AnotherConnectionIsOpenedAsync(server, client);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_acceptance_that_crossed_the_dot_of_an_accepted_message_ends_the_conversation(bool tls)
    {
        await using var server = Server(tls, new Fault(Fault.CrossingLate, "250 2.0.0 queued"));
        await using var client = Some.Client(Relay(server, tls));
        Assert.Equal(SendResultKind.Accepted, (await client.SendAsync(Some.Sender, "a@b.example", Message)).Kind);
        await AnotherConnectionIsOpenedAsync(server, client);
    }

    [Theory]
    [InlineData("451 4.3.0 later", nameof(SendResultKind.Transient))]
    [InlineData("452 4.3.1 full", nameof(SendResultKind.Transient))]
    [InlineData("421 4.3.2 closing", nameof(SendResultKind.Transient))]
    [InlineData("554 5.7.1 spam", nameof(SendResultKind.Permanent))]
    public async Task A_refusal_of_the_dot_is_one_when_quit_brings_its_answer(string reply, string kind)
    {
        await using var server = new ScriptedSmtpServer(new Fault(Fault.Dot, reply));
        await using var client = Some.Client(Some.Relay(server));
        var result = await client.SendAsync(Some.Sender, "a@b.example", Message);
        Assert.Equal((kind, SmtpStage.DotSent, reply), (result.Kind.ToString(), result.Stage, result.Text));
        Assert.Contains("QUIT", server.Heard);
        Assert.Empty(server.DeliveryLog);
        await AnotherConnectionIsOpenedAsync(server, client);
    }

    [Theory]
    [InlineData("452 4.3.1 full", nameof(Ending.Close))]
    [InlineData("452 4.3.1 full", nameof(Ending.Reset))]
    public async Task A_refusal_of_the_dot_with_the_connection_ended_behind_it_is_unknown(string reply, string ending)
    {
        await using var server = new ScriptedSmtpServer(new Fault(Fault.Dot, reply, Enum.Parse<Ending>(ending)));
        await using var client = Some.Client(Some.Relay(server));
        var result = await client.SendAsync(Some.Sender, "a@b.example", Message);
        Assert.Equal((SendResultKind.Unknown, SmtpStage.DotSent), (result.Kind, result.Stage));
    }

    [Theory]
    [InlineData("421 4.3.2 closing", nameof(Ending.Close), nameof(SendResultKind.Transient))]
    [InlineData("421 4.3.2 closing", nameof(Ending.Reset), nameof(SendResultKind.Transient))]
    [InlineData("554 5.7.1 spam", nameof(Ending.Close), nameof(SendResultKind.Permanent))]
    public async Task A_refusal_that_says_it_ends_the_conversation_or_is_final_stands_when_it_ends(string reply, string ending, string kind)
    {
        await using var server = new ScriptedSmtpServer(new Fault(Fault.Dot, reply, Enum.Parse<Ending>(ending)));
        await using var client = Some.Client(Some.Relay(server));
        var result = await client.SendAsync(Some.Sender, "a@b.example", Message);
        Assert.Equal((kind, SmtpStage.DotSent, reply), (result.Kind.ToString(), result.Stage, result.Text));
    }

    [Theory]
    [InlineData(Fault.Banner, "220 hello\r\n250 signed in", false)]
    [InlineData(Fault.Mail, "250 ok\r\n250 and more", false)]
    [InlineData(Fault.Mail, "250 ok\r\n250 and more", true)]
    [InlineData(Fault.Rcpt, "250 ok\r\n250 and more", false)]
    [InlineData(Fault.Rcpt, "250 ok\r\n250 and more", true)]
    [InlineData(Fault.Data, "354 go on\r\n250 queued", false)]
    [InlineData(Fault.Data, "354 go on\r\n452 full", true)]
    public async Task A_line_too_many_before_the_dot_ends_the_conversation(string at, string replies, bool tls)
    {
        await using var server = Server(tls, new Fault(at, replies));
        var result = await SendAsync(server, tls, Message);
        Assert.Equal(SendResultKind.Transient, result.Kind);
        Assert.True(result.Stage <= SmtpStage.Body, result.Stage.ToString());
        Assert.Contains("nobody had asked", result.Text, StringComparison.Ordinal);
        Assert.Empty(server.DeliveryLog);
    }

    [Theory]
    [InlineData("250 2.0.0 hello again")]
    [InlineData("421 4.4.2 enough for today")]
    public async Task Words_between_two_messages_end_the_conversation_and_the_next_goes_over_another(string words)
    {
        await using var server = new ScriptedSmtpServer(new Fault("RSET", "250 2.0.0 flushed\r\n" + words));
        await using var client = Some.Client(Some.Relay(server));
        Assert.Equal(SendResultKind.Accepted, (await client.SendAsync(Some.Sender, "a@b.example", Message)).Kind);
        await AnotherConnectionIsOpenedAsync(server, client);
        Assert.Equal(2, server.DeliveryLog.Count);
    }

    [Fact]
    public async Task A_server_that_falls_silent_behind_its_acceptance_has_accepted()
    {
        await using var server = new ScriptedSmtpServer(new Fault("RSET", "250-wait"));
        await using var client = Some.Client(Quick(server));
        Assert.Equal(SendResultKind.Accepted, (await client.SendAsync(Some.Sender, "a@b.example", Message)).Kind);
    }

    private static async Task AnotherConnectionIsOpenedAsync(ScriptedSmtpServer server, SubmissionClient client)
    {
        Assert.Equal(SendResultKind.Accepted, (await client.SendAsync(Some.Sender, "next@b.example", Message)).Kind);
        Assert.Equal(2, server.Connections);
        Assert.Equal("next@b.example", server.DeliveryLog.Last().Recipient);
    }

    private ScriptedSmtpServer Server(bool tls, params Fault[] script) =>
        tls ? new(script) { Offers = ["STARTTLS"], Certificate = _certificate.Certificate } : new(script);

    private EmailOptions Relay(ScriptedSmtpServer server, bool tls) => tls ? Some.SecureRelay(server, _certificate) : Some.Relay(server);

    private static EmailOptions Quick(ScriptedSmtpServer server) =>
        new()
        {
            Host = "localhost", Port = server.Port, Security = SmtpSecurity.None,
            DotTimeout = TimeSpan.FromMilliseconds(300), CommandTimeout = TimeSpan.FromSeconds(3),
        };

    private async Task<SmtpResult> SendAsync(ScriptedSmtpServer server, bool tls, byte[] message)
    {
        await using var client = Some.Client(Relay(server, tls));
        return await client.SendAsync(Some.Sender, "ann@board.example", message);
    }
}
