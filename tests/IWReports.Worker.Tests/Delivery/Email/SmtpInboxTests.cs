using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Delivery.Email;
using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Delivery.Email;

/// <summary>The whole way out, to a mail server that is not ours.</summary>
public sealed class SmtpInboxTests : IDisposable
{
    private readonly TestCertificate _certificate = new("localhost");

    public void Dispose() => _certificate.Dispose();

    [Theory]
    [InlineData(nameof(SmtpSecurity.StartTls))]
    [InlineData(nameof(SmtpSecurity.Implicit))]
    public async Task Many_messages_arrive_byte_for_byte_over_one_connection_under_tls(string security)
    {
        await using var inbox = new SmtpInbox(_certificate.Certificate, security == nameof(SmtpSecurity.Implicit), password: "s3cret");
        var messages = Enumerable.Range(1, 20).Select(number =>
            Some.Message($"Nachricht {number} für Änn", "Lee, Änn", Some.Key(recipient: number)).ToBytes()).ToList();
        await using (var channel = Channel(inbox, Enum.Parse<SmtpSecurity>(security)))
        {
            foreach (var message in messages)
            {
                var outcome = await channel.SendAsync(new(Some.Key(), "Ann", "ann@board.example", message));
                Assert.Equal(new(SendResultKind.Accepted, $"250 2.0.0 kept as {inbox.Kept.Count}"), outcome);
            }
        }

        Assert.Equal(messages, inbox.Kept);
    }

    [Fact]
    public async Task A_wrong_password_is_named_and_nothing_is_sent()
    {
        await using var inbox = new SmtpInbox(_certificate.Certificate, password: "another");
        var outcome = await SendAsync(inbox);
        Assert.Equal((SendResultKind.Transient, true), (outcome.Kind, outcome.ChannelDown));
        Assert.StartsWith("Auth: 535 ", outcome.Text, StringComparison.Ordinal);
        Assert.Empty(inbox.Kept);
    }

    [Fact]
    public async Task A_server_without_tls_is_named_and_nothing_is_sent()
    {
        await using var inbox = new SmtpInbox();
        Assert.Equal("StartTls: the server does not offer STARTTLS, and without TLS nothing is sent. Delivery:Email:Security is one of "
            + "StartTls, Implicit and, for a relay of your own network, None", (await SendAsync(inbox)).Text);
        Assert.Empty(inbox.Kept);
    }

    [Fact]
    public async Task A_message_that_is_too_large_for_the_server_is_refused_with_both_numbers()
    {
        await using var inbox = new SmtpInbox(_certificate.Certificate, maxSize: 1000, password: "s3cret");
        var outcome = await SendAsync(inbox);
        Assert.Equal(new(SendResultKind.Permanent, $"Mail: the message has {Some.Message().ToBytes().Length} bytes, the server takes 1000"),
            outcome);
        Assert.Empty(inbox.Kept);
    }

    [Theory]
    [InlineData("nobody@board.example", nameof(SendResultKind.Permanent), "Rcpt: 553 5.1.1 no such user")]
    [InlineData("full@board.example", nameof(SendResultKind.Transient), "Rcpt: 450 4.2.2 full")]
    public async Task A_refused_recipient_keeps_the_servers_words_and_stops_nobody_else(string address, string kind, string words)
    {
        await using var inbox = new SmtpInbox(_certificate.Certificate, password: "s3cret");
        await using var channel = Channel(inbox);
        var refused = await channel.SendAsync(new(Some.Key(), "Ann", address, Some.Message().ToBytes()));
        Assert.Equal(kind, refused.Kind.ToString());
        Assert.StartsWith(words, refused.Text, StringComparison.Ordinal);
        Assert.Equal(SendResultKind.Accepted, (await channel.SendAsync(
            new(Some.Key(), "Ann", "ann@board.example", Some.Message().ToBytes()))).Kind);
        Assert.Single(inbox.Kept);
    }

    [Fact]
    public async Task A_refused_message_keeps_the_servers_words_and_stops_nobody_else()
    {
        await using var inbox = new SmtpInbox(_certificate.Certificate, password: "s3cret");
        await using var channel = Channel(inbox);
        var refused = await channel.SendAsync(new(Some.Key(), "Ann", "ann@board.example", Some.Message("spam").ToBytes()));
        Assert.Equal(new(SendResultKind.Permanent, "DotSent: 554 5.7.1 spam"), refused);
        Assert.Equal(SendResultKind.Accepted, (await channel.SendAsync(
            new(Some.Key(), "Ann", "ann@board.example", Some.Message().ToBytes()))).Kind);
    }

    [Fact]
    public async Task The_check_signs_in_and_sends_nothing()
    {
        await using var inbox = new SmtpInbox(_certificate.Certificate, password: "s3cret");
        await using (var channel = Channel(inbox))
            await channel.CheckAsync();
        Assert.Empty(inbox.Kept);

        await using var locked = new SmtpInbox(_certificate.Certificate, password: "another");
        await using var refused = Channel(locked);
        var error = await Assert.ThrowsAsync<PartMissingException>(refused.CheckAsync);
        Assert.StartsWith($"localhost:{locked.Port}: Auth: 535 ", error.Message, StringComparison.Ordinal);
    }

    private async Task<SendResult> SendAsync(SmtpInbox inbox)
    {
        await using var channel = Channel(inbox);
        return await channel.SendAsync(new(Some.Key(), "Ann", "ann@board.example", Some.Message().ToBytes()));
    }

    private EmailChannel Channel(SmtpInbox inbox, SmtpSecurity security = SmtpSecurity.StartTls) => new(
        new() { Host = "localhost", Port = inbox.Port, Security = security, User = "iw", Password = "s3cret",
            CertificateAuthority = _certificate.AuthorityFile },
        Some.Box("Reports", Some.Sender));
}
