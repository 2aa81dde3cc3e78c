using System.Text;
using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Delivery.Email;

namespace IWReports.Worker.Tests.Delivery.Email;

[Trait("Req", "R12")]
public sealed class TlsTests : IDisposable
{
    private static readonly string PlainSecret = Convert.ToBase64String(Encoding.UTF8.GetBytes("\0iw\0s3cret"));

    private readonly TestCertificate _certificate = new("localhost");

    public void Dispose() => _certificate.Dispose();

    [Fact]
    public async Task Signs_in_under_starttls_and_greets_again()
    {
        await using var server = Server();
        Assert.Equal(SendResultKind.Accepted, (await SendAsync(server)).Kind);
        Assert.Equal(2, server.Heard.Count(line => line.StartsWith("EHLO", StringComparison.Ordinal)));
        Assert.Contains($"AUTH PLAIN {PlainSecret}", server.Heard);
    }

    [Fact]
    public async Task Signs_in_with_login_where_plain_is_not_offered()
    {
        await using var server = Server(signIns: "AUTH LOGIN");
        Assert.Equal(SendResultKind.Accepted, (await SendAsync(server)).Kind);
        Assert.Contains(Convert.ToBase64String("s3cret"u8), server.Heard);
    }

    [Theory]
    [InlineData("SCRAM-SHA-1")]
    [InlineData("SCRAM-SHA-256")]
    [InlineData("SCRAM-SHA-512")]
    public async Task Signs_in_without_saying_the_password_where_the_server_can(string scram)
    {
        await using var server = Server(signIns: $"AUTH PLAIN LOGIN {scram}");
        Assert.Equal(SendResultKind.Accepted, (await SendAsync(server)).Kind);
        Assert.StartsWith($"AUTH {scram} ", Assert.Single(server.Heard, line => line.StartsWith("AUTH", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.DoesNotContain(server.Heard, line => line.Contains(PlainSecret, StringComparison.Ordinal)
            || line.Contains("s3cret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_password_is_not_tried_in_another_way()
    {
        await using var server = Server([new(Fault.Auth, "535 5.7.8 wrong")]);
        Assert.Equal(SendResultKind.Transient, (await SendAsync(server)).Kind);
        Assert.Single(server.Heard, line => line.StartsWith("AUTH", StringComparison.Ordinal));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Speaks_tls_from_the_first_byte_where_told_so()
    {
        await using var server = new ScriptedSmtpServer { Certificate = _certificate.Certificate, Implicit = true };
        Assert.Equal(SendResultKind.Accepted, (await SendAsync(server, SmtpSecurity.Implicit)).Kind);
        Assert.DoesNotContain("STARTTLS", server.Heard);
    }

    [Fact]
    public async Task A_server_without_starttls_gets_nothing()
    {
        await using var server = new ScriptedSmtpServer { Offers = ["AUTH PLAIN LOGIN"] };
        await RefusedAsync(server, SmtpStage.StartTls);
    }

    [Fact]
    public async Task A_refused_starttls_is_temporary()
    {
        await using var server = Server([new(Fault.StartTls, "454 not now")]);
        await RefusedAsync(server, SmtpStage.StartTls);
    }

    [Fact]
    public async Task Plaintext_behind_the_go_ahead_is_refused()
    {
        await using var server = Server([new(Fault.StartTls, "220 go ahead\r\n250 you are signed in")]);
        await RefusedAsync(server, SmtpStage.StartTls);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused()
    {
        using var other = new TestCertificate("other.example");
        await using var server = Server(certificate: other);
        var text = await RefusedAsync(server, SmtpStage.StartTls, other);
        Assert.Equal("the server's certificate is for another name than localhost (Delivery:Email:Host)", text);
    }

    [Fact]
    public async Task A_certificate_of_nobody_we_know_is_refused()
    {
        using var stranger = new TestCertificate("localhost");
        await using var server = Server(certificate: stranger);
        var text = await RefusedAsync(server, SmtpStage.StartTls);
        Assert.Equal("the server's certificate is not trusted: UntrustedRoot (Delivery:Email:CertificateAuthority)", text);
    }

    [Fact]
    public async Task A_refused_sign_in_is_temporary_and_our_password_is_not_in_the_message()
    {
        await using var server = Server([new(Fault.Auth, "535 5.7.8 wrong")]);
        var result = await SendAsync(server);
        Assert.Equal(new(SendResultKind.Transient, SmtpStage.Auth, 535, "535 5.7.8 wrong"), result);
    }

    [Theory]
    [InlineData("AUTH CRAM-MD5")]
    [InlineData("SIZE 0")]
    public async Task A_server_that_offers_no_known_sign_in_is_refused(string offer)
    {
        await using var server = Server(signIns: offer);
        var text = await RefusedAsync(server, SmtpStage.Auth);
        Assert.Equal(
            "the server offers none of AUTH SCRAM-SHA-512, SCRAM-SHA-256, SCRAM-SHA-1, PLAIN, LOGIN, but Delivery:Email:User is set", text);
    }

    [Fact]
    public async Task Never_signs_in_without_tls()
    {
        await using var server = new ScriptedSmtpServer { Offers = ["AUTH PLAIN LOGIN"] };
        var result = await SendAsync(server, SmtpSecurity.None);
        Assert.Equal((SendResultKind.Transient, SmtpStage.Auth), (result.Kind, result.Stage));
        Assert.DoesNotContain(server.Heard, line => line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    private ScriptedSmtpServer Server(Fault[]? script = null, string signIns = "AUTH PLAIN LOGIN", TestCertificate? certificate = null) =>
        new(script ?? []) { Offers = ["STARTTLS"], OffersUnderTls = [signIns], Certificate = (certificate ?? _certificate).Certificate };

    private async Task<string> RefusedAsync(ScriptedSmtpServer server, SmtpStage stage, TestCertificate? trusted = null)
    {
        var result = await SendAsync(server, trusted: trusted);
        Assert.Equal((SendResultKind.Transient, stage), (result.Kind, result.Stage));
        Assert.DoesNotContain(server.Heard, line => line.StartsWith("AUTH", StringComparison.Ordinal)
            || line.StartsWith("MAIL", StringComparison.Ordinal));
        return result.Text;
    }

    private async Task<SmtpResult> SendAsync(ScriptedSmtpServer server, SmtpSecurity security = SmtpSecurity.StartTls,
        TestCertificate? trusted = null)
    {
        await using var client = Some.Client(Some.SecureRelay(server, trusted ?? _certificate, security));
        return await client.SendAsync(Some.Sender, "ann@board.example", Some.Message().ToBytes());
    }
}
