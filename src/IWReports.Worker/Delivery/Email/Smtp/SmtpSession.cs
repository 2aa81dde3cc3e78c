using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace IWReports.Worker.Delivery.Email.Smtp;

/// <summary>One conversation with a relay (RFC 5321, 3207, 4954): opened once, then message after message. The stage says at every moment how far it is.</summary>
internal sealed class SmtpSession(EmailOptions options) : IAsyncDisposable
{
    private const int BlockLength = 64 * 1024;
    private static readonly byte[] Dot = ".\r\n"u8.ToArray();

    private SmtpConnection? _connection;
    private SmtpExtensions _extensions = SmtpExtensions.None;

    // After a refusal the server may still hold half a message of ours.
    private bool _resetFirst;

    public SmtpStage Stage { get; private set; } = SmtpStage.Connect;

    private SmtpConnection Connection => _connection ?? throw new InvalidOperationException("The session was not opened.");

    /// <summary>Connects, secures the connection and signs in. Nothing secret is said before TLS.</summary>
    public async Task OpenAsync(CancellationToken deadline)
    {
        using (var patience = Patience(options.ConnectTimeout, deadline))
            _connection = await SmtpConnection.OpenAsync(options.Host, options.Port, patience.Token);

        if (options.Security is SmtpSecurity.Implicit)
            await StartTlsAsync(deadline);
        Stage = SmtpStage.Greeting;
        Expect(await ReplyAsync(deadline), reply => reply.IsDone);
        await HelloAsync(deadline);

        if (options.Security is SmtpSecurity.StartTls)
        {
            Stage = SmtpStage.StartTls;
            if (!_extensions.StartTls)
                throw new SmtpUnfitException("the server does not offer STARTTLS, and without TLS nothing is sent (Delivery:Email:Security)");
            Expect(await AskAsync("STARTTLS", deadline), reply => reply.IsDone);
            await StartTlsAsync(deadline);
            // What was offered in clear may have been forged.
            await HelloAsync(deadline);
        }

        Stage = SmtpStage.Auth;
        if (!string.IsNullOrEmpty(options.User))
            await SignInAsync(options.User, options.Password ?? "", deadline);
    }

    /// <summary>Hands one message over.</summary>
    public async Task<SmtpResult> SubmitAsync(string from, string to, ReadOnlyMemory<byte> message, CancellationToken deadline)
    {
        Stage = SmtpStage.Mail;
        if (_extensions.LargestMessage is > 0 and var limit && message.Length > limit)
            return new(OutcomeKind.Permanent, Stage, null, string.Create(CultureInfo.InvariantCulture, $"the message has {message.Length} bytes, the server takes {limit}"));
        if (_resetFirst)
            Expect(await AskAsync("RSET", deadline), reply => reply.IsDone);

        _resetFirst = true;
        var size = _extensions.Size ? string.Create(CultureInfo.InvariantCulture, $" SIZE={message.Length}") : "";
        Expect(await AskAsync($"MAIL FROM:<{from}>{size}", deadline), reply => reply.IsDone);
        Stage = SmtpStage.Rcpt;
        Expect(await AskAsync($"RCPT TO:<{to}>", deadline), reply => reply.IsDone);
        Stage = SmtpStage.Data;
        Expect(await AskAsync("DATA", deadline), reply => reply.IsGoOn);

        Stage = SmtpStage.Body;
        await WriteBodyAsync(DotStuffing.Apply(message.Span), deadline);
        // A server that has hung up by now cannot have the dot. Without this look, writing it would leave the outcome unknown.
        if (Connection.IsClosed)
            throw new IOException(SmtpConnection.HungUp);

        // From here on the server may own the message: only its answer tells, and it gets its full time, whatever the deadline was.
        Stage = SmtpStage.DotSent;
        using var patience = new CancellationTokenSource(options.DotTimeout);
        await Connection.WriteAsync(Dot, patience.Token);
        var reply = Expect(await Connection.ReadReplyAsync(patience.Token), reply => reply.IsDone);
        Stage = SmtpStage.Accepted;
        _resetFirst = false;
        return new(OutcomeKind.Accepted, Stage, reply.Code, reply.Text);
    }

    public Task QuitAsync(CancellationToken deadline) => AskAsync("QUIT", deadline);

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
    }

    private async Task HelloAsync(CancellationToken deadline)
    {
        Stage = SmtpStage.Ehlo;
        _extensions = SmtpExtensions.Of(Expect(await AskAsync($"EHLO {Connection.LocalAddress}", deadline), reply => reply.IsDone));
    }

    private async Task StartTlsAsync(CancellationToken deadline)
    {
        Stage = SmtpStage.StartTls;
        using var patience = Patience(options.CommandTimeout, deadline);
        await Connection.StartTlsAsync(new SslClientAuthenticationOptions { TargetHost = options.Host, CertificateChainPolicy = OwnAuthority() }, patience.Token);
    }

    private X509ChainPolicy? OwnAuthority()
    {
        if (options.CertificateAuthority is not { Length: > 0 } file)
            return null;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(file);
        return policy;
    }

    private async Task SignInAsync(string user, string password, CancellationToken deadline)
    {
        if (!Connection.IsTls)
            throw new SmtpUnfitException("signing in needs TLS (Delivery:Email:Security)");
        if (_extensions.SignIns.Contains("PLAIN"))
        {
            Expect(await AskAsync($"AUTH PLAIN {Base64($"\0{user}\0{password}")}", deadline), reply => reply.IsDone);
        }
        else if (_extensions.SignIns.Contains("LOGIN"))
        {
            Expect(await AskAsync("AUTH LOGIN", deadline), reply => reply.IsGoOn);
            Expect(await AskAsync(Base64(user), deadline), reply => reply.IsGoOn);
            Expect(await AskAsync(Base64(password), deadline), reply => reply.IsDone);
        }
        else
        {
            throw new SmtpUnfitException("the server offers neither AUTH PLAIN nor AUTH LOGIN, but Delivery:Email:User is set");
        }
    }

    private async Task WriteBodyAsync(ReadOnlyMemory<byte> body, CancellationToken deadline)
    {
        for (; body.Length > 0; body = body[Math.Min(BlockLength, body.Length)..])
        {
            using var patience = Patience(options.CommandTimeout, deadline);
            await Connection.WriteAsync(body[..Math.Min(BlockLength, body.Length)], patience.Token);
        }
    }

    private async Task<SmtpReply> AskAsync(string command, CancellationToken deadline)
    {
        using (var patience = Patience(options.CommandTimeout, deadline))
            await Connection.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), patience.Token);
        return await ReplyAsync(deadline);
    }

    private async Task<SmtpReply> ReplyAsync(CancellationToken deadline)
    {
        using var patience = Patience(options.CommandTimeout, deadline);
        return await Connection.ReadReplyAsync(patience.Token);
    }

    private static CancellationTokenSource Patience(TimeSpan timeout, CancellationToken deadline)
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(deadline);
        patience.CancelAfter(timeout);
        return patience;
    }

    private static SmtpReply Expect(SmtpReply reply, Func<SmtpReply, bool> asked) => asked(reply) ? reply : throw new SmtpRefusedException(reply);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
