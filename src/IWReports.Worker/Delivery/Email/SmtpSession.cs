using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
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

    private SmtpWire? _wire;
    private int _length;
    private bool _isOver;
    private string? _certificateFault;

    public SmtpStage Stage => watch.Stage;

    /// <summary>Whether another message may go over this connection.</summary>
    public bool IsFit => IsConnected && !_isOver && watch.Unasked is null;

    private SmtpWire Wire => _wire ?? throw new InvalidOperationException("The session was not opened.");

    /// <summary>Connects, secures the connection and signs in. Nothing secret is said before TLS.</summary>
    public async Task OpenAsync(long deadline, SignIn signIn)
    {
        _wire = await SmtpWire.OpenAsync(options, deadline);
        _wire.Begin(deadline);
        LocalDomain = _wire.LocalAddress;
        ServerCertificateValidationCallback = IsTrusted;
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
        catch (SslHandshakeException) when (_certificateFault is not null)
        {
            throw new SmtpUnfitException(_certificateFault);
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

        Wire.Begin(deadline);
        Look();
        _length = mime.Length;
        frozen.Watch(BodyBegins, BeforeDotAsync);
        try
        {
            await SendAsync(FrozenMessage.Format, frozen.Message, new MailboxAddress("", from), [new MailboxAddress("", to)]);
            return await AcceptedAsync(watch.LastReply!);
        }
        catch (SmtpCommandException refused)
        {
            return await RefusedAsync(SmtpReply.Of((int)refused.StatusCode, refused.Message));
        }
        catch (ServiceNotAuthenticatedException refused)
        {
            return await RefusedAsync(SmtpReply.Of(SmtpReply.SignInFirst, refused.Message));
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
        tls.CertificateChainPolicy = OwnAuthority();
        return tls;
    }

    private bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            _certificateFault = $"the server's certificate is for another name than {options.Host} (Delivery:Email:Host)";
        else if (errors is not SslPolicyErrors.None)
            _certificateFault = $"the server's certificate is not trusted: {Reason(chain)} (Delivery:Email:CertificateAuthority)";
        return errors is SslPolicyErrors.None;
    }

    private static string Reason(X509Chain? chain) => chain?.ChainStatus.FirstOrDefault().Status.ToString() ?? "it sent none";

    private X509ChainPolicy? OwnAuthority()
    {
        if (options.CertificateAuthority is not { Length: > 0 } file)
            return null;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(CertificateFile.Read(file));
        return policy;
    }

    private SecureSocketOptions Security() => options.Security switch
    {
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Implicit => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };

    private SmtpResult Never(string reason) => new(OutcomeKind.Permanent, Stage, null, reason);

    private async Task<bool> QuitAsync()
    {
        _isOver = true;
        return SmtpReply.Of(await SendCommandAsync("QUIT")).Code == SmtpReply.Goodbye && watch.Unasked is null;
    }

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

    // A 250 may have been on its way before the dot was, and then it is no answer to it. The server answers in turn: if RSET brings
    // a refusal, that was the answer to the dot; if it brings a 250, the message was taken, whichever of the two was the dot's.
    private async Task<SmtpResult> AcceptedAsync(SmtpReply reply)
    {
        if (watch.Unasked is { Code: not SmtpReply.Closing } second)
            return SmtpResult.Unknown(reply, $"then the server said \"{second.Text}\", so one of the two is not about the message");
        watch.Stage = SmtpStage.Accepted;
        if (watch.Unasked is not null)
            return SmtpResult.Accepted(reply);
        try
        {
            var answer = SmtpReply.Of(await SendCommandAsync("RSET"));
            _isOver = !answer.IsDone;
            return answer.IsDone || answer.Code == SmtpReply.Closing
                ? SmtpResult.Accepted(reply)
                : SmtpResult.Unknown(reply, $"then the server answered \"{answer.Text}\" to RSET, so one of the two is about the message");
        }
        catch (Exception broken) when (SmtpFailure.IsBroken(broken))
        {
            // Servers that take a few messages and hang up or fall silent do so here. Nothing speaks against their 250.
            _isOver = true;
            return SmtpResult.Accepted(reply);
        }
    }

    // A refusal may have been on its way before the dot was: the server may take the message all the same, and trying again
    // would send it twice. MailKit has said RSET by now, so a stray refusal leaves one answer too many, and QUIT does not bring its 221.
    // Where the connection ends instead, a 421 has said so itself, and a 5xx is never tried again: they stand. Another 4xx does not,
    // since a server that took the message and died before its 250 looks the same.
    private async Task<SmtpResult> RefusedAsync(SmtpReply reply)
    {
        _isOver |= !reply.IsRefusal;
        if (Stage < SmtpStage.DotSent || _isOver)
            return SmtpResult.Refused(reply, Stage);
        var (hasEnded, ending) = (!IsConnected, SmtpWire.HungUp);
        try
        {
            if (IsConnected && watch.Unasked is null && await QuitAsync())
                return SmtpResult.Refused(reply, Stage);
            if (IsConnected || watch.Unasked is not null)
                (hasEnded, ending) = (false, "QUIT did not bring its 221");
        }
        catch (Exception broken) when (SmtpFailure.IsBroken(broken))
        {
            (hasEnded, ending) = (SmtpFailure.HasEnded(broken), SmtpFailure.Words(broken));
        }

        return hasEnded && (reply.IsPermanent || reply.Code == SmtpReply.Closing)
            ? SmtpResult.Refused(reply, Stage)
            : SmtpResult.Unknown(reply, $"then {ending}, so whether this was about the message is not known");
    }
}
