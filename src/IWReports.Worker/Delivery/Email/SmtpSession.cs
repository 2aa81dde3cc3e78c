using System.Globalization;
using System.Net.Security;
using IWReports.Worker.Delivery.Channels;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace IWReports.Worker.Delivery.Email;

/// <summary>One conversation with a relay, led by MailKit: opened once, then message after message.</summary>
internal sealed class SmtpSession(EmailOptions options, SmtpWatch watch) : SmtpClient(watch)
{
    // Each command waits for its answer, so that the stage is known; the bytes are 7 bit, so that no server can ask for others.
    // Without UTF8 MailKit names an address as we do: its domain in ASCII.
    private const SmtpCapabilities Unused =
        SmtpCapabilities.Pipelining | SmtpCapabilities.Chunking | SmtpCapabilities.BinaryMime | SmtpCapabilities.UTF8;

    private readonly SmtpCertificate _certificate = new(options);

    private SmtpWire? _wire;
    private int _length;

    public SmtpStage Stage => watch.Stage;

    /// <summary>Whether what was said last leaves nothing to be said but goodbye.</summary>
    public bool IsOver { get; set; }

    /// <summary>Whether another message may go over this connection.</summary>
    public bool IsFit => IsConnected && !IsOver && watch.Unasked is null;

    private SmtpWire Wire => _wire ?? throw new InvalidOperationException("The session was not opened.");

    /// <summary>Connects, secures the connection and signs in. Nothing secret is said before TLS.</summary>
    public async Task OpenAsync(long deadline, SignIn signIn)
    {
        _wire = await SmtpWire.OpenAsync(options, deadline);
        _wire.Begin(deadline);
        LocalDomain = _wire.LocalAddress;
        ServerCertificateValidationCallback = _certificate.IsTrusted;
        if (options.Security is SmtpSecurity.Implicit)
            watch.Stage = SmtpStage.StartTls;
        try
        {
            await ConnectAsync(_wire, options.Host, options.Port, Security());
        }
        catch (SmtpCommandException refused)
        {
            throw new SmtpRefusedException(SmtpReply.Of((int)refused.StatusCode, refused.Message));
        }
        catch (NotSupportedException)
        {
            watch.Stage = SmtpStage.StartTls;
            throw new SmtpUnfitException("the server does not offer STARTTLS, and without TLS nothing is sent. Delivery:Email:Security "
                + "is one of StartTls, Implicit and, for a relay of your own network, None");
        }
        catch (SslHandshakeException) when (_certificate.Fault is { } fault)
        {
            throw new SmtpUnfitException(fault);
        }

        Capabilities &= ~Unused;
        watch.Stage = SmtpStage.Auth;
        await signIn.AsAsync(this, watch);
        // Signing in may greet again, and the greeting fills them.
        Capabilities &= ~Unused;
        _wire.Rest();
    }

    /// <summary>Hands one message over.</summary>
    public async Task<SmtpResult> SubmitAsync(string from, string to, ReadOnlyMemory<byte> mime, long deadline)
    {
        watch.Stage = SmtpStage.Mail;
        if (MaxSize is > 0 and var limit && mime.Length > limit)
            return Never(string.Create(CultureInfo.InvariantCulture, $"the message has {mime.Length} bytes, the server takes {limit}"));
        using var frozen = FrozenMessage.Load(mime);
        if (frozen is null || !await frozen.IsWholeAsync())
            return Never("the message would not leave as it was frozen");

        var verdict = new SmtpVerdict(this, watch);
        Wire.Begin(deadline);
        Look();
        _length = mime.Length;
        frozen.Watch(BodyBegins, BeforeDotAsync);
        try
        {
            await SendAsync(FrozenMessage.Format, frozen.Message, new MailboxAddress("", from), [new MailboxAddress("", to)]);
            return await verdict.AcceptedAsync(watch.LastReply!);
        }
        catch (SmtpCommandException refused)
        {
            return await verdict.RefusedAsync(SmtpReply.Of((int)refused.StatusCode, refused.Message));
        }
        catch (ServiceNotAuthenticatedException refused)
        {
            return await verdict.RefusedAsync(SmtpReply.Of(SmtpReply.SignInFirst, refused.Message));
        }
        finally
        {
            if (IsConnected)
                Wire.Rest();
        }
    }

    /// <summary>Says goodbye within the time; true when the server answered just that.</summary>
    public Task<bool> QuitAsync(TimeSpan patience)
    {
        _wire?.Begin(Environment.TickCount64 + (long)patience.TotalMilliseconds);
        return QuitAsync();
    }

    public async Task<bool> QuitAsync()
    {
        IsOver = true;
        return SmtpReply.Of(await SendCommandAsync("QUIT")).Code == SmtpReply.Goodbye && watch.Unasked is null;
    }

    public async Task<SmtpReply> ResetAsync() => SmtpReply.Of(await SendCommandAsync("RSET"));

    protected override void Prepare(FormatOptions options, MimeMessage message, EncodingConstraint constraint, int maxLineLength)
    {
        // Frozen: MailKit would encode anew what it thinks the server does not take.
    }

    protected override Task<long> GetSizeAsync(FormatOptions options, MimeMessage message, CancellationToken cancellationToken) =>
        Task.FromResult((long)_length);

    protected override void OnSenderAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        watch.Stage = SmtpStage.Rcpt;
        Look();
    }

    protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        watch.Stage = SmtpStage.Data;
        Look();
    }

    protected override SslClientAuthenticationOptions GetSslClientAuthenticationOptions(
        string host, RemoteCertificateValidationCallback remoteCertificateValidationCallback)
    {
        // Revocation is not asked for: relays stand in networks that reach no list of revoked certificates.
        CheckCertificateRevocation = false;
        var tls = base.GetSslClientAuthenticationOptions(host, remoteCertificateValidationCallback);
        tls.CertificateChainPolicy = _certificate.OwnAuthority();
        return tls;
    }

    private SecureSocketOptions Security() => options.Security switch
    {
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Implicit => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };

    private SmtpResult Never(string reason) => new(SendResultKind.Permanent, Stage, null, reason);

    // A word that nobody asked for would be taken for the answer to what is asked next.
    private void Look()
    {
        if (Wire.IsClosed)
            throw new IOException(SmtpWire.HungUp);
        if (Wire.HasUnread)
            throw new SmtpUnfitException("the server said something that nobody had asked for");
    }

    private void BodyBegins()
    {
        watch.Stage = SmtpStage.Body;
        Wire.BodyBegins();
    }

    private async Task BeforeDotAsync()
    {
        await Wire.BodyEndsAsync();
        // A server that has hung up, or has refused in mid-body, cannot have the dot yet. Without this look the outcome would be unknown.
        Look();
        // Noted before the dot is written: a write that fails may have written it all the same.
        watch.Stage = SmtpStage.DotSent;
        Wire.DotIsDue();
    }
}
